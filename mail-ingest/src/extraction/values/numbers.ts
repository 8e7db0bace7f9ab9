import { isValidInn } from '@perenos/domain';
import { overlaps, type Span, type View } from '../text/view.ts';
import type { Cue, NumberToken } from './tokens.ts';

const innLabel = /и\.?\s?н\.?\s?н\.?(?![а-я])/;
const kppLabel = /к\.?\s?п\.?\s?п\.?(?![а-я])/;
const lastOf = (label: RegExp): RegExp => new RegExp(`${label.source}(?!.*${label.source})`, 's');
const lastInnLabel = lastOf(innLabel);
const lastKppLabel = lastOf(kppLabel);
/** Numbers that are neither ИНН nor КПП say so just before themselves. */
export const foreignLabel =
  /(?<![а-я])(?:огрн(?:ип)?|окпо|оквэд|октмо|бик|р\/с|к\/с|р\.с|рас[а-я.]*\s*сч[её]?т[а-я]*|расч[а-я.]*\/сч[а-я]*|кор[а-я.]*\s*сч[а-я]*|сч[её]т[а-я]*(?:\s+на\s+оплату)?|тел(?:ефон[а-я]*)?|моб[а-я]*|факс|доб|снилс|номер[а-я]*|серийн[а-я]*|сертификат[а-я]*|договор[а-я]*|(?<!(?:юр|физ)[а-я.]*\s?)лиц[а-я]*|заявк[а-я]*|код\s+(?:партнера|активации)|рег[а-я.]*\s*номер|паспорт|т\.|whatsapp|viber|telegram|сумм[а-я]*|id|уин|кбк|инд(?:екс)?)[\s.:№#\-–—]*(?:№|n|no)?[\s.:]*$/;

type Group = Span & { digits: string };

/**
 * Runs of digits on one line, parted by single blanks at most: «98 17 93209 2», «9602 8598 9038/…». Right behind «ИНН»
 * or «КПП» also by hyphens; elsewhere those are of telephones.
 */
function groupsFrom(view: View, from: number): Group[] {
  const groups: Group[] = [];
  const parted = /(?:инн|кпп)[\s:.№=–—-]*$/.test(view.folded.slice(Math.max(0, from - 12), from)) ? /[ -]/ : / /;
  let at = from;
  for (
    let match = /^\d+/.exec(view.text.slice(at, at + 40));
    match;
    match = /^\d+/.exec(view.text.slice(at, at + 40))
  ) {
    // «946001001 1С-Отчетность»: digits of a word of their own.
    if (groups.length > 0 && /^\p{L}/u.test(view.text.slice(at + match[0].length, at + match[0].length + 1))) break;
    groups.push({ start: at, end: at + match[0].length, digits: match[0] });
    at += match[0].length;
    if (parted.test(view.text[at] ?? '') && /\d/.test(view.text[at + 1] ?? '') && groups.length < 14) at += 1;
    else break;
  }
  return wrapped(view, groups, from);
}

/** An ИНН that a mailer broke at the end of a line: joined only where the whole has true check digits and the part has none. */
function wrapped(view: View, groups: Group[], from: number): Group[] {
  const last = groups.at(-1);
  const next = last ? /^ ?\n(\d{2,})(?![\d.)])/.exec(view.text.slice(last.end, last.end + 20)) : null;
  const typed = groups.map((group) => group.digits).join('');
  const digits = next?.[1] ?? '';
  // A КПП has no check digits: its label and its length must do.
  const labelledKpp =
    (typed + digits).length === 9 && /к\.?п\.?п[\s:.№=–—-]*$/.test(view.folded.slice(Math.max(0, from - 12), from));
  if (!last || typed.length >= 9 || !(isValidInn(typed + digits) || labelledKpp)) return groups;
  const start = last.end + (next?.[0].length ?? 0) - digits.length;
  return [...groups, { start, end: start + digits.length, digits }];
}

const joined = (groups: readonly Group[], count: number): string =>
  groups
    .slice(0, count)
    .map((group) => group.digits)
    .join('');

/** The number of leading groups that make up `length` digits, or 0. */
const prefixOf = (groups: readonly Group[], length: number): number =>
  groups.findIndex((_, index) => joined(groups, index + 1).length === length) + 1;

