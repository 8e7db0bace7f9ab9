import { formatDate } from '../../wording/format.ts';
import { effect, type Finding } from '../findings.ts';
import { quoted } from '../wording.ts';
import { isPaid } from './licences.ts';
import type { Situation } from './situation.ts';

/** 4.1.11 and 4.2.8, reading 6: they belong to a paid licence in force; the one that counts, if that is paid. */
function paidLicenceEffects({ section, inForce, counted, input }: Situation): Finding[] {
  const paid = counted !== null && isPaid(counted.kind) ? counted : inForce.find(({ kind }) => isPaid(kind));
  if (section === null || paid === undefined) return [];
  const { licence } = paid;
  const facts = { licence: licence.id, tariff: licence.tariff, issuedOn: licence.issuedOn };
  const issued = `Лицензия ${quoted(licence.tariff)} выдана ${formatDate(licence.issuedOn)}`;
  const sameMonth = licence.issuedOn.slice(0, 7) === input.requestDate.slice(0, 7);
  if (section.invoiceToTarget !== undefined && sameMonth) {
    const text = `${issued}, в месяце запроса: счёт за неё будет выставлен партнёру, к которому переносится абонент.`;
    return [effect('invoice-to-target', section.invoiceToTarget.clause, text, facts)];
  }
  if (section.tariffReplaced === undefined) return [];
  const text = `${issued}: платный тариф будет заменён на тариф обслуживания в рамках ранее заключённого договора.`;
  return [effect('tariff-replaced', section.tariffReplaced.clause, text, facts)];
}

function quarterEndEffects({ section, inForce }: Situation): Finding[] {
  const rule = section?.quarterEndInvoice;
  if (rule === undefined || !inForce.some(({ kind }) => kind === rule.kind)) return [];
  const text =
    'Счёт за транзакции будет выставлен партнёру, у которого абонент обслуживается на конец отчётного квартала.';
  return [effect('representative-invoice-at-quarter-end', rule.clause, text)];
}

/** 4.1.13 (reading 10), else 4.1.12 and 4.2.7 (readings 2 and 4: the newest licence decides). */
function withoutLicenceEffects({ section, inForce, newest, application, subscriber, holdings }: Situation): Finding[] {
  if (section === null || inForce.length > 0 || subscriber?.record == null || holdings.primaryApplication !== null)
    return [];
  if (application !== null && section.acceptedApplication !== undefined) {
    const { id, receivedOn } = application.application;
    const text = `Есть заявка от ${formatDate(receivedOn)} в состоянии «Принято»: переносится только заявка.`;
    return [effect('application-only', section.acceptedApplication.clause, text, { application: id })];
  }
  if (newest === null || newest.state === 'registered' || section.accountOnly === undefined) return [];
  const state = newest.state === 'blocked' ? 'заблокирована' : 'отозвана';
  const text = `Лицензия ${quoted(newest.tariff)} ${state}: переносится только учётная запись, лицензия не переносится.`;
  return [effect('account-only', section.accountOnly.clause, text, { licence: newest.id, state: newest.state })];
}

/** What the transfer brings about beside the change of partner. */
export const effectsOf = (situation: Situation): Finding[] => [
  ...quarterEndEffects(situation),
  ...paidLicenceEffects(situation),
  ...withoutLicenceEffects(situation),
];
