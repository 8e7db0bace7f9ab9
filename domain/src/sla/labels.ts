import { clauseText, type Edition } from '../regulation/editions.ts';
import { formatDate } from '../wording/format.ts';
import type { CalendarDecree, DayGrounds } from '../working-time/calendar.ts';
import { moscowTimeOf } from '../working-time/instants.ts';
import type { ClockEvent } from './events.ts';
import type { StretchReason } from './receipt.ts';

const decreeText = ({ number, date }: CalendarDecree): string =>
  `постановление Правительства РФ от ${formatDate(date)} № ${number}`;

/** `17.03.2026 09:12:40`, Moscow time. */
export const formatMoment = (instant: string): string => {
  const local = moscowTimeOf(instant);
  return `${formatDate(local.slice(0, 10))} ${local.slice(11, 19)}`;
};

/** Why a day is worked or not, in Russian, with what says so. */
export function dayGroundsText(grounds: DayGrounds): string {
  switch (grounds.kind) {
    case 'weekday':
      return 'рабочий день';
    case 'worked-weekend':
      return `рабочий выходной: ${decreeText(grounds.decree)}`;
    case 'weekend':
      return 'выходной';
    case 'public-holiday':
      return 'нерабочий праздничный день: ст. 112 ТК РФ';
    case 'moved-by-article-112':
      return `выходной перенесён с ${formatDate(grounds.from)}: ч. 2 ст. 112 ТК РФ`;
    default:
      return `выходной перенесён с ${formatDate(grounds.from)}: ${decreeText(grounds.decree)}`;
  }
}

/** A mail as a line of the receipt names it. */
type NamedMail = { subject: string; fromAddress: string | null };

/** Why a stretch was counted or not, in Russian, for a line of the receipt. `lacking`: the mail that lacked the data. */
export function stretchReasonText(reason: StretchReason, lacking: NamedMail | null = null): string {
  switch (reason.kind) {
    case 'working':
      return reason.grounds.kind === 'worked-weekend'
        ? `Рабочие часы, ${dayGroundsText(reason.grounds)}`
        : 'Рабочие часы';
    case 'before-restart':
      return 'Рабочие часы прежнего отсчёта: срок считается заново';
    case 'outside-hours':
      return 'Вне рабочих часов';
    case 'break':
      return 'Перерыв';
    case 'day-off':
      return `${formatDate(reason.date)} — ${dayGroundsText(reason.grounds)}`;
    case 'waiting-data':
      return `Ждём данных от отправителя с ${formatMoment(reason.since)}${lacking ? `: не хватает в письме ${mailName(lacking)}` : ''}`;
    default:
      return `Перенос возможен с ${formatMoment(reason.until)}: ${reason.clauses.map((id) => `п. ${id}`).join(', ')}`;
  }
}

const mailName = ({ subject, fromAddress }: NamedMail): string =>
  `«${subject || 'без темы'}»${fromAddress ? ` от ${fromAddress}` : ''}`;

/** The clause of a waiting stretch in full, where it rests on one, as it reads in the edition of the ticket's day. */
export const stretchClauseText = (reason: StretchReason, edition: Edition): string | null => {
  const [id] = reason.kind === 'waiting-date' ? reason.clauses : [];
  return id === undefined ? null : clauseText(id, edition);
};

export const clockEventLabels: Readonly<Record<ClockEvent['kind'], string>> = {
  received: 'Получено письмо',
  complete: 'Данные полные, срок идёт',
  incomplete: 'Данных не хватает, срок стоит',
  waiting: 'Ждём даты переноса',
  done: 'Завершено',
};