/** Length and groups of the ИНН at the head of `groups`, if there is one. */
function innPrefix(groups: readonly Group[], labelled: boolean): number {
  const ten = prefixOf(groups, 10);
  const twelve = prefixOf(groups, 12);
  for (const count of [ten, twelve]) if (count > 0 && isValidInn(joined(groups, count))) return count;
  // With a wrong check digit, one whole group decides; digits in pieces need a label and must end there.
  for (const count of [ten, twelve]) if (count === 1 || (count === groups.length && labelled)) return count;
  return labelled && ten > 0 ? ten : 0;
}

type Context = {
  view: View;
  cues: readonly Cue[];
  tokens: NumberToken[];
  /** End of the last value, whatever it was: what stands between is the label of the next one. */
  boundary: (start: number) => number;
};

/** «… у прежнего бухгалтера. Это Лыкова Анна Сергеевна, ИНН …»: somebody told of in the sentence before. */
const isToldBefore = (view: View, { role, end }: Cue, start: number): boolean =>
  role === 'other' && /^\s+\p{Ll}[^\n]*\p{L}{2}[.!?]\s/u.test(view.text.slice(end, start));

/** The role word between the value before and this number, on this line. */
function cueBefore(context: Context, start: number): Cue | undefined {
  const lead = context.boundary(start);
  const inside = context.cues.filter((cue) => cue.start >= lead && cue.end <= start && cue.force !== 'pronoun');
  return inside.findLast((cue) => !isToldBefore(context.view, cue, start));
}

function push(context: Context, token: Omit<NumberToken, 'role' | 'soft'>): void {
  const cue = cueBefore(context, token.start);
  context.tokens.push({ ...token, role: cue?.role ?? null, soft: cue?.force === 'soft' });
}

/** «вместо 7700…», «а не 7700…»: the number is named to be replaced. */
const denied =
  /(?:(?<![а-я])(?:вместо|а\s+не|не|было|ошибочно|неверн[а-я]*|неправильн[а-я]*|стар[а-я]+))\s*(?:инн|кпп|логин)?\s*[:–—-]?\s*$/;

/** Whether what stands before a value says that it is named to be replaced. */
export const isNamedToBeReplaced = (before: string): boolean => denied.test(before);

/** The labels before a number: `lead` back to the value before it, `near` at most a line of it. */
type Labels = { lead: string; near: string; inn: boolean; kpp: boolean };

function labelsBefore({ view, boundary }: Context, start: number): Labels {
  // «7700… (ИНН), 7700… (КПП)»: a label in brackets belongs to the number before it.
  const lead = view.folded.slice(boundary(start), start).replace(/^\s*\((?:инн|кпп)\)/, '');
  const near = lead.slice(-60);
  return { lead, near, inn: innLabel.test(near), kpp: kppLabel.test(near) };
}

/** «Заявка на перенос №000000218»: a paper's number, unless it is announced as «ИНН №» or «КПП №». */
const isPapersNumber = ({ near, inn, kpp }: Labels): boolean => !inn && !kpp && /№ ?$/.test(near);

/** A number of another kind, or one that is named to be replaced. */
const isDismissed = (labels: Labels): boolean =>
  (foreignLabel.test(labels.near) && !(labels.inn && /инн[^а-я]*$/.test(labels.near))) ||
  isPapersNumber(labels) ||
  denied.test(labels.near);

const isPartOfWord = ({ near }: Labels): boolean =>
  /[+\d]$/.test(near) || (/[a-zа-я_@]$/.test(near) && !/(?<![а-я])(?:инн|кпп)$/.test(near));

const isRightBehindInn = ({ near, inn, kpp }: Labels): boolean => inn && !kpp && /и\.?\s?н\.?\s?н[^а-я\d]*$/.test(near);

/** «ИНН, КПП: 7700…» announces both; «ИНН верный, а КПП — …» the last one alone. */
const isOnlyKpp = ({ near, inn, kpp }: Labels): boolean =>
  kpp && (!inn || (near.search(lastKppLabel) > near.search(lastInnLabel) && !/[/\\|,и\s]\s*к\.?п\.?п/.test(near)));

const followsInn = ({ tokens }: Context, { lead }: Labels): boolean =>
  tokens.at(-1)?.type === 'inn' &&
  /^[\s/\\|,;()\-–—:.]*(?:к\.?\s?п\.?\s?п\.?)?[\s/\\|,;()\-–—:.]*$/.test(lead) &&
  !lead.includes('\n\n');

/** «Магазин-3 7700…», «Участок 12 7700…»: the digits that end a name are none of the number behind it; not «8 916…». */
const closesName = ({ folded }: View, { start, digits }: Group, next: Group | undefined): boolean =>
  digits.length < 4 &&
  !/^[78]$/.test(digits) &&
  next !== undefined &&
  next.digits.length > 8 &&
  /[а-яa-z][ -]$/.test(folded.slice(Math.max(0, start - 2), start)) &&
  !/(?<![а-я])(?:инн|кпп|тел|моб|факс|доб)[\s.-]*$/.test(folded.slice(Math.max(0, start - 8), start));

