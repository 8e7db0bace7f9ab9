import type { SegmentKind, TextSegment } from '../types.ts';
import type { Line } from './lines.ts';
import {
  closing,
  closingInLine,
  contact,
  courtesy,
  disclaimer,
  fieldLine,
  isRequestLine,
  loginLine,
  sentFrom,
  signatureRule,
} from './patterns.ts';

// Ten or twelve digits, also in groups; a telephone with a leading 8 is none.
const inn = /(?<![\d+][ \u00a0]?)(?:\d[ \u00a0]?){9}\d(?:[ \u00a0]?\d{2})?(?![ \u00a0]?\d)/;
const hasInnText = (bare: string): boolean => inn.test(bare);
const hasInn = (lines: readonly Line[]): boolean => lines.some((line) => hasInnText(line.bare));

/** Words of a display name that can name its person again below a mail: surname, or a firm's words. */
const nameWords = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[а-яa-z]{3,}/g) ?? [];

const initials = '[А-ЯЁ]\\.\\s?(?:[А-ЯЁ]\\.\\s?)?';
const surname = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?';
/** «Г. Эталонова», «Орлова И. П.», «Анна Орлова», «Орлова Анна Павловна», then nothing, a comma or a dash. */
const person = new RegExp(
  `^(?:${initials}${surname}|${surname}\\s${initials}|${surname}(?:\\s${surname}){1,2})(?=$|[,;]|\\s[-–—|])`,
);
const office =
  /^(?:[^,:=]{0,30}\s)?(?:менеджер|отдел|директор|бухгалтер|специалист|руководитель|инженер|начальник|администратор|центр продаж|служба|секретарь)(?![^,]*[:=])/i;
