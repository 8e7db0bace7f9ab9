import { nameKey, type Registry } from '@perenos/domain';
import { overlaps, type Span, type View } from '../text/view.ts';
import { foreignLabel } from './numbers.ts';
import { clean, roleBefore, strongNames } from './strong-names.ts';
import type { Cue, NameToken } from './tokens.ts';

const valueLabel =
  /(?<![а-яa-z])(?:наименование|название|имя|фио|ф\.и\.о\.?|абонент|клиент|организаци[яию]|компани[яию]|фирм[ау]|юр\.?\s?лицо|налогоплательщик|партнер|дилер|предприятие|контрагент|обособленное подразделение|филиал)[^\n\t|;:=«"]{0,90}?(?:[:=;|]|\t|\.{3,}| [-–—] | {3,})[ .\t]*\n?[ \t]*/g;
const noName =
  /^(?:(?:верн|правильн|корректн)[а-я]*(?:[\s,]*(?:[.:;()\n–—-]|$)|\s+(?:инн|кпп|логин|назван|наименован|данн|реквизит|партн|абонент|клиент|продукт|сервис))|исправ|ошиб|вместо|уточн|извин|новый инн|наш\S* инн|инн|данны\S*|ниже|выше|см(?![а-я])|во вложени|в приложени|указан|не |нет|тот же|инн|кпп|(?:наш|ваш|мой|их|его|ее)(?![а-я])|огрн|бик|р\/с|тел|логин|продукт|сервис|\d|просим|прошу|добр|здравств|1с|1c|астрал|код|письмо|перен|перев|наименование|название|юр|нов(?:ый|ого) партн|партн[её]р|абонент|клиент|организаци|получател|к\s|на\s|(?:нам|нас|мы)(?![а-я])|https?:|(?:уполномоченн\S+ представител|авторизованн\S+ центр|головн\S+ (?:компани|организаци)|(?:физ|юр)ическ\S+ лиц|обособленн\S+ подразделени|индивидуальн\S+ предпринимател|нов\S+ (?:клиент|абонент|партн))[а-я]*\s*(?:[.,;:()\n–—-]|$))/;
const plainWords = /^[«"“„]?[А-ЯЁA-Z0-9а-яё][\p{L}\p{N}«»"“”„'’&+.\- ]{1,80}/u;

const telling = /[а-я](?:[аяеу]ет|ится|ется|ются|ятся|[аеиы]л(?:а|и|ось|ась|ись|ся))(?![а-я])/;
/**
 * «Дождались письма от клиента: то печати не было, то …», «клиент — частная школа», «Клиент мучается: бухгалтер …»: small
 * letters after such a label go on with the sentence, unless the label opens its line and tells nothing, or an ИНН follows.
 */
const isSentence = (folded: string, start: number, label: string, end: number): boolean =>
  !/^[\s,;(«»"]*(?:инн|\d{10})/.test(folded.slice(end, end + 20)) &&
  (/,|\s(?:не|сам[аи]?)\s|\s[-–—]\s/.test(label) ||
    telling.test(label) ||
    /[^\s\d.)(•*·-][^\n\t|]*$/.test(folded.slice(0, start)));

/** «Абонент: Лесной Хутор»: what stands after a label is a name even without a legal form. */
function labelledNames(view: View, cues: readonly Cue[], taken: readonly Span[]): NameToken[] {
  const found: NameToken[] = [];
  for (const match of view.folded.matchAll(valueLabel)) {
    const start = match.index + match[0].length;
    // «У клиента договор 1С:ИТС», «с партнёра ООО «А», ИНН 7700…: рассрочка»: such colons end no label.
    if (/1[сc]:$|\d{9}/.test(match[0])) continue;
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
      overlaps({ start, end }, taken)
    )
      continue;
    if (value.split(' ').length > 7) continue;
    // «Заявка на перенос абонента» above «Дата заявки | 12.11.2026»: a title, and another label below it.
    if (match[0].includes('\n') && /^ *[\t:]/.test(view.text.slice(end))) continue;
    if (/^\p{Ll}/u.test(value) && isSentence(view.folded, match.index, match[0], end)) continue;
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

/** «абонента Ласточка», «к партнёру «Дом-Сервис»»: capitalised or quoted words directly after a role word. */
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
    ).replace(/(?<=\p{Ll})\.$/u, '');
    const start = cue.end + rest.indexOf(value);
    if (
      !match ||
      value === '' ||
      overlaps({ start, end: start + value.length }, taken) ||
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

/** «У Ромашки ИНН 7700…». */
const opensWithPreposition = /^(?:у|по|ко?|на|во?|для|от|об?|из|со?|за|при|про|под)\s/i;

/** «1. Ромашка, ИНН 7700…»: the words that open a line whose first value is an ИНН. */
function leadingNames(view: View, taken: readonly Span[], cues: readonly Cue[]): NameToken[] {
  const found: NameToken[] = [];
  for (const match of view.text.matchAll(
    /^[ \t]*(?:[-–—•*·]\s*|\d{1,3}[.)]\s*|\d{1,3}\t)?([«"“„]?[А-ЯЁA-Z][^\n\t|;:]{1,70}?)[ ,;(|\t–—-]*(?:(?:ИНН|инн|Инн)(?!\p{L})(?=[^.!?]{0,40}\d)|(?<!\d)\d{10}(?!\d)|(?<!\d)\d{12}(?!\d))/gmu,
  )) {
    const value = clean((match[1] ?? '').replace(/\s*[«"“„]?\([^)]*$/, ''));
    const start = match.index + match[0].indexOf(value);
    const span = { start, end: start + value.length };
    if (value.length < 3 || noName.test(value.toLowerCase()) || opensWithPreposition.test(value)) continue;
    if (overlaps(span, taken)) continue;
    // «Реквизиты (ИНН/КПП): 770…»: brackets without a number are part of a label.
    const isLabel = /^[^\d\n)]*\)/.test(view.text.slice(match.index + match[0].length));
    if (
      isLabel ||
      overlaps(span, cues) ||
      foreignLabel.test(value.toLowerCase()) ||
      /[.!?]\s/.test(value) ||
      value.split(' ').length > 6 ||
      /[а-яё]{3,}(?:те|им|ить|ести)(?:[\s,]|$)/.test(value)
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
      .map((word) => start + word.index + word[0].replace(/(?<=\p{L}{3})[.!?]+$/u, '').length);
    const end = words.toReversed().find((to) => registry.partnersByName(clean(view.text.slice(start, to))).length > 0);
    if (end === undefined || overlaps({ start, end }, taken)) continue;
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
    /[«"“„]([А-ЯЁA-Z0-9][^«»"“”„\n]{1,60})[»"”“][\s,(–—-]*(?:(?:ИНН|инн)(?!\p{L})|(?<!\d)\d{10}(?!\d)|(?<!\d)\d{12}(?!\d))/gu,
  )) {
    const start = match.index;
    const end = start + 2 + (match[1]?.length ?? 0);
    if (overlaps({ start, end }, taken)) continue;
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
