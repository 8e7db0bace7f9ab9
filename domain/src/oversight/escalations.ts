import type { IsoInstant } from '../registry/types.ts';
import type { ClockEvent } from '../sla/events.ts';
import { phasesOf } from '../sla/phases.ts';
import type { ClockSetting } from '../tickets/clock.ts';
import { addWorkingHours, workingTimeBetween } from '../working-time/deadlines.ts';
import { compareInstants } from '../working-time/instants.ts';
import { momentInWords, timeInWords } from './words.ts';

/** `assignee`: whoever has the ticket, and while nobody has it the supervisors. `user`: somebody by name. */
export const escalationRecipients = ['assignee', 'supervisors', 'user'] as const;
export type EscalationRecipient = (typeof escalationRecipients)[number];

/** Who is told, and how, once a part of the term of 1.3 has run. */
export type EscalationRule = {
  id: number;
  /** Of the term, in working time: 100 is the deadline itself. */
  percent: number;
  recipient: EscalationRecipient;
  /** For `user`. */
  userId: number | null;
  byMail: boolean;
  /** A note at the ticket that calls them. */
  byNote: boolean;
  active: boolean;
};

export const escalationRecipientLabels: Readonly<Record<EscalationRecipient, string>> = {
  assignee: 'Исполнителю',
  supervisors: 'Руководителям',
  user: 'Сотруднику',
};

/** The bounds of `EscalationRule.percent`. */
export const escalationPercent = { min: 1, max: 300 } as const;

export type EscalationSituation = { clockEvents: readonly ClockEvent[] };
export type DueEscalation = {
  rule: EscalationRule;
  /** Of the run that it belongs to: a term that begins anew escalates anew. */
  startsAt: IsoInstant;
  /** When the part of the term had run. */
  reachedAt: IsoInstant;
  /** false where a later part has been reached as well, for the same people: they are told once, the most urgent. */
  tells: boolean;
};

/** The moment at which a part of the term has run, counted in working time. Throws `CalendarYearMissing`. */
export const partOfTermAt = (startsAt: IsoInstant, percent: number, { calendar, settings }: ClockSetting): IsoInstant =>
  addWorkingHours(calendar, settings, startsAt, (settings.termHours * percent) / 100);

/** Since when the term runs; null while it stands, hasn't begun, or the ticket is done. */
export function runningSince(clockEvents: readonly ClockEvent[], now: IsoInstant): IsoInstant | null {
  const last = phasesOf(clockEvents).at(-1);
  return last?.kind === 'running' && compareInstants(last.since, now) <= 0 ? last.since : null;
}

/** The rules that hold for a ticket now, fired before or not. A term that stands escalates nothing. Throws `CalendarYearMissing`. */
export function dueEscalations(
  { clockEvents }: EscalationSituation,
  rules: readonly EscalationRule[],
  now: IsoInstant,
  setting: ClockSetting,
): DueEscalation[] {
  const startsAt = runningSince(clockEvents, now);
  if (startsAt === null) return [];
  return rules
    .filter(({ active }) => active)
    .map((rule) => ({ rule, startsAt, reachedAt: partOfTermAt(startsAt, rule.percent, setting) }))
    .filter(({ reachedAt }) => compareInstants(reachedAt, now) <= 0)
    .map((due, _, all) => ({ ...due, tells: !all.some((other) => outdoes(other.rule, due.rule)) }));
}

/** Whether whoever is told by `rule` is told the same or worse by `other`. */
const outdoes = (other: EscalationRule, rule: EscalationRule): boolean =>
  other.percent > rule.percent &&
  other.recipient === rule.recipient &&
  other.userId === rule.userId &&
  (other.byMail || !rule.byMail) &&
  (other.byNote || !rule.byNote);

/** What is told of a ticket, in Russian. */
export function escalationText(
  { rule: { percent }, startsAt }: Pick<DueEscalation, 'rule' | 'startsAt'>,
  now: IsoInstant,
  setting: ClockSetting,
): string {
  const { calendar, settings } = setting;
  const dueAt = momentInWords(partOfTermAt(startsAt, 100, setting));
  const counted = timeInWords(workingTimeBetween(calendar, settings, startsAt, now));
  if (percent >= 100) return `Срок истёк ${dueAt}: прошло ${counted} из ${settings.termHours} рабочих часов.`;
  return `Прошло ${percent} % срока: ${counted} из ${settings.termHours} рабочих часов. Завершить до ${dueAt}.`;
}

/** The letter to a member of the staff. */
export const escalationLetter = (number: string, subject: string, text: string): { subject: string; text: string } => ({
  subject: `${number}: ${text.startsWith('Срок истёк') ? 'срок истёк' : 'срок подходит'}`,
  text: `Обращение ${number} «${subject}».\n\n${text}\n\nПисьмо отправлено по правилу эскалации.`,
});

/** The number of the ticket that a letter to the staff is about, by its subject; null: it is no `escalationLetter`. */
export const escalatedNumber = (subject: string): string | null =>
  /^(\S+): срок (?:истёк|подходит)$/.exec(subject)?.[1] ?? null;
