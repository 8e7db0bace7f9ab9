import { isValidInn } from '@perenos/domain';
import type { Flow } from './flow.ts';

/** A long number as it stands in the text. `second` is what the second pass over its crop read, null where there was none. */
export type NumberMention = {
  kind: 'inn' | 'kpp';
  start: number;
  end: number;
  first: string;
  second: string | null;
  /** Read by recognition: without a second pass that agrees it is no certainty. */
  recognized: boolean;
  /** Stands behind its label (or as the second part of «ИНН/КПП»). */
  labelled: boolean;
};

/** Letters that recognition puts for digits inside a number. */
const asDigit: Readonly<Record<string, string>> = {
  О: '0',
  о: '0',
  O: '0',
  o: '0',
  Q: '0',
  З: '3',
  з: '3',
  б: '6',
  В: '8',
  B: '8',
  l: '1',
  I: '1',
  '|': '1',
  S: '5',
  s: '5',
  Ч: '4',
  ч: '4',
  g: '9',
};
const digit = '[\\dОоOoQЗзбВBlISsЧчg]';
/** Digits in one piece, or in groups parted by single blanks, dots, hyphens or the end of a line. */
const run = new RegExp(`(?:(?<![\\p{L}\\d])|(?<=ИНН|КПП))\\d${digit}*(?:[ .\\n-]${digit}+)*(?![\\p{L}\\d])`, 'gu');
const digitsOf = (text: string): string =>
  [...text]
    .map((c) => asDigit[c] ?? c)
    .join('')
    .replace(/\D/g, '');

/** All ИНН and КПП of the flow, in order. Numbers of ten or twelve digits without a label count only with right check digits. */
export function numberMentions(flow: Flow): NumberMention[] {
  const mentions: NumberMention[] = [];
  for (const match of flow.text.matchAll(run)) {
    for (const piece of piecesOf(match[0], match.index, flow.text, mentions.at(-1)))
      mentions.push(...mentionsIn(flow, piece, mentions.at(-1)));
  }
  return mentions;
}

