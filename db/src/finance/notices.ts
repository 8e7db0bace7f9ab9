import { type Partner as PartnerData, type Restriction, restrictionNotice, salesCenterNotice } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { type Actor, writeJournal } from '../journal/write.ts';
import { addressOfPartner, noAddressOf, queueMessage } from '../outbox/index.ts';
import { loadTemplates } from '../templates/templates.ts';

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
    const address = await addressOfPartner(em, to.id);
    const noAddress = noAddressOf(to.name);
    const { lastError } = await queueMessage(
      em,
      { role: 'partner', from: 'sverka', to: address, noAddress, subject, text },
      at,
    );
    await writeJournal(em, at, [
      {
        actor,
        kind: 'notice-queued',
        objectType: 'partner',
        objectId: to.id,
        grounds:
          address === null ? `Письмо не поставлено в отправку: ${lastError}` : `Письмо на ${address}: ${subject}`,
      },
    ]);
  }
}
