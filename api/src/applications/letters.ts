import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type Application,
  type EntityManager,
  loadTemplates,
  Mail,
  OutboxMessage,
  Partner,
  PartnerAddress,
  writeJournal,
} from '@perenos/db';
import { type NoticeAbout, partnerAddress, type Reply } from '@perenos/domain';
import { escapeLike } from '../http/find-page.ts';

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

const lately = 5;

/** Where the application's partner is written to; null where the registry knows no address and nobody has written. */
export async function partnerAddressOf(em: EntityManager, partnerId: string): Promise<string | null> {
  const rows = await em.find(PartnerAddress, { partner: partnerId }, { orderBy: { position: 'asc' } });
  const emails = rows.map(({ address }) => address);
  const correspondents: string[] = [];
  for (const domain of emails.filter((entry) => entry.startsWith('@'))) {
    const mails = await em.find(
      Mail,
      { fromAddress: { $ilike: `%${escapeLike(domain)}` } },
      { fields: ['fromAddress'], orderBy: { id: 'desc' }, limit: lately },
    );
    correspondents.push(...mails.flatMap(({ fromAddress }) => fromAddress ?? []));
  }
  return partnerAddress({ emails }, correspondents);
}

/**
 * Queues a letter to the application's partner in the caller's transaction. Without an address it is kept as failed: the
 * partner has to be told, and a person must find out where.
 */
export async function writeToPartner(
  em: EntityManager,
  application: Application,
  letter: Reply,
  { at, actor }: { at: Date; actor: Actor },
): Promise<void> {
  const to = await partnerAddressOf(em, application.partnerId);
  const { name } = await em.findOneOrFail(Partner, application.partnerId);
  const missing = to === null ? `нет адреса: у партнёра ${name} в реестре нет полного адреса` : null;
  em.create(OutboxMessage, {
    ticket: null,
    role: 'partner',
    messageId: `<${randomUUID()}@astral.ru>`,
    toAddress: to ?? '',
    fromMailbox: mailbox,
    ...letter,
    inReplyTo: null,
    references: [],
    state: missing === null ? 'queued' : 'failed',
    lastError: missing,
    queuedAt: at,
    notBeforeAt: at,
  });
  await em.flush();
  await writeJournal(em, at, [
    {
      actor,
      kind: 'notice-queued',
      objectType: 'application',
      objectId: application.id,
      grounds:
        missing === null
          ? `Письмо партнёру поставлено в отправку: «${letter.subject}»`
          : `Письмо партнёру не поставлено в отправку: ${missing}`,
    },
  ]);
  await em.execute(`select pg_notify('outbox_queued', '')`);
}
