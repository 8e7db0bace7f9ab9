import { type EntityManager, Mail } from '@perenos/db';
import type { Mailbox } from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import type { mailRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { describeMails } from './describe-mails.ts';

/**
 * Has a kept mail read again: one that failed, was put in quarantine, or was passed over. A mail that already stands in
 * a ticket is refused: reading it again would ask for the same twice. Its raw bytes stay as they came; a person may name
 * the encoding of its texts and the mailbox that it belongs to.
 */
export async function reprocessMail(
  deps: ApiDependencies,
  { em, user }: { em: EntityManager; user: UserView },
  id: number,
  { charset = null, mailbox = null }: { charset?: string | null | undefined; mailbox?: Mailbox | null | undefined },
): Promise<z.infer<typeof mailRow>> {
  if (!deps.intake) throw new ApiError('unavailable-here', { what: 'Чтение писем' });
  const mail = await em.findOne(Mail, { id });
  if (!mail) throw new ApiError('not-found', { what: 'Письмо' });
  const by = actorOf(user);
  if (!(await deps.intake.reprocess(id, { charset, mailbox, by })))
    throw new ApiError('not-allowed-now', {
      reason: 'Заново это письмо не прочитать: оно уже стоит в обращении или читается прямо сейчас.',
    });
  em.clear();
  const [row] = await describeMails(em, await em.find(Mail, { id }));
  if (!row) throw new ApiError('not-found', { what: 'Письмо' });
  return row;
}
