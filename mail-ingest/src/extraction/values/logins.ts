import type { Registry } from '@perenos/domain';
import { overlaps, type Span, type View } from '../text/view.ts';
import { productsIn } from './products.ts';
import type { LoginToken } from './tokens.ts';

/** Words that announce a login. */
const cue =
  /(?<![а-яa-z])(?:код[а-я]*\s+доступа\s*\(\s*логин[а-я]*\s*\)|код[а-я]*\s*\(\s*логин[а-я]*\s*\)|логин[а-я]*|login|лог\.|учетк[а-я]*|учетн[а-я]+\s+запис[а-я]+|уч\.?\s*з(?:ап(?:ис[а-я]*)?)?\.?|аккаунт[а-я]*|account|идентификатор[а-я]*\s+(?:партнера|доступа)|имя\s+пользователя|user\s?name|код\s+доступа)/g;
/** Whether a heading of a table announces logins. */
export const isLoginLabel = (folded: string): boolean => folded.search(cue) >= 0;

/** «С логина X на логин Y»: the first is left behind; «с логином X» is the target's. */
const leftBehind = /(?<![а-я])(?:с|со|от|из-под)\s+(?:(?:стар|прежн|текущ)[а-я]+\s+)?$/;
/** Words that may stand between the cue and the login: «логин доступа к Информационному ресурсу партнёра в WEB-Регистраторе». */
const tail =
  /^(?:[\s,/]*(?:\([^)\n]{0,60}\)|(?:\[[^\]\n]{0,40}\])|(?:логин|login|доступ|вход|к|ко|в|во|на|для|от|под|при|по|нам|наш|п-р|мо[йея]|нов|принимающ|партнер|парт\.|организаци|котор|необходимо|нужно|осуществ|перен|перев|происход|информационн|ресурс|личн|кабинет|лк|систем|портал|сайт|web|веб|вэб|wr|вр|рег|reg|астрал|astral|online|онлайн|указыва|следующ|такой|так|получател|а\s+именно|записи|пользовател|код|ооо|ип)[а-яa-z]*(?:[-.\s]?(?:регистратор|registrator|registrar|register)[а-яa-z]*|\.astralnalog\.ru)?(?=[\s,:;=–—\-«"(]|\.{2}|$)))*[)\]]?/u;
/** «Логин ООО «Кедр Софт»: …»: the company in a label, its name in quotes or up to the colon. */
const holder = /^\s*(?:ооо|ао|зао|пао|ип)\s*(?:[«"“„][^»"”“\n]{1,60}[»"”“]|[а-я .-]{2,60}(?=\s*:))/u;
/** How much of what follows a cue still belongs to the label. */
function labelLength(after: string): number {
  const words = tail.exec(after)?.[0] ?? '';
  const opening = words.replace(/\s*(?:ооо|ип)$/, '').length;
  const named = holder.exec(after.slice(opening))?.[0].length ?? 0;
  return named > 0 ? opening + named : words.length;
}
/** What parts a label from its value. */
const separator = /^[\s]*(?:[:=;|\t]|[-–—]+(?=\s)|\.{2,}|\s[-–—]+)?[\s:]*/;
/** «логин ИТС», «логин абонента»: another system's or another's. */
const foreign =
  /^[\s(]*(?:(?:на\s+|от\s+|в\s+|для\s+|к\s+)?(?:портал[а-я]*\s+)?(?:1[сc][:\s-]?)?итс(?![а-я])|(?:(?:наш|эт|сво)[а-я]+\s+)?(?:абонент|клиент|пользователя\s+абонент)[а-я]*|1[сc][:\s-]*(?:итс|фреш|предприяти)|почт[а-я]*|скайп[а-я]*|skype|teams|зум|zoom|(?:в\s+)?(?:скайп|skype|телеграм|telegram|teams)[а-я]*|эцп|(?:прежн|текущ|стар(?:ый|ого)|предыдущ|действующ)[а-я]*|(?:наш[а-я]+\s+)?сотрудник[а-я]*|от\s+1[сc])/;
/** Words of the sentence, no login. */
const filler =
  /^(?:ниже|выше|тот|прежний|старый|верный|правильный|неверный|не|нет|указан\S*|уточн\S*|смотри\S*|см|во|вложени\S*|приложени\S*|письм\S*|прилага\S*|сообщ\S*|отсутств\S*|забы\S*|вышл\S*|предостав\S*|пришл\S*|и|а|он|она|у|все|всё|еще|заблокир\S*|ограничен\S*|недоступ\S*|пароль|партн\S*|абонент\S*|инн|кпп|ооо|ао|зао|пао|ип)$/i;

const latin = /[A-Za-z0-9_]/;

/** A word without the signs that end a sentence; the full stop of initials («Zhukova A.B.») is its own. */
const withoutStop = (word: string): string =>
  /\p{Lu}\.\p{Lu}\.$/u.test(word) ? word : word.replace(/[.,;:!?)»"”]+$/, '');

/** A login of blank-parted words of Latin letters and digits; a Cyrillic word may only open it or stand alone. */
function readValue(rest: string, separated: boolean): { from: number; to: number } | null {
  const quote = /^([«"“„'‘])([^«»"“”\n]{1,60}?)([»"”“'’])/.exec(rest);
  if (quote) return { from: 1, to: 1 + (quote[2]?.length ?? 0) };
  // Bold and code of Markdown.
  const marked = /^(\*{1,2}|`)([^*`\n]{1,60})\1/.exec(rest);
  if (marked) return { from: marked[1]?.length ?? 0, to: (marked[1]?.length ?? 0) + (marked[2]?.length ?? 0) };
  const line = /^[^\n\t|;,]*/.exec(rest)?.[0] ?? '';
  let to = 0;
  for (const match of line.matchAll(/(\s*)([^\s]+)/g)) {
    const [whole, , word = ''] = match;
    const core = withoutStop(word);
    const ends = core !== word;
    const opens = /^[(«"“„]/.test(word);
    const isFirst = to === 0;
    // «Логин Kedr_78 2 абонента» goes on with words; in «логин Orbita 01» the line ends.
    const isCount = /^\d{1,2}$/.test(core) && (isFirst || match.index + whole.length < line.trimEnd().length);
    const shaped =
      core !== '' &&
      !opens &&
      (latin.test(core) ||
        (isFirst && separated && /^[\p{L}\p{N}_.@-]*[\p{L}\p{N}][\p{L}\p{N}_.@-]*$/u.test(core) && !filler.test(core)));
    if (
      !shaped ||
      (isFirst ? false : /^(?:инн|кпп|к|на|и|для|по|от|с|в)$/i.test(core)) ||
      isCount ||
      /^\d{9,}$/.test(core)
    )
      break;
    to = match.index + whole.length - (word.length - core.length);
    if (ends || (isFirst && !latin.test(core))) break;
  }
  return to > 0 ? { from: 0, to } : null;
}

const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}_@]/u.test(sign);

/** Logins of the registry that stand in the text byte for byte, as words of their own, outside addresses. */
function known(view: View, registry: Registry): LoginToken[] {
  const found: LoginToken[] = [];
  for (const login of registry.data.partners.flatMap((partner) => partner.logins)) {
    if (login.length < 3) continue;
    for (let at = view.text.indexOf(login); at >= 0; at = view.text.indexOf(login, at + 1)) {
      const end = at + login.length;
      if (
        isWordSign(view.text[at - 1]) ||
        isWordSign(view.text[end]) ||
        (view.text[end] === '.' && isWordSign(view.text[end + 1]))
      )
        continue;
      found.push({ type: 'login', value: login, start: at, end, labelled: false });
    }
  }
  return found.sort((a, b) => b.end - b.start - (a.end - a.start));
}

/** Whether only label words stand between the cue and a login that the registry knows. */
const gapIsLabel = (gap: string): boolean => {
  const label = labelLength(gap);
  return /^[\s:=;|\-–—.«"“„'(]*$/.test(gap.slice(label));
};

/** A label that announces a login, with what stands behind it, folded. */
type Label = Span & { word: string; after: string };

/** Of the logins that the registry knows the one that a label announces. */
const knownBehind = (view: View, { end, after }: Label, sure: readonly LoginToken[]): LoginToken | undefined =>
  sure.find(
    (token) =>
      token.start >= end &&
      token.start - end < 200 &&
      /^[^\n]*\n?[^\n]*$/.test(view.text.slice(end, token.start)) &&
      gapIsLabel(after.slice(0, token.start - end)),
  );

/** Whatever looks like a login behind a label. */
function loginBehind(view: View, label: Label): LoginToken | null {
  const { after } = label;
  const words = labelLength(after);
  // The label's words may have eaten a login such as «online_7»: then the bare separator decides.
  for (const skip of [words, 0]) {
    const gap = separator.exec(after.slice(skip))?.[0].length ?? 0;
    const from = label.end + skip + gap;
    if (view.text.slice(label.end, from).split('\n').length > 2) continue;
    const read = readValue(view.text.slice(from, from + 80), /[:=;|\t–—-]/.test(after.slice(skip, skip + gap)));
    if (!read) continue;
    const [start, end] = [from + read.from, from + read.to];
    // «Перенесите учётную запись 1С-Отчетность».
    const isProduct = /^[уа]/.test(label.word) && productsIn(view.folded.slice(start, end)).length > 0;
    // «ИНН/логин партнёра: 7700…/Kedr_78»: one label for several values; the registry's own logins are found all the same.
    const isJoint = view.folded[label.start - 1] === '/' || after.startsWith('/');
    const value = view.text.slice(start, end);
    return isProduct || (isJoint && value.includes('/')) ? null : { type: 'login', value, start, end, labelled: true };
  }
  return null;
}

/**
 * Logins to WEB-Регистратор, byte for byte (2.3): only blanks at the ends and quotes around them are no part of them.
 * After a label whatever looks like one; without a label only one that the registry knows.
 */
export function findLogins(view: View, registry: Registry): LoginToken[] {
  const found: LoginToken[] = [];
  const sure = known(view, registry);
  const left: LoginToken[] = [];
  for (const { index: start, 0: word } of view.folded.matchAll(cue)) {
    const end = start + word.length;
    const label = { start, end, word, after: view.folded.slice(end, end + 260) };
    if (overlaps(label, found) || foreign.test(label.after)) continue;
    const exact = knownBehind(view, label, sure);
    if (/^логина/.test(word) && leftBehind.test(view.folded.slice(Math.max(0, start - 30), start))) {
      if (exact) left.push(exact);
      continue;
    }
    const login = exact ? { ...exact, labelled: true } : loginBehind(view, label);
    if (login) found.push(login);
  }
  for (const token of sure) if (!overlaps(token, [...found, ...left])) found.push(token);
  return found.sort((a, b) => a.start - b.start);
}
