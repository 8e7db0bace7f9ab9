import { type Actor, bookPayments, type EntityManager, keepStatement, previewPayments, rowsOf } from '@perenos/db';
import {
  addCalendarDays,
  blockingTermsOn,
  type Debt,
  graceEndsOn,
  type IsoDate,
  type Partner,
  type RegistryData,
  russianCalendar,
} from '@perenos/domain';

const day = (today: IsoDate, offset: number): IsoDate => addCalendarDays(today, offset);

/**
 * The earliest due date whose grace is not over today: on a working day tomorrow's run of the daily job restricts by it,
 * at a weekend that of the next week.
 */
function dueInGrace(today: IsoDate): IsoDate {
  const terms = blockingTermsOn(today);
  let due = today;
  while (graceEndsOn(day(due, -1), terms, russianCalendar) >= today) due = day(due, -1);
  return due;
}

/** Invoices of every kind beside those of the mails: paid, in time, in the grace, overdue under a sales centre's block. */
export function addDemoDebts(registry: RegistryData, today: IsoDate): void {
  const add = (id: string, ...debts: (Omit<Debt, 'product' | 'paidAt'> & Partial<Debt>)[]): void => {
    const partner = registry.partners.find((candidate) => candidate.id === id);
    partner?.debts.push(...debts.map((debt) => ({ product: '1c-reporting', paidAt: null, ...debt })));
  };
  add('pt-bridge', { invoiceNumber: 'СЧ-1164', amountKopecks: 612_000, dueDate: day(today, -40) });
  add(
    'pt-harbour',
    { invoiceNumber: 'СЧ-1150', amountKopecks: 1_470_000, dueDate: day(today, -45), paidAt: day(today, -47) },
    { invoiceNumber: 'СЧ-1231', amountKopecks: 833_300, dueDate: day(today, 9), product: '1c-etp' },
  );
  add(
    'pt-lantern',
    { invoiceNumber: 'СЧ-1226', amountKopecks: 556_050, dueDate: dueInGrace(today) },
    { invoiceNumber: partlyPaid, amountKopecks: 990_000, dueDate: day(today, 6), product: 'astral-report-4.5' },
  );
}

const partlyPaid = 'СЧ-1229';

/** A statement of yesterday that is booked: one invoice paid in part, one payment that nobody could match. */
export async function installDemoStatement(
  em: EntityManager,
  payer: Pick<Partner, 'id' | 'name' | 'inn'>,
  { actor, now, today }: { actor: Actor & { kind: 'user' }; now: Date; today: IsoDate },
): Promise<void> {
  const yesterday = day(today, -1);
  const payment = { paidOn: yesterday, payerName: payer.name, payerInn: payer.inn };
  const part = { purpose: `Частичная оплата по счёту ${partlyPaid}`, documentNumber: '271', amountKopecks: 400_000 };
  const unclear = { purpose: 'Оплата за услуги, без НДС', documentNumber: '272', amountKopecks: 150_000 };
  const read = {
    lines: [
      { ...payment, ...part, line: 2 },
      { ...payment, ...unclear, line: 3 },
    ],
    problems: [],
    skipped: { outgoing: 3, other: 1 },
  };
  const fileName = `Выписка ${yesterday}.csv`;
  const bytes = new TextEncoder().encode(JSON.stringify([fileName, read]));
  const statement = await keepStatement(em, { fileName, bytes, format: 'csv', encoding: 'utf-8', read }, actor, now);
  const rows = await rowsOf(em, statement);
  const [first] = rows;
  if (!first) return;
  const key = { partnerId: payer.id, product: 'astral-report-4.5', invoiceNumber: partlyPaid };
  first.decision = { kind: 'allocate', allocations: [{ ...key, kopecks: part.amountKopecks }] };
  Object.assign(first, { decidedByName: actor.name, decidedAt: now });
  await bookPayments(em, await previewPayments(em, rows, today), { actor, at: now });
  Object.assign(statement, { state: 'booked', bookedAt: now, bookedByName: actor.name });
  await em.flush();
}
