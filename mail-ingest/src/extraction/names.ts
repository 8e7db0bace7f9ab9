import { nameKey, type Registry } from '@perenos/domain';
import type { Cue, NameToken, Role } from './tokens.ts';
import type { View } from './view.ts';

const twins: Readonly<Record<string, string>> = {
  А: 'A',
  О: 'O',
  Р: 'P',
  С: 'C',
  Н: 'H',
  К: 'K',
  Т: 'T',
  М: 'M',
  В: 'B',
  Х: 'X',
  Е: 'E',
};
/** «ООО» in either script. */
const either = (word: string): string =>
  [...word].map((letter) => (twins[letter] ? `[${letter}${twins[letter]}]` : letter)).join('');

const upperForms = [
  'ООО',
  'ОАО',
  'ЗАО',
  'ПАО',
  'НАО',
  'АО',
  'ИП',
  'ФГУП',
  'ФГБУ',
  'ФГБОУ',
  'ФКУ',
  'ГУП',
  'МУП',
  'МКУП',
  'ГКУ',
  'ГБУ',
  'ГБУЗ',
  'ГАУ',
  'ГАУЗ',
  'МКУ',
  'МБУ',
  'МАУ',
  'МБОУ',
  'МКОУ',
  'МАОУ',
  'МБДОУ',
  'МКДОУ',
  'МАДОУ',
  'ЧОУ',
  'АНО',
  'АНОО',
  'НКО',
  'НП',
  'ТСЖ',
  'ТСН',
  'СНТ',
  'ДНТ',
  'ГСК',
  'ЖСК',
  'КФХ',
  'ГКФХ',
  'КХ',
  'СПК',
  'СХПК',
  'ПК',
  'ПТ',
  'КПК',
  'ЧОП',
  'ОП',
].sort((a, b) => b.length - a.length);
const longForms = String.raw`[Оо]бществ[а-я]*\s+с\s+ограниченной\s+ответственностью|(?:(?:[Пп]убличн|[Нн]епубличн|[Оо]ткрыт|[Зз]акрыт)[а-я]+\s+)?[Аа]кционерн[а-я]+\s+обществ[а-я]*|[Ии]ндивидуальн[а-я]+\s+предпринимател[а-я]+|ОБЩЕСТВО\s+С\s+ОГРАНИЧЕННОЙ\s+ОТВЕТСТВЕННОСТЬЮ|АКЦИОНЕРНОЕ\s+ОБЩЕСТВО|ИНДИВИДУАЛЬНЫЙ\s+ПРЕДПРИНИМАТЕЛЬ`;
const looseForms = ['ооо', 'Ооо', 'зао', 'оао', 'пао', 'ао', 'ип', 'Ип'].join('|');
const form = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])(?:${upperForms.map(either).join('|')}|${looseForms}|${longForms})(?![\p{L}\p{N}_])`,
  'gu',
);
const personForm = /^(?:ип|индивидуальн)/i;

/** Words at which a name without quotes ends. Folded text. */
const stop =
  /^(?:инн|кпп|огрн\S*|логин\S*|учетк\S*|к|на|от|с|со|у|по|для|из|в|и|а|продукт\S*|сервис\S*|программ\S*|партнер\S*|абонент\S*|клиент\S*|прош\S*|прос\S*|нов\S*|пере\S*|тел|телефон|адрес|который|которая|которое|обслужива\S*|является|указан\S*|тариф\S*|лицензи\S*|договор\S*|ооо|ао|зао|оао|пао|ип|ранее|сейчас|код|спасибо|заранее)$/;
const connector = new Set([
  'и',
  'на',
  'в',
  'во',
  'по',
  'для',
  'под',
  'с',
  'к',
  'у',
  'за',
  'над',
  'при',
  'без',
  'до',
  'из',
  'от',
]);

const opening = /["«“„'‘<]/;
const isLabelLead = /(?:^|[\n\t|;])[\s\-–—•*·\d.)(№]*(?:[^\n\t|;:]{0,90}(?:[:=]|\.{3,}|\s[-–—]|\s{2,}))?\s*$/;

type Span = { start: number; end: number };

/** The end of a quoted name that opens at `at`; quotes nest («Фирма «Лютик»», "ТД "Лютик""). */
function closeQuote(text: string, at: number): number | null {
  let depth = 0;
  let last: number | null = null;
  for (let index = at; index < Math.min(text.length, at + 160); index += 1) {
    const sign = text[index] ?? '';
    if (sign === '\n') {
      // A hard-wrapped name goes on, a new line of a form doesn't.
      if (
        depth > 0 &&
        /^[^\n]{1,60}[»"”]/.test(text.slice(index + 1)) &&
        !/[:;]/.test(text.slice(index + 1).split(/[»"”]/)[0] ?? '')
      )
        continue;
      break;
    }
    const opens =
      /[«„“‘<]/.test(sign) ||
      (/["']/.test(sign) &&
        /[\s(«"“-]|^$/.test(text[index - 1] ?? '') &&
        /[\p{L}\p{N}]/u.test(text[index + 1] ?? '')) ||
      index === at;
    const closes = !opens && /[»”"'’>“]/.test(sign);
    if (opens && !(sign === '“' && depth > 0 && text[at] === '„')) depth += 1;
    else if (closes || (sign === '“' && depth > 0)) {
      if (/['’]/.test(sign) && !/['‘]/.test(text[at] ?? '')) continue;
      depth -= 1;
      last = index + 1;
      // «"Фирма "Лютик" / ИНН …»: one sign closes both, where other data follow on the line.
      const rest = /^[^«»"”\n]*/.exec(text.slice(last))?.[0] ?? '';
      if (depth <= 0 || /^\s*[/|;,(\t]|инн|кпп|логин|\d{9}/i.test(rest)) return last;
    }
  }
  return last;
}

/** Words of a name without quotes, from `at`. `whole`: the name stands alone after a label, so that all words are its. */
function closeWords(view: View, at: number, isPerson: boolean, whole: boolean): number {
  const rest = view.text.slice(at, at + 140);
  const line = /^[^\n\t|;,()]*/.exec(rest)?.[0] ?? '';
  let end = 0;
  let count = 0;
  const words = [...line.matchAll(/\S+/g)];
  for (const [index, match] of words.entries()) {
    const typed = match[0];
    const bare = typed.replace(/[.,;:!?]+$/, '');
    const key = view.folded.slice(at + match.index, at + match.index + bare.length);
    const next = words[index + 1]?.[0] ?? '';
    const goesOn =
      connector.has(key) &&
      count > 0 &&
      /^[А-ЯЁA-Z0-9«"]/.test(next) &&
      !/^(?:ООО|АО|ЗАО|ОАО|ПАО|ИП|ИНН|КПП)$/.test(next);
    if (/^\d{9,}/.test(bare) || /^[-–—:=/]+$/.test(typed) || (stop.test(key) && !(goesOn && (whole || key === 'и'))))
      break;
    const capital = /^[«"“„]?[А-ЯЁA-Z0-9]/.test(typed);
    const lowerPerson = isPerson && /^(?:оглы|кызы|оглу|кизи)$/i.test(bare);
    const lowerAll = count === 0 ? !capital : !/[А-ЯЁA-Z]/.test(line.slice(0, end));
    if (!capital && !lowerPerson && !whole && !(lowerAll && count < 3) && !(goesOn && key === 'и')) break;
    if (isPerson && count >= (whole ? 6 : 4)) break;
    const quoted = /^[«"“„]/.test(typed) ? closeQuote(view.text, at + match.index) : null;
    if (quoted !== null) return quoted;
    const initial = isPerson && /^(?:[А-ЯЁA-Z]\.-?){1,3}$/.test(typed);
    end = match.index + (initial ? typed.length : bare.length);
    count += 1;
    if (bare !== typed && !initial && !/^[А-ЯЁ]{1,3}\.$/.test(typed) && !(whole && /^\p{L}{1,4}\.$/u.test(typed)))
      break;
    // «ООО Ромашка - перенос»: a dash between blanks ends a name; «Софт-Причал» has none.
  }
  return end > 0 ? at + end : at;
}

/** Role that a preposition or a label directly before the name gives it. */
function roleBefore(
  view: View,
  start: number,
  cues: readonly Cue[],
  lineStart: number,
): { role: Role | null; firm: boolean } {
  const lead = view.folded.slice(Math.max(0, start - 40), start);
  const label = cues.filter((cue) => cue.end <= start && cue.start >= lineStart).at(-1);
  const gap = label ? view.folded.slice(label.end, start) : '';
  // «перенести к нам ООО «Лютик»» names whom, «к нам: ООО «Лютик»» may name the one to whom.
  if (label?.force === 'pronoun' && /^[^\S\n]*[«"“„]?$/.test(gap)) return { role: 'subscriber', firm: false };
  if (label && /^[\s:=;|\-–—.«"“„(]*$/.test(gap))
    return {
      role: label.role,
      firm: label.force === 'firm',
    };
  const preposition = /(?:^|[\s(,.:;])(от|с|со|у|из|к|ко|на|в|за)\s+[«"“„]?$/.exec(lead)?.[1];
  if (preposition === undefined) return { role: null, firm: false };
  return { role: /^(?:к|ко|на|в)$/.test(preposition) ? 'target' : 'source', firm: false };
}

const clean = (text: string): string =>
  text
    .replace(/[\s]+/g, ' ')
    .replace(/^[\s\-–—:;,.]+|[\s\-–—:;,]+$/g, '')
    .trim();

function strongNames(view: View, cues: readonly Cue[], registry: Registry, skip: readonly Span[]): NameToken[] {
  const found: NameToken[] = [];
  for (const match of view.text.matchAll(form)) {
    const start = match.index;
    if (
      found.some((name) => start < name.end) ||
      skip.some((span) => span.start < start + match[0].length && start < span.end)
    )
      continue;
    const isPerson = personForm.test(view.folded.slice(start));
    const lineStart = view.text.lastIndexOf('\n', start - 1) + 1;
    let at = start + match[0].length;
    while (/[ \t]/.test(view.text[at] ?? '') && view.text[at] !== '\t') at += 1;
    if (view.text[at] === '\n' && opening.test(view.text[at + 1] ?? '')) at += 1;
    const whole = isLabelLead.test(view.text.slice(lineStart, start));
    const loose =
      /^[а-я]/.test(match[0]) &&
      !/[«"“„А-ЯЁ]/.test(view.text[at] ?? '') &&
      !whole &&
      !/^(?:ооо|зао|оао)/.test(match[0]);
    const quotedEnd = opening.test(view.text[at] ?? '') ? closeQuote(view.text, at) : null;
    const end =
      quotedEnd ?? (loose ? at : longestKnown(view, start, at, closeWords(view, at, isPerson, whole), registry));
    const named = end > at ? { start, end } : postfix(view, start, start + match[0].length, lineStart);
    // «р/с 4070… в АО «Банк»»: the account's bank is nobody's name here.
    if (!named || /\d{20}[^\n]{0,30}$/.test(view.text.slice(Math.max(0, start - 60), start))) continue;
    found.push({
      type: 'name',
      ...named,
      value: clean(view.text.slice(named.start, named.end)),
      strength: 'strong',
      ...roleBefore(view, named.start, cues, lineStart),
    });
  }
  return found;
}

/** A prefix of the words that the registry knows as a name beats the guess where a name without quotes ends. */
function longestKnown(view: View, start: number, at: number, end: number, registry: Registry): number {
  const words = [...view.text.slice(at, end).matchAll(/\S+/g)].map((match) => at + match.index + match[0].length);
  const knownEnd = words.toReversed().find((to) => {
    const name = view.text.slice(start, to);
    return registry.partnersByName(name).length > 0 || registry.subscribersByName(name).length > 0;
  });
  return knownEnd ?? end;
}

/** «Лютик» ООО; Иванов Иван Иванович (ИП): the form stands after the name. */
function postfix(view: View, formStart: number, formEnd: number, lineStart: number): Span | null {
  const lead = view.text.slice(lineStart, formStart);
  const quoted = /[«"“„][^«»"“”„\n]{2,80}[»"”“],?\s*\(?$/.exec(lead);
  const words = quoted ?? /(?:[А-ЯЁ][\p{L}\d-]*\.?\s*){1,4},?\s*\(?$/u.exec(lead);
  if (!words) return null;
  return {
    start: lineStart + words.index,
    end: formEnd + (words[0].endsWith('(') && view.text[formEnd] === ')' ? 1 : 0),
  };
}

const valueLabel =
  /(?<![а-яa-z])(?:наименование|название|имя|фио|ф\.и\.о\.?|абонент|клиент|организаци[яию]|компани[яию]|фирм[ау]|юр\.?\s?лицо|налогоплательщик|партнер|дилер|предприятие|контрагент|обособленное подразделение|филиал)[^\n\t|;:=«"]{0,90}?(?:[:=;|]|\t|\.{3,}| [-–—] | {3,})[ .\t]*\n?[ \t]*/g;
const noName =
  /^(?:верн|правильн|корректн|исправ|ошиб|вместо|уточн|извин|новый инн|наш\S* инн|инн|данны\S*|ниже|выше|см\b|во вложени|в приложени|указан|не |нет|тот же|инн|кпп|(?:наш|ваш|мой|их|его|ее)(?![а-я])|огрн|бик|р\/с|тел|логин|продукт|сервис|\d|просим|прошу|добр|здравств|1с|1c|астрал|код|письмо|перен|перев|наименование|название|юр|нов(?:ый|ого) партн|партн[её]р|абонент|клиент|организаци|получател|к\s|на\s|нам\b|нас\b|мы\b|https?:)/;
const plainWords = /^[«"“„]?[А-ЯЁA-Z0-9а-яё][\p{L}\p{N}«»"“”„'’&+.\- ]{1,80}/u;

/** «Абонент: Лесной Хутор»: what stands after a label is a name even without a legal form. */
function labelledNames(view: View, cues: readonly Cue[], taken: readonly Span[]): NameToken[] {
  const found: NameToken[] = [];
  for (const match of view.folded.matchAll(valueLabel)) {
    const start = match.index + match[0].length;
    const rest = view.text.slice(start, start + 120);
    const cut = /[\n\t|;,()]|\s[-–—]\s|\s*(?:инн|кпп|логин)(?![а-я])|(?:\d[\s]?){9,}/i.exec(rest);
    const value = clean(
      (plainWords.exec(rest.slice(0, cut?.index ?? rest.length))?.[0] ?? '')
        .replace(/\.\s.*$/, '')
        .replace(/\.$/, (dot) => (/[А-ЯЁ]\.$/.test(rest.slice(0, cut?.index)) ? dot : '')),
    );
    const end = start + rest.indexOf(value) + value.length;
    const lineStart = view.text.lastIndexOf('\n', match.index) + 1;
    if (
      value.length < 2 ||
      !/\p{L}{2}/u.test(value) ||
      noName.test(view.folded.slice(start)) ||
      taken.some((span) => span.start < end && start < span.end)
    )
      continue;
    if (value.split(' ').length > 7) continue;
    const cue = cues.filter((one) => one.start >= lineStart && one.start < start && one.force !== 'pronoun').at(-1);
    found.push({
      type: 'name',
      value,
      start,
      end,
      strength: 'strong',
      role: cue?.role ?? null,
      firm: cue?.force === 'firm',
    });
  }
  return found;
}

/** «абонента Речник», «к партнёру «Софт-Причал»»: capitalised or quoted words directly after a role word. */
function weakNames(view: View, cues: readonly Cue[], taken: readonly Span[]): NameToken[] {
  const found: NameToken[] = [];
  for (const cue of cues) {
    const rest = view.text.slice(cue.end, cue.end + 90);
    const match =
      cue.force === 'pronoun'
        ? null
        : /^\s*(?:[«"“„]([^«»"“”„\n]{2,70})[»"”“]|((?:[А-ЯЁ][\p{L}\d-]+)(?:\s[А-ЯЁ][\p{L}\d.-]+){0,3}))/u.exec(rest);
    const value = clean(
      (match?.[1] ?? match?.[2] ?? '').replace(/\s(?:ИНН|КПП|Инн|Логин|Продукт|Сервис|ООО|АО|ИП)(?!\p{L}).*$/u, ''),
    );
    const start = cue.end + rest.indexOf(value);
    if (
      !match ||
      value === '' ||
      taken.some((span) => span.start < start + value.length && start < span.end) ||
      noName.test(value.toLowerCase())
    )
      continue;
    found.push({
      type: 'name',
      value,
      start,
      end: start + value.length,
      strength: 'weak',
      role: cue.role,
      firm: cue.force === 'firm',
    });
  }
  return found;
}

/** «1. Ромашка, ИНН 7700…»: the words that open a line whose first value is an ИНН. */
function leadingNames(view: View, taken: readonly Span[], cues: readonly Cue[]): NameToken[] {
  const found: NameToken[] = [];
  for (const match of view.text.matchAll(
    /^[ \t]*(?:[-–—•*·]\s*|\d{1,3}[.)]\s*|\d{1,3}\t)?([«"“„]?[А-ЯЁA-Z][^\n\t|;:]{1,70}?)[ ,;(|\t–—-]*(?:ИНН|инн|Инн|(?<!\d)\d{10}(?!\d)|(?<!\d)\d{12}(?!\d))/gmu,
  )) {
    const value = clean((match[1] ?? '').replace(/[«"“„]?\($/, ''));
    const start = match.index + match[0].indexOf(value);
    const span = { start, end: start + value.length };
    if (
      value.length < 3 ||
      noName.test(value.toLowerCase()) ||
      taken.some((other) => other.start < span.end && span.start < other.end)
    )
      continue;
    if (
      cues.some((cue) => cue.start < span.end && span.start < cue.end) ||
      /[.!?]\s/.test(value) ||
      value.split(' ').length > 6 ||
      /[а-яё]{3,}(?:те|им|ить|ести)(?:\s|$)/.test(value)
    )
      continue;
    found.push({ type: 'name', value, ...span, strength: 'weak', role: null, firm: false });
  }
  return found;
}

/** Names that the registry knows as partners', after a preposition: «от Бирюза-Бит к Кедр Софт». Inflected ones aren't guessed. */
function knownNames(view: View, registry: Registry, taken: readonly Span[]): NameToken[] {
  const found: NameToken[] = [];
  for (const match of view.text.matchAll(/(?<![\p{L}\p{N}])(к|ко|на|в|от|с|со|у|из)\s+([«"“„]?[А-ЯЁA-Z])/gu)) {
    const start = match.index + match[0].length - (match[2]?.length ?? 0);
    const words = [...view.text.slice(start, start + 90).matchAll(/[^\s,;:()]+/g)]
      .slice(0, 5)
      .map((word) => start + word.index + word[0].length);
    const end = words.toReversed().find((to) => registry.partnersByName(clean(view.text.slice(start, to))).length > 0);
    if (end === undefined || taken.some((span) => span.start < end && start < span.end)) continue;
    const role = /^(?:к|ко|на|в)$/.test(match[1] ?? '') ? 'target' : 'source';
    found.push({
      type: 'name',
      value: clean(view.text.slice(start, end)),
      start,
      end,
      strength: 'weak',
      role,
      firm: false,
    });
  }
  return found;
}

/** «Лютик» (ИНН …): a quoted name without legal form counts where an ИНН follows it. */
function quotedNames(view: View, cues: readonly Cue[], taken: readonly Span[]): NameToken[] {
  const found: NameToken[] = [];
  for (const match of view.text.matchAll(
    /[«"“„]([А-ЯЁA-Z0-9][^«»"“”„\n]{1,60})[»"”“][\s,(–—-]*(?:ИНН|инн|(?<!\d)\d{10}(?!\d)|(?<!\d)\d{12}(?!\d))/gu,
  )) {
    const start = match.index;
    const end = start + 2 + (match[1]?.length ?? 0);
    if (taken.some((span) => span.start < end && start < span.end)) continue;
    const lineStart = view.text.lastIndexOf('\n', start - 1) + 1;
    found.push({
      type: 'name',
      value: match[1] ?? '',
      start,
      end,
      strength: 'weak',
      ...roleBefore(view, start, cues, lineStart),
    });
  }
  return found;
}

const addressee = new Set(['астралсофт', 'калугаастрал', 'астрал']);

/** Names of companies and entrepreneurs in order; `skip` are stretches that are something else (products, logins). */
export function findNames(view: View, cues: readonly Cue[], registry: Registry, skip: readonly Span[]): NameToken[] {
  const strong = strongNames(view, cues, registry, skip);
  const labelled = labelledNames(view, cues, [...strong, ...skip]);
  const weak = weakNames(view, cues, [...strong, ...labelled, ...skip]);
  const quoted = quotedNames(view, cues, [...strong, ...labelled, ...weak, ...skip]);
  const known = knownNames(view, registry, [...strong, ...labelled, ...weak, ...quoted, ...skip]);
  const leading = leadingNames(view, [...strong, ...labelled, ...weak, ...quoted, ...known, ...skip], cues);
  return [...strong, ...labelled, ...weak, ...quoted, ...known, ...leading]
    .filter((name) => !addressee.has(nameKey(name.value)))
    .sort((a, b) => a.start - b.start);
}