/** «ИНН/КПП 9876543210 / 987601001», sometimes with the stroke lost. */
const followsInn = (text: string, start: number, previous: NumberMention | undefined): boolean =>
  previous?.kind === 'inn' && /^\s*[/|\\,;(–-]?\s*(?:КПП)?[\s:№]*$/u.test(text.slice(previous.end, start));

type Piece = { text: string; start: number };

/** The first groups as one number where they have the length of one behind its label; the other groups one by one. */
function piecesOf(text: string, start: number, whole: string, previous: NumberMention | undefined): Piece[] {
  const label = followsInn(whole, start, previous) ? 'kpp' : labelBefore(whole, start);
  const groups = [...text.matchAll(/[^ .\n-]+/g)].map((group) => ({ text: group[0], start: start + group.index }));
  const isWhole = (piece: string): boolean =>
    (label === 'inn' && isValidInn(digitsOf(piece))) || (label === 'kpp' && digitsOf(piece).length === 9);
  for (const [i, { text: last, start: from }] of groups.entries()) {
    const end = from - start + last.length;
    if (isWhole(text.slice(0, end))) return [{ text: text.slice(0, end), start }, ...groups.slice(i + 1)];
  }
  return groups;
}

function mentionsIn(flow: Flow, { text, start }: Piece, previous: NumberMention | undefined): NumberMention[] {
  const first = digitsOf(text);
  const end = start + text.length;
  const label = labelBefore(flow.text, start);
  const afterInn = followsInn(flow.text, start, previous);
  const second = secondReading(flow, start, end, first);
  const recognized = flow.wordsAt(start, end).some(({ page }) => page.method === 'ocr');
  const mention = (kind: 'inn' | 'kpp', from: number, to: number, labelled: boolean): NumberMention => ({
    kind,
    start,
    end,
    first: first.slice(from, to),
    second: second && second.length === first.length ? second.slice(from, to) : null,
    recognized,
    labelled,
  });
  if (first.length === 19 || first.length === 21) {
    const cut = first.length - 9;
    return isValidInn(first.slice(0, cut))
      ? [mention('inn', 0, cut, true), mention('kpp', cut, first.length, true)]
      : [];
  }
  if (first.length === 9 && (label === 'kpp' || afterInn)) return [mention('kpp', 0, 9, true)];
  if (first.length === 10 || first.length === 12) {
    const labelled = label === 'inn';
    const wrongLabel = label !== null && label !== 'inn';
    return !wrongLabel && (labelled || isValidInn(first) || (second !== null && isValidInn(second)))
      ? [mention('inn', 0, first.length, labelled)]
      : [];
  }
  // A digit lost or doubled behind the label: the second pass, the registry or the mail may have it right.
  const isMisread = label === 'inn' && recognized && first.length >= 9 && first.length <= 13;
  return isMisread ? [{ ...mention('inn', 0, first.length, true), second }] : [];
}

const label =
  /(?:КПП\s*[/|\\]\s*ИНН|ИНН\s*[/|\\(–-]?\s*КПП\)?|И[.\s]\s?Н[.\s]\s?Н|ИНН|идентификационн\p{L}*\s+номер\p{L}*\s+налогоплат\p{L}*|КПП|К[.\s]\s?П[.\s]\s?П|код\p{L}*\s+причины\s+постановки\s+на\s+(?:налоговый\s+)?уч[её]т)(?:[\s.:]*№)?|(?<!\p{L})(?:ОГРНИП|ОГРН|БИК|ОКПО|СНИЛС|сч[её]т\p{L}{0,2}|[рк]\/с|сч\.|тел|факс|исх)(?!\p{L})|№/giu;

/** The label right before the position; `other` for a number of another kind (account, БИК, telephone, ОГРН). */
function labelBefore(text: string, position: number): 'inn' | 'kpp' | 'other' | null {
  const before = text.slice(Math.max(0, position - 60), position);
  const match = [...before.matchAll(label)].at(-1);
  // Words between a label and its number are few («ИНН Партнера», «КПП организации:»); another number ends its reach.
  const between = match && before.slice(match.index + match[0].length);
  if (!match || !/^[^\d]{0,32}$/u.test(between ?? '') || (match[0] === '№' && /\p{L}/u.test(between ?? '')))
    return null;
  if (/(?<!\p{L})банка(?!\p{L})/iu.test(between ?? '')) return 'other';
  const name = match[0].toUpperCase();
  if (name.startsWith('И') && !name.startsWith('ИСХ')) return 'inn';
  return name.startsWith('К') && !name.startsWith('К/') ? 'kpp' : 'other';
}

/** The digits of the second pass that belong to the stretch: its word, or the part of a word such as «(ИНН/КПП 98…/98…)». */
function secondReading(flow: Flow, start: number, end: number, first: string): string | null {
  const words = flow.wordsAt(start, end);
  if (words.length === 0 || words.some(({ word }) => word.digits === undefined)) return null;
  const all = words.map(({ word }) => word.digits ?? '').join('');
  if (all.length === first.length) return all;
  const [word] = words;
  if (words.length > 1 || !word) return all;
  // The word holds other digits as well: cut out by position among its digits. A stroke may have been read as a digit.
  const text = word.word.text;
  const before = digitsOf(text.slice(0, start - word.start)).length;
  const total = digitsOf(text).length;
  if (all.length === total) return all.slice(before, before + first.length);
  const stroke = /^\D*[\d]+(?=\/)/.exec(text)?.[0];
  const cut = stroke ? digitsOf(stroke).length : -1;
  const whole = cut > 0 && all.length === total + 1 ? all.slice(0, cut) + all.slice(cut + 1) : all;
  return whole.length === total ? whole.slice(before, before + first.length) : whole;
}

/** A label with digits behind it: in a form they may stand in boxes, one by one. */
const numberedLabel = /(?<!\p{L})(ИНН|КПП)(?:\s*[/|]\s*КПП)?[^\p{L}\d\n]{0,6}\s?(\d(?:[\s|.]{0,3}[\dОоOoQ|]){3,})/gu;

/** A label with a blot behind it at the end of its line; a line to be filled in, or nothing, is none. */
const blottedLabel = /(?<!\p{L})(ИНН|КПП)[ :№]{1,3}[^\s\d_/|().,:;–—-]{1,2}[.,;)]?(?=[\n\f]|$)/gu;

/** Kinds of numbers of which one stands behind its label and was not made out. */
export function lostNumbers(flow: Flow, mentions: readonly NumberMention[]): ReadonlySet<NumberMention['kind']> {
  const lost = [...flow.text.matchAll(numberedLabel)].filter(({ index, 0: stretch }) => {
    const end = index + stretch.length;
    // «ИНН/КПП», then the first row of the table: «1 ООО …».
    return /\d{2}|\d\D\d/.test(stretch) && !mentions.some((m) => m.start < end && m.end > index);
  });
  const blotted = mentions.some((m) => m.recognized) ? flow.text.matchAll(blottedLabel) : [];
  return new Set([...lost, ...blotted].map((match) => (match[1] === 'КПП' ? 'kpp' : 'inn')));
}
