import { randomUUID } from 'node:crypto';
import {
  type Partner as PartnerData,
  partnerAddress,
  type Restriction,
  restrictionNotice,
  salesCenterNotice,
} from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Mail, OutboxMessage } from '../entities/index.ts';
import { type Actor, writeJournal } from '../journal/write.ts';
import { loadTemplates } from '../templates/templates.ts';

const correspondentsPerDomain = 5;

/** Who has written lately from a domain that stands in the registry instead of a full address, the latest first. */
export async function correspondentsOf(em: EntityManager, { emails }: PartnerData): Promise<string[]> {
  if (emails.some((entry) => !entry.startsWith('@'))) return [];
  const found: string[] = [];
  for (const domain of emails) {
    const mails = await em.find(
      Mail,
      { fromAddress: { $ilike: `%${domain.replace(/[\\%_]/g, (sign) => `\\${sign}`)}` } },
      { fields: ['fromAddress'], orderBy: { id: 'desc' }, limit: correspondentsPerDomain, disableIdentityMap: true },
    );
    found.push(...mails.flatMap(({ fromAddress }) => fromAddress ?? []));
  }
  return found;
}

type Occasion = {
  event: 'imposed' | 'lifted';
  /** As the registry has it after the event, with its debts. */
  partner: PartnerData;
  restriction: Restriction;
  /** The sales centre that asked, else the partner's own. */
  salesCenter: PartnerData | null;
  grounds: string;
  on: string;
  actor: Actor;
  at: Date;
};

/**
 * Queues the letters about a restriction, to the partner and to its sales centre, in the caller's transaction. One
 * without an address is kept as failed, with the reason: somebody has to find the address.
 */
export async function queueRestrictionNotices(em: EntityManager, occasion: Occasion): Promise<void> {
  const { partner, salesCenter, actor, at } = occasion;
  const staff = { name: actor.kind === 'user' ? actor.name : 'Сверка взаиморасчётов', email: 'sverka@astral.ru' };
  const notice = { ...occasion, staff, templates: await loadTemplates(em) };
  const letters = [
    { to: partner, ...restrictionNotice(notice) },
    ...(salesCenter ? [{ to: salesCenter, ...salesCenterNotice(notice) }] : []),
  ];
  for (const { to, subject, text } of letters) {
    const address = partnerAddress(to, await correspondentsOf(em, to));
    const noAddress = `нет адреса: у партнёра ${to.name} в реестре нет полного адреса`;
    em.create(OutboxMessage, {
      ticket: null,
      role: 'partner',
      messageId: `<${randomUUID()}@astral.ru>`,
      toAddress: address ?? '',
      fromMailbox: 'sverka',
      subject,
      text,
      inReplyTo: null,
      references: [],
      state: address === null ? 'failed' : 'queued',
      lastError: address === null ? noAddress : null,
      queuedAt: at,
      notBeforeAt: at,
    });
    await writeJournal(em, at, [
      {
        actor,
        kind: 'notice-queued',
        objectType: 'partner',
        objectId: to.id,
        grounds:
          address === null ? `Письмо не поставлено в отправку: ${noAddress}` : `Письмо на ${address}: ${subject}`,
      },
    ]);
  }
  await em.flush();
  await em.execute(`select pg_notify('outbox_queued', '')`);
}