/** «Письмо подписал бухгалтер», «нет согласия директора»: something is told of a person, nobody signs. */
const telling = /(?<![а-яё-])(?:не|нет|без)\s|(?<![а-яё-])(?!отдел)[а-яё]{2,}[аеиоуя]л(?:[аи]|с[ья])?(?![а-яё-])/i;
/** «Бюро «Берег» поздравляет вас …»: the sender's name in a sentence; no noun of a firm's name ends so. */
const acting = /(?<![а-яё-])[а-яё]{2,}(?:[ая]ет|ует|[ая]ют|уют)(?:ся)?(?![а-яё-])/i;
const legalForm = /(?:^|[\s(«"])(?:ооо|ао|пао|зао|оао|ип)(?=[\s«"])/i;
const productLine = /астрал|1\s?[сc]\W?\s?(?:отч|этп)/i;

/** Whether a line says who writes: with the sender's own name in it, or in the shape of a person or an office. */
function opener(bare: string, sender: readonly string[]): 'sender' | 'person' | 'office' | null {
  if (bare === '' || bare.length > 160 || isRequestLine(bare) || courtesy.test(bare) || productLine.test(bare))
    return null;
  const first = nameWords(bare).slice(0, 5);
  const named = sender.some((word) =>
    first.some((own) => own === word || (word.length > 4 && own.startsWith(word.slice(0, -1)))),
  );
  // «ООО «Лютик», ИНН …» as the last line may be the target partner whose manager writes: a name alone doesn't decide.
  if (
    named &&
    !acting.test(bare) &&
    (person.test(bare) || (!hasInnText(bare) && !legalForm.test(bare)) || (office.test(bare) && !hasInnText(bare)))
  )
    return 'sender';
  if (office.test(bare) && !telling.test(bare)) return 'office';
  return person.test(bare) ? 'person' : null;
}

/**
 * Index of the first line of a signature that no rule announces, or the number of lines: the sender's name again within
 * the last lines, or a last paragraph that opens with a person or an office, or holds a telephone or an address.
 * Data may stand last in a mail: a tail that holds an ИНН is a signature only where the words above hold one as well.
 */
function trailingSignature(lines: readonly Line[], sender: readonly string[]): number {
  let last = lines.length;
  while (last > 0 && lines[last - 1]?.bare === '') last -= 1;
  let paragraph = last;
  while (paragraph > 0 && lines[paragraph - 1]?.bare !== '') paragraph -= 1;
  const candidates = Array.from({ length: Math.min(9, last) }, (_, k) => last - 1 - k)
    .filter((index) => index > 0)
    .reverse();
  for (const index of candidates) {
    const block = lines.slice(index, last);
    if (block.some((line) => fieldLine.test(line.bare) || line.bare.length > 200)) continue;
    const kind = opener(lines[index]?.bare ?? '', sender);
    const opensParagraph = index === paragraph;
    const touchable = block.some((line) => contact.test(line.bare));
    // «Анна Орлова, логин Kedr_78» may state the request's login; with a telephone beside it, it is a visiting card.
    if (block.some((line) => loginLine.test(line.bare)) && (kind === null || !touchable)) continue;
    const inn = hasInn(block);
    const isSignature =
      kind === 'sender' ||
      (kind !== null && (opensParagraph || index === last - 1) && (!inn || touchable || kind === 'office')) ||
      (opensParagraph && touchable && block.length <= 6);
    if (isSignature && (!inn || hasInn(lines.slice(0, index)))) return index;
  }
  return lines.length;
}

/** `closes`: a closing phrase announces it, no rule and no client's own words. */
type Cut = { line: number; offset: number; closes: boolean };

/**
 * Index behind a visiting card under a rule: a paragraph that opens with a closing phrase, or that holds a telephone or an
 * address and no other datum of a request than the login. What stands in it is the sender's own. null: no card.
 */
function cardEnd(lines: readonly Line[], rule: number): number | null {
  if (!signatureRule.test(lines[rule]?.bare ?? '')) return null;
  const blank = lines.findIndex((line, index) => index > rule && line.bare === '');
  const end = blank < 0 ? lines.length : blank;
  const card = lines.slice(rule + 1, end);
  const closes = closing.test(card[0]?.bare ?? '');
  const onlyLogins = !card.some((line) => fieldLine.test(line.bare));
  return closes || (onlyLogins && card.some((line) => contact.test(line.bare))) ? end : null;
}

/**
 * Where the announced tail of an author's words begins: a rule, a closing phrase, «Отправлено с iPhone». `isBelow`: a mail
 * that is passed on stands above, below which people draw the rule at once.
 */
function announcedTail(text: string, lines: readonly Line[], isBelow: boolean): Cut | null {
  let words = isBelow ? 1 : 0;
  for (const [index, line] of lines.entries()) {
    const announces = signatureRule.test(line.bare) || closing.test(line.bare);
    // Only a line that announces something looks at what follows: mails of a hundred thousand lines exist.
    const tail = announces ? lines.slice(index + 1).filter((next) => next.bare !== '') : [];
    const isRule =
      signatureRule.test(line.bare) &&
      tail.length <= 12 &&
      (!tail.some((next) => isRequestLine(next.bare)) || cardEnd(lines, index) !== null) &&
      (words > 0 || !hasInn(tail));
    const isClosing =
      closing.test(line.bare) && (words > 0 || tail.length > 0) && !isRequestLine(line.bare.slice(0, 200));
    if ((isRule && words > 0) || isClosing || sentFrom.test(line.bare))
      return { line: index, offset: line.start, closes: isClosing };
    const inside = closingInLine.exec(text.slice(line.start, line.end));
    if (inside) return { line: index, offset: line.start + inside.index + 1, closes: true };
    // «Добрый день! Прошу перенести …» in one line is more than a greeting.
    if (line.bare !== '' && (!courtesy.test(line.bare) || isRequestLine(line.bare) || hasInnText(line.bare)))
      words += 1;
  }
  return null;
}

const postscript = /^(?:p\.?\s?s|п\.?\s?с|з\.?\s?ы|забыл)(?![а-яёa-z])/i;

/**
 * The first line of a request below the signature. Below a closing phrase a login alone is the sender's own, as a name and
 * an ИНН are, but in a postscript.
 */
function resumption(lines: readonly Line[], announced: Cut | null): Line | undefined {
  if (!announced) return undefined;
  const behindCard = cardEnd(lines, announced.line) ?? 0;
  const below = lines.slice(behindCard).filter((line) => line.start > announced.offset);
  const isCard = announced.closes && !below.some((line) => fieldLine.test(line.bare) || postscript.test(line.bare));
  if (!isCard) return below.find((line) => isRequestLine(line.bare) || postscript.test(line.bare));
  // «Спасибо! С уважением, Анна», a blank line, and only then the data, in a mail that holds none above.
  const blank = below.findIndex((line) => line.bare === '');
  const behind = blank < 0 ? [] : below.slice(blank + 1);
  const inns = behind.filter((line) => hasInnText(line.bare)).length;
  const states = inns > 1 || (inns === 1 && behind.some((line) => productLine.test(line.bare)));
  return states && !hasInn(lines.slice(0, announced.line)) ? behind.find((line) => line.bare !== '') : undefined;
}

/** Pieces of one author's words: the words, then the signature; a request below the signature is words again. */
function splitWords(
  text: string,
  lines: readonly Line[],
  kind: SegmentKind,
  sender: readonly string[],
  isBelow = false,
): TextSegment[] {
  const start = lines[0]?.start ?? 0;
  const end = lines.at(-1)?.end ?? start;
  const announced = announcedTail(text, lines, isBelow);
  const limit = announced ? announced.line : lines.length;
  const trailing = trailingSignature(lines.slice(0, limit), sender);
  const cut = trailing < limit ? (lines[trailing]?.start ?? end) : announced ? announced.offset : end;
  const resume = resumption(lines, announced);
  const pieces: TextSegment[] = [
    { kind, start, end: cut },
    { kind: 'signature', start: cut, end: resume ? resume.start : end },
  ];
  if (resume)
    pieces.push(
      ...splitWords(
        text,
        lines.filter((line) => line.start >= resume.start),
        kind,
        sender,
      ),
    );
  return pieces.filter((piece) => piece.end > piece.start);
}

/** Parts signature and disclaimer from the words of each author, in the mail itself and in what it forwards. */
export function markTails(text: string, lines: readonly Line[], senderName: string): TextSegment[] {
  const pieces: TextSegment[] = [];
  for (let index = 0; index < lines.length; ) {
    const kind = lines[index]?.kind ?? 'own';
    let next = index;
    while (next < lines.length && lines[next]?.kind === kind) next += 1;
    const run = lines.slice(index, next);
    if (kind !== 'own' && kind !== 'forwarded')
      pieces.push({ kind, start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 });
    else {
      const warning = run.findIndex((line) => disclaimer.test(line.bare));
      const words = warning < 0 ? run : run.slice(0, warning);
      const isBelow = kind === 'own' && pieces.some((piece) => piece.kind === 'forwarded');
      const sender = kind === 'own' ? nameWords(senderName) : [];
      if (words.length > 0) pieces.push(...splitWords(text, words, kind, sender, isBelow));
      if (warning >= 0) pieces.push(...splitDisclaimer(text, run.slice(warning), kind));
    }
    index = next;
  }
  return pieces;
}

/** A disclaimer runs to the end, but where a line of a request follows it, the words go on. */
function splitDisclaimer(text: string, lines: readonly Line[], kind: SegmentKind): TextSegment[] {
  const resume = lines.findIndex((line, index) => index > 0 && isRequestLine(line.bare));
  const end = (resume < 0 ? lines.at(-1)?.end : lines[resume]?.start) ?? 0;
  const piece: TextSegment = { kind: 'disclaimer', start: lines[0]?.start ?? 0, end };
  return resume < 0 ? [piece] : [piece, ...splitWords(text, lines.slice(resume), kind, [])];
}
