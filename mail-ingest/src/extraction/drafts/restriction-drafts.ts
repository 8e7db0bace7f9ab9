import { nameKey, type Partner, type Registry, type TicketKind } from '@perenos/domain';
import type { Found } from '../parties/party.ts';
import { type Draft, emptyDraft, noTarget, type Statement } from './draft.ts';

/** An entrepreneur's surname without first names, as people sign: «ИП Кедрова». */
const isSigned = (name: string, partner: Partner): boolean =>
  partner.inn.length === 12 && nameKey(name) === nameKey(partner.name.split(' ').slice(0, 2).join(' '));

type Sent = { registry: Registry; senderPartner: Partner | null };

/** The partners that a mail to sverka@ is about; none named: the sender is meant. */
export function restrictionDrafts(own: Statement, kind: TicketKind, sent: Sent): Draft[] {
  const { registry, senderPartner: sender } = sent;
  // «К партнёру нашего центра продаж: ООО …».
  const isCentresPartner = (inn: Found | null): boolean =>
    sender?.kind === 'sales-center' && inn !== null && registry.partnerByInn(inn.value)?.kind === 'partner';
  const named = own.parties.filter(
    ({ role, inn, name }) =>
      (role !== 'other' || isCentresPartner(inn)) &&
      (inn !== null || (name !== null && !(sender && isSigned(name.value, sender)))),
  );
  const isSender = (party: (typeof named)[number]): boolean =>
    sender !== null &&
    (party.inn?.value === sender.inn ||
      (party.inn === null && party.name !== null && nameKey(party.name.value) === nameKey(sender.name)));
  // «С нашим центром продаж рассчитались, снимите ограничение»: the sender's own centre is not the one restricted.
  const centre = kind === 'block' ? null : registry.partnerById(sender?.salesCenterId ?? '');
  const isOwnCentre = ({ inn, name }: (typeof named)[number]): boolean =>
    centre !== null && (inn ? inn.value === centre.inn : name !== null && nameKey(name.value) === nameKey(centre.name));
  const others = named.filter((party) => !isSender(party) && !isOwnCentre(party));
  const chosen = others.length > 0 ? others : named.filter(isSender).slice(0, 1);
  if (chosen.length === 0)
    return [{ ...emptyDraft, target: { ...noTarget, login: own.target.login ?? own.drafts[0]?.target.login ?? null } }];
  const login = own.target.login ?? own.drafts.find((draft) => draft.target.login)?.target.login ?? null;
  return chosen.map((party) => ({
    ...emptyDraft,
    target: { name: party.name, inn: party.inn, login: chosen.length === 1 ? login : null },
  }));
}
