import {
  type Actor,
  type Application,
  addressOfPartner,
  type EntityManager,
  loadTemplates,
  noAddressOf,
  Partner,
  queuedGrounds,
  queueMessage,
  writeJournal,
} from '@perenos/db';
import type { NoticeAbout, Reply } from '@perenos/domain';

/** Letters about applications leave from here, and their answers come back here. */
const mailbox = 'partners';

/** What a letter about an application needs besides its news. */
export async function aboutApplication(
  em: EntityManager,
  application: Application,
  author: string,
): Promise<NoticeAbout> {
  return {
    application,
    hand: { staff: { name: author, email: `${mailbox}@astral.ru` }, templates: await loadTemplates(em) },
  };
}

/**
 * Queues a letter to the application's partner in the caller's transaction. Without an address it is kept as failed: the
 * partner has to be told all the same.
 */
export async function writeToPartner(
  em: EntityManager,
  application: Application,
  letter: Reply,
  { at, actor }: { at: Date; actor: Actor },
): Promise<void> {
  const { name } = await em.findOneOrFail(Partner, application.partnerId);
  const to = await addressOfPartner(em, application.partnerId);
  const message = await queueMessage(
    em,
    { role: 'partner', from: mailbox, to, noAddress: noAddressOf(name), ...letter },
    at,
  );
  await writeJournal(em, at, [
    {
      actor,
      kind: 'notice-queued',
      objectType: 'application',
      objectId: application.id,
      grounds: queuedGrounds('партнёру', message),
    },
  ]);
}
