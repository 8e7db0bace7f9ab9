import { addCalendarDays, type IsoDate, moscowDateOf, type RequestedItem } from '@perenos/domain';
import type { ParsedMail } from '../../types.ts';
import { placeOf, type Span, type View } from '../text/view.ts';
import { type DayMention, daysIn } from './wished-days.ts';

/** The day before which a mail asks not to transfer, and where it says so. */
type WishedDate = Span & { value: IsoDate; view: View };

/** Farther ahead lie the ends of licences and contracts. */
const farthestDays = 366;

const blanks = (text: string): string => ' '.repeat(text.length);
/** Broken lines joined, names in quotation marks and full stops that end no sentence blanked; every place stays. */
const plain = (folded: string): string =>
  folded
    .replace(/^([^\n]{56,}[^\n.!?:;])\n(?=[^\n]*\p{L})/gmu, '$1 ')
    .replace(/[«"“„][^«»"“”„\n]{1,60}[»"”“]/g, blanks)
    .replace(/(?<=(?<![а-я])(?:г|гг|им|ув|тел|ул|дог|сч))\.(?=\s)/g, ' ');

const sentenceEnd = /[.!?;](?=\s|$)|\n/g;
const clauseEnd =
  /[.!?;](?=\s|$)|[\n,()\t]|\s[–—-]\s|(?<![а-я])(?:и|а|но|так\s+как|т\.\s?к\.|поскольку|потому\s+что|котор[а-я]+|чтобы|если|пока|хотя)(?![а-я])/g;

/** The stretch between two ends in which another one lies. */
function around(ends: readonly Span[], length: number, at: Span): Span {
  return {
    start: ends.findLast(({ end }) => end <= at.start)?.end ?? 0,
    end: ends.find(({ start }) => start >= at.end)?.start ?? length,
  };
}
const endsIn = (text: string, end: RegExp): Span[] =>
  [...text.matchAll(end)].map(({ index, 0: sign }) => ({ start: index, end: index + sign.length }));

/** `from`: «с», «не раньше»; `after`: «после»; `on`: «на», «в» or nothing; `until`: a deadline, or a document of that date. */
type Lead = { kind: 'from' | 'after' | 'on' | 'until'; start: number };
const leads: readonly [Lead['kind'], RegExp][] = [
  ['from', /(?<![а-яa-z])(?:начиная\s+)?(?:[сc]о?|не\s+ран(?:ее|ьше)(?:\s+(?:чем\s+)?[сc]о?)?)\s+(?:начал[ауе]\s+)?$/],
  ['after', /(?<![а-я])после\s+$/],
  ['until', /(?<![а-я])(?:до|ко?|по|от|за|не\s+позд(?:нее|же)|№|в\s+течение)\s+(?:начал[ауе]\s+|конца\s+)?$/],
  ['on', /(?<![а-я])(?:(?:на|во?)\s+(?:начал[ое]\s+)?)?$/],
];
function leadOf(text: string, start: number): Lead {
  const before = text.slice(Math.max(0, start - 40), start);
  for (const [kind, pattern] of leads) {
    const match = pattern.exec(before);
    if (match) return { kind, start: start - match[0].length };
  }
  return { kind: 'on', start };
}

/** To do what is asked for. */
const doing =
  /пере(?:нес|нос|вес|вед|вод|ход|йд|йти|кин|брос|креп|дать|дайте|вяж)|закреп|прикреп|забрать|забер|смен(?:ить|ите|а|у)(?![а-я])|(?<![а-я])(?:с?дела(?:ть|йте)|выполн[яи]|исполн[яи]|оформ[ил]|осуществ[ил]|(?<![а-я])нач(?:ать|ина(?:ть|йте)|ните)(?![а-я])|провест|проведите|произвед|произвест|обработ|обслужива|приступ)|(?:за|раз)блокир(?:овать|уйте)|огранич(?:ить|ьте)|(?<![а-я])сн(?:ять|имите)(?![а-я])|отклон(?:ить|ите)|восстанов(?:ить|ите)/;
const asking =
  /(?<![а-я])(?:прошу|прос(?:им|ит|ят|ьба)|нужн[оа]?|надо|необходимо|требуется|хо(?:чу|тим|чет|тят|тели?))(?![а-я])/;
/** What a mail tells of other days: terms, papers, people. */
const foreign =
  /лиценз|тариф|сертификат|подпис|договор|контракт|счет|оплат|оплач|плат[еи]ж|письм[оа]|отчет|сда[тчеюв]|действ|истек|закан|законч|оканч|кончает|работа|увол|отпуск|выходн|офис|переезд|недоступ|отсутств|командиров|больничн|отгул|отъезд|каникул|на\s+(?:связи|месте)|адрес|директор|бухгалтер|руководител|доверенност|паспорт|регистрац|зарегистр|выпуск|выпущ|приказ|закон|налог|цен[аы](?![а-я])|скидк|акци[яию]|(?<![а-я])не\s+(?:мож|мог|буд|отвеч|получ|работ)|сегодня|крайн|поздно|успе|звон|позвон|ответ|жд[уе]м?(?![а-я])|присла|пришл|отправ|направ|обеща/;
/** Verbs of a tale: «с 1 января клиент ведёт …», «в понедельник писали». */
const telling = /(?<![а-я])[а-я]{2,}(?:ает|яет|еет|ует|ился|ится|ется|ются|ятся|лась|лись|[аиеяу]л[иа])(?![а-я])/;
const label =
  /(?<![а-я])(?:(?:желаем|планируем|предполагаем|ожидаем)[а-я]+\s+)?(?:дат[ау]|срок|день)(?:\s+(?:начала|выполнения|исполнения|вступления))?(?:\s+(?:пере(?:носа|вода|хода)|смены\s+партнера|обслуживания))?\s*[:–—-]\s*(?:[сc]\s+)?$/;
const labelOfTransfer =
  /(?:дат|срок|день)[а-я]*[^\n:]{0,30}(?:перенос|перевод|переход|смены)|(?:перен|перев)[а-я]+\s+с(?![а-я])/;

/** A cell under «Дата переноса»; `header`: the first row of the mail's table. */
function isUnderLabel(text: string, start: number, header: readonly string[]): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return header.length > 1 && labelOfTransfer.test(header[line.split('\t').length - 1] ?? '');
}

/** «В начале месяца мы просили ограничить …» tells of a request of old. */
const askedBefore = /(?<![а-я])(?:просил[аи]?|обращал(?:ся|ась|ись))(?![а-я])/;

/** What stands in a clause beside the day, without the data of the request and words that say nothing of their own. */
const besides = (clause: string): string =>
  clause
    .replace(/(?<![а-я])(?:логин|инн|кпп)[\s:–—-]*(?![а-я])\S*/g, '')
    .replace(
      /(?<![а-я])(?:пожалуйста|желательно|лучше|или|именно|строго|только|уже|сразу|то\s+есть|не|ран(?:ее|ьше)|года?|г|утра|утром|днем|числа|дня|даты)(?![а-я])|[^а-яa-z]/g,
      '',
    );

/** No sentence is looked at farther than this from its day. */
const reach = 600;

/** Whether a day is the one on which the mail wants to see done what it asks for, by the words around it. */
function isWished(mail: string, mention: DayMention, lead: Lead): boolean {
  if (lead.kind === 'until') return false;
  const from = Math.max(0, lead.start - reach);
  const text = mail.slice(from, mention.end + reach);
  const at = { start: lead.start - from, end: mention.end - from };
  if (label.test(text.slice(0, at.start))) return true;
  const sentence = around(endsIn(text, sentenceEnd), text.length, at);
  const clause = around(endsIn(text, clauseEnd), text.length, at);
  const beside = `${text.slice(clause.start, at.start)} ${text.slice(at.end, clause.end)}`;
  const rest = `${text.slice(sentence.start, at.start)} ${text.slice(at.end, sentence.end)}`;
  if (foreign.test(beside) || (lead.kind === 'on' && askedBefore.test(beside))) return false;
  if (doing.test(beside)) return true;
  if (telling.test(beside)) return false;
  const isAlone = besides(beside) === '';
  const asks = doing.test(rest) || asking.test(rest);
  if (lead.kind === 'on') return isAlone && asks && !isOfAnother(text, sentence, clause);
  return asks || (isAlone && besides(rest) === '');
}

/** «Лицензия Базовая, 05.12.2026», not «после сдачи отчёта, 30 ноября». */
function isOfAnother(text: string, sentence: Span, clause: Span): boolean {
  const before =
    text
      .slice(sentence.start, clause.start)
      .split(/[,;(]/)
      .findLast((part) => part.trim() !== '') ?? '';
  return (foreign.test(before) || telling.test(before)) && !/(?<![а-я])после(?![а-я])/.test(before);
}

/**
 * The later day from which (or on which) the author asks to transfer, as people put it: «с 1 декабря», «25-го», «с
 * понедельника», «после 10.12». Deadlines, terms of licences and what else a mail tells of days are none. Of several the
 * latest counts: it is for a person to say which is meant. `today`: Moscow date of the mail's receipt.
 */
export function wishedDateIn(view: View, today: IsoDate): WishedDate | null {
  const text = plain(view.folded);
  const header = /^[^\n\t]*\t[^\n]*$/m.exec(text)?.[0].split('\t') ?? [];
  const wished = daysIn(text, today).flatMap((mention) => {
    const lead = leadOf(text, mention.start);
    const date = lead.kind === 'after' ? addCalendarDays(mention.date, 1) : mention.date;
    const isToCome = date > today && date <= addCalendarDays(today, farthestDays);
    return isToCome && (isUnderLabel(text, lead.start, header) || isWished(text, mention, lead))
      ? [{ date, start: lead.start, end: mention.end }]
      : [];
  });
  const [latest] = wished.sort((one, other) => other.date.localeCompare(one.date));
  return latest ? { value: latest.date, view, start: latest.start, end: latest.end } : null;
}

type Asking = { mailId: string; mail: ParsedMail; views: readonly View[] };

/** The latest day to come that any part of a mail asks for. */
export function latestWish({ receivedAt }: ParsedMail, views: readonly View[]): WishedDate | null {
  if (receivedAt === null) return null;
  const found = views.flatMap((view) => wishedDateIn(view, moscowDateOf(receivedAt)) ?? []);
  return found.sort((one, other) => other.value.localeCompare(one.value))[0] ?? null;
}

/** The items of a mail, each with the later day that the mail asks for, if it does: whether it is meant, a person says. */
export function withWishedDate(items: RequestedItem[], { mailId, mail, views }: Asking): RequestedItem[] {
  const wished = latestWish(mail, views);
  if (!wished) return items;
  const { value: wishedDate, view, start, end } = wished;
  return items.map((item) => ({
    ...item,
    wishedDate,
    doubtful: [...item.doubtful, 'wishedDate'],
    evidence: { ...item.evidence, wishedDate: { source: 'mail', mailId, ...placeOf(view, start, end) } },
  }));
}
