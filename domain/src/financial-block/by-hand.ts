import { unpaidDebts } from '../registry/debts.ts';
import type { IsoDate, Partner, Restriction } from '../registry/types.ts';
import type { ClauseId } from '../regulation/types.ts';
import { formatDate } from '../wording/format.ts';
import type { ProductionCalendar } from '../working-time/calendar.ts';
import { blockingDebts } from './overdue.ts';
import type { BlockingTerms } from './terms.ts';

/** On what a person imposes a restriction: the sales centre's request, or debts that are overdue by the terms. */
export const imposeBases = ['sales-center', 'overdue'] as const;
export type ImposeBasis = (typeof imposeBases)[number];
/** On what a person lifts one: the money has come, or the sales centre asks for it. */
export const liftBases = ['paid', 'sales-center'] as const;
export type LiftBasis = (typeof liftBases)[number];

export const imposeBasisLabels: Readonly<Record<ImposeBasis, string>> = {
  'sales-center': 'Просит Центр продаж партнёра',
  overdue: 'Есть просроченные счета',
};
export const liftBasisLabels: Readonly<Record<LiftBasis, string>> = {
  paid: 'Счета оплачены',
  'sales-center': 'Просит Центр продаж',
};

/** Allowed by rules, or refused by one of them, in Russian. There is no override: the rules are the same for everybody. */
export type HandDecision<T> = ({ ok: true; rules: ClauseId[] } & T) | { ok: false; rule: ClauseId; reason: string };

const refuse = (rule: ClauseId, reason: string): { ok: false; rule: ClauseId; reason: string } => ({
  ok: false,
  rule,
  reason,
});

type ImposeCase = { basis: ImposeBasis; on: IsoDate; terms: BlockingTerms; calendar: ProductionCalendar };

/** May this partner be restricted by hand? FB-5 and FB-6 for its sales centre; for debts what the daily job goes by. */
export function imposeByHand(
  partner: Partner,
  { basis, on, terms, calendar }: ImposeCase,
): HandDecision<{ restriction: Restriction }> {
  const { restriction, salesCenterId, name, kind } = partner;
  if (restriction !== null)
    return refuse(
      'FB-5',
      `Доступ партнёра ${name} уже ограничен с ${formatDate(restriction.since)}: второго ограничения не бывает.`,
    );
  if (kind === 'sales-center') return refuse('FB-6', `${name} — Центр продаж: ограничивают только партнёров.`);
  if (basis === 'sales-center') {
    if (salesCenterId === null)
      return refuse('FB-6', `У партнёра ${name} нет Центра продаж: просить об ограничении некому.`);
    return { ok: true, rules: ['FB-5'], restriction: { since: on, imposedBy: salesCenterId } };
  }
  if (blockingDebts(partner, on, terms, calendar).length === 0)
    return refuse('FB-4', `Счетов партнёра ${name}, просроченных с учётом времени на перевод денег, нет.`);
  return { ok: true, rules: [], restriction: { since: on, imposedBy: 'automatic' } };
}

/** May this restriction be lifted by hand? FB-2, FB-4 and FB-7 … FB-10. */
export function liftByHand(
  partner: Partner,
  { basis, on, nameOf }: { basis: LiftBasis; on: IsoDate; nameOf: (partnerId: string) => string },
): HandDecision<{ restriction: Restriction }> {
  const { restriction, name } = partner;
  if (restriction === null) return refuse('FB-10', `У партнёра ${name} ограничение не действует.`);
  if (restriction.imposedBy !== 'automatic') {
    if (basis === 'sales-center') return { ok: true, rules: ['FB-7'], restriction };
    const reason = `Ограничение запросил Центр продаж ${nameOf(restriction.imposedBy)}: снять его можно только по его просьбе, даже если всё оплачено.`;
    return refuse('FB-8', reason);
  }
  const unpaid = unpaidDebts(partner, on);
  if (unpaid.length > 0) {
    const invoices = unpaid.map(({ invoiceNumber }) => invoiceNumber).join(', ');
    return refuse(
      'FB-4',
      `Ограничение автоматическое, а оплачено не всё: ${invoices}. Доступ возвращают по факту поступления оплаты.`,
    );
  }
  return { ok: true, rules: basis === 'sales-center' ? ['FB-2', 'FB-9'] : ['FB-2'], restriction };
}