/** Reads the digits that begin at `start`; answers where to go on. */
function readAt(context: Context, start: number): number {
  const groups = groupsFrom(context.view, start);
  const first = groups[0];
  if (!first) return start + 1;
  const labels = labelsBefore(context, start);
  if (isDismissed(labels)) return groups.at(-1)?.end ?? first.end;
  if (isPartOfWord(labels)) return first.end;
  if (isRightBehindInn(labels) && innPrefix(groups, true) === 0)
    return wrongLength(context, groups, { inn: true, kpp: false });
  const kppCount = prefixOf(groups, 9);
  const innCount = innPrefix(groups, labels.inn);
  if (kppCount === 0 && innCount === 0 && closesName(context.view, first, groups[1])) return first.end;
  const take = (type: 'inn' | 'kpp', count: number, labelled: boolean): number => {
    const end = groups[count - 1]?.end ?? first.end;
    push(context, { type, value: joined(groups, count), start, end, labelled, repaired: false });
    return end;
  };
  if (kppCount > 0 && (innCount === 0 || isOnlyKpp(labels))) {
    const isKpp = labels.kpp || kppCount === 1 || followsInn(context, labels);
    return isKpp ? take('kpp', kppCount, labels.kpp) : (groups[kppCount - 1]?.end ?? first.end);
  }
  return innCount > 0 ? take('inn', innCount, labels.inn) : wrongLength(context, groups, labels);
}

/** «ИНН 770708389»: a digit too few or too many after the label is still what the mail states. */
function wrongLength(context: Context, groups: readonly Group[], { inn, kpp }: Pick<Labels, 'inn' | 'kpp'>): number {
  const end = groups.at(-1)?.end ?? 0;
  const value = joined(groups, groups.length);
  const start = groups[0]?.start ?? 0;
  if (inn && !kpp && value.length >= 8 && value.length <= 13)
    push(context, { type: 'inn', value, start, end, labelled: true, repaired: false });
  else if (kpp && value.length >= 7 && value.length <= 11)
    push(context, { type: 'kpp', value, start, end, labelled: true, repaired: false });
  return end;
}

// A capital letter that a hand slipped in for a digit: О for 0, З for 3; and КПП with letters in the reason (04А501001).
const lettered = /(?:и\.?н\.?н\.?)[^\d\n]{0,40}?(?<![а-яa-z\d])([\dоoзlб]{10}(?:[\dоoзlб]{2})?)(?![а-яa-z\d])/g;
const asDigit: Readonly<Record<string, string>> = { о: '0', o: '0', з: '3', l: '1', б: '6' };

/** ИНН and КПП of the view in order. `boundary(start)` is the end of the last other value before `start`, or its line. */
export function findNumbers(view: View, cues: readonly Cue[], skip: readonly Span[]): NumberToken[] {
  const tokens: NumberToken[] = [];
  const boundary = (start: number): number => {
    const line = view.text.lastIndexOf('\n', start - 1) + 1;
    const above = tokens.at(-1);
    // A label may stand on the line above its value, when that line holds nothing else.
    const from =
      line > 0 && /^[\s\t|;]*$/.test(view.text.slice(line, start)) ? view.text.lastIndexOf('\n', line - 2) + 1 : line;
    let last = Math.max(from, above?.end ?? 0);
    for (const values of [skip, tokens]) for (const { end } of values) if (end <= start && end > last) last = end;
    return last;
  };
  const context: Context = { view, cues, tokens, boundary };
  for (let at = 0; at < view.text.length; ) {
    const inside = skip.find((value) => value.start <= at && at < value.end);
    if (inside) at = inside.end;
    else if (/\d/.test(view.text[at] ?? '')) at = readAt(context, at);
    else at += 1;
  }
  for (const match of view.folded.matchAll(lettered)) {
    const typed = match[1] ?? '';
    const end = match.index + match[0].length;
    const start = end - typed.length;
    const value = [...typed].map((sign) => asDigit[sign] ?? sign).join('');
    if (/[^\d]/.test(typed) && isValidInn(value) && !overlaps({ start, end }, tokens))
      push(context, { type: 'inn', value, start, end, labelled: true, repaired: true });
  }
  return tokens.sort((a, b) => a.start - b.start);
}
