import { type EntityManager, Mail, User } from '@perenos/db';
import type { Mailbox } from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import type { UserView } from '../contract/auth.ts';
import type { mailRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { describeMails } from './describe-mails.ts';
import { type BroughtFile, isNamedAsScan, mailAroundScan } from './mail-around-scan.ts';

/**
 * Keeps a mail that a person brings, or a scan in a mail of its own, and has it read like any other. What is empty, or
 * neither of both by its name, is refused.
 */
export async function uploadMail(
  deps: ApiDependencies,
  { em, user }: { em: EntityManager; user: UserView },
  { mailbox, file }: { mailbox: Mailbox; file: BroughtFile },
): Promise<z.infer<typeof mailRow>> {
  if (!deps.intake) throw new ApiError('unavailable-here', { what: 'Приём писем' });
  if (file.bytes.length === 0) throw new ApiError('invalid-input', { fields: { file: 'Файл пуст' } });
  const id = await deps.intake.upload(mailbox, isMail(file) ? file.bytes : await aroundScan(deps, em, user, file));
  const [row] = await describeMails(em, await em.find(Mail, { id }));
  if (!row) throw new ApiError('not-found', { what: 'Письмо' });
  return row;
}

const isMail = ({ fileName }: BroughtFile): boolean => /\.(?:eml|msg)$/i.test(fileName);

async function aroundScan(
  { now }: ApiDependencies,
  em: EntityManager,
  { id, login, name }: UserView,
  file: BroughtFile,
): Promise<Uint8Array> {
  if (!isNamedAsScan(file))
    throw new ApiError('invalid-input', {
      fields: { file: 'Это не письмо .eml или .msg и не скан PDF, JPG, PNG или TIFF' },
    });
  const { email } = await em.findOneOrFail(User, id);
  return mailAroundScan(file, { name, address: email ?? `${login}@brought.invalid` }, now());
}
