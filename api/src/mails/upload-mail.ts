import { type EntityManager, Mail } from '@perenos/db';
import type { Mailbox } from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import type { mailRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { describeMails } from './describe-mails.ts';

/** Keeps a mail that a person brings, and has it read like any other. An empty file is refused: there's nothing to keep. */
export async function uploadMail(
  deps: ApiDependencies,
  em: EntityManager,
  upload: { mailbox: Mailbox; bytes: Uint8Array },
): Promise<z.infer<typeof mailRow>> {
  if (!deps.intake) throw new ApiError('unavailable-here', { what: 'Приём писем' });
  if (upload.bytes.length === 0) throw new ApiError('invalid-input', { fields: { file: 'Файл пуст' } });
  const id = await deps.intake.upload(upload.mailbox, upload.bytes);
  const [row] = await describeMails(em, await em.find(Mail, { id }));
  if (!row) throw new ApiError('not-found', { what: 'Письмо' });
  return row;
}
