import type { IsoDate } from '../../registry/types.ts';
import type { OfficialLetter } from '../../requests/types.ts';
import { formatDate } from '../../wording/format.ts';
import { addCalendarDays, nthWorkingDayOfMonth, type ProductionCalendar } from '../../working-time/calendar.ts';
import { doubt, type Finding, hold, type RuleText } from '../findings.ts';
import type { JudgeInput } from '../types.ts';
import { quoted } from '../wording.ts';
import { isPaid } from './licences.ts';
import type { Situation } from './situation.ts';

export const waitingRules: readonly RuleText[] = [
  { clause: '3.4.2', quote: 'Перенос Абонента невозможен ранее даты, указанной в тексте официального письма.' },
  { clause: '3.4.4', quote: 'за нее принимается дата письма.' },
];

const monthOf = (date: IsoDate): string => date.slice(0, 7);
const monthBefore = (date: IsoDate): string => monthOf(addCalendarDays(`${monthOf(date)}-01`, -1));

/**
 * Reading 7: the end of the reconciliation of so many working days if the date lies in it: the 7th working day where it
 * takes 6, when transfers go on.
 */
export function reconciliationEnd(calendar: ProductionCalendar, date: IsoDate, workingDays: number): IsoDate | null {
  if (workingDays === 0) return null;
  const end = nthWorkingDayOfMonth(calendar, monthOf(date), workingDays + 1);
  const last = nthWorkingDayOfMonth(calendar, monthOf(date), workingDays);
  return date <= last ? end : null;
}

/** The day that holds are measured by: no transfer is made while one lasts, whenever it was asked for. */
export const carriedOutOn = ({ today, requestDate }: Pick<JudgeInput, 'today' | 'requestDate'>): IsoDate =>
  today ?? requestDate;

/** 4.1.14, reading 7: a paid licence in force that was issued in the month before. */
export function reconciliationHold({ section, inForce, input }: Situation): Finding[] {
  const rule = section?.reconciliation;
  const day = carriedOutOn(input);
  const reported = inForce.find(({ kind, licence }) => isPaid(kind) && monthOf(licence.issuedOn) === monthBefore(day));
  if (rule === undefined || reported === undefined) return [];
  const { reconciliationWorkingDays } = input.edition.parameters;
  const until = reconciliationEnd(input.calendar, day, reconciliationWorkingDays);
  if (until === null) return [];
  const { licence } = reported;
  const text = `Идёт сверка (первые ${reconciliationWorkingDays} рабочих дней месяца), а лицензия ${quoted(licence.tariff)} выдана ${formatDate(licence.issuedOn)}, в отчётном месяце: перенос не ранее ${formatDate(until)}.`;
  return [hold(rule.clause, until, text, { licence: licence.id, issuedOn: licence.issuedOn, until })];
}

/** 3.4.2, reading 8: not before the date in the letter (3.4.4: else the letter's own). */
export function letterHold(letter: OfficialLetter, day: IsoDate): Finding[] {
  const { effectiveDate, attachment } = letter;
  if (effectiveDate === null || effectiveDate <= day) return [];
  const text = `В официальном письме указана дата переноса ${formatDate(effectiveDate)}: раньше перенести нельзя.`;
  const unsure = letter.doubtful.includes('effectiveDate');
  if (unsure) return [doubt(['3.4.2'], `${text} Дата прочитана неуверенно.`, { attachment, effectiveDate })];
  return [hold('3.4.2', effectiveDate, text, { attachment, effectiveDate })];
}

/**
 * A later day that the mail itself asks for. No clause speaks of it: until a person has confirmed the day, the machine
 * decides nothing; then the transfer waits for it. A letter (3.4.2) or the reconciliation that lasts as long says enough.
 */
export function wishHold({ item, input }: Situation, others: readonly Finding[]): Finding[] {
  const wished = item.wishedDate ?? null;
  const isHeld = others.some((finding) => finding.kind === 'hold' && wished !== null && finding.until >= wished);
  if (wished === null || wished <= carriedOutOn(input) || isHeld) return [];
  const facts = { wishedDate: wished };
  if (!item.doubtful.includes('wishedDate'))
    return [hold(null, wished, `В письме просят перенести не раньше ${formatDate(wished)}.`, facts)];
  const text = `Похоже, перенести просят не раньше ${formatDate(wished)}, а официального письма с такой датой нет. Если день верен, подтвердите его: обращение подождёт. Если письмо говорит о другом, сотрите его.`;
  return [doubt([], text, facts)];
}
