import type { Registry } from '@perenos/domain';
import type { Span, View } from '../text/view.ts';
import { closeQuote, closeWords, form, isLabelLead, opening, personForm, stop } from './name-bounds.ts';
import type { Cue, NameToken, Role } from './tokens.ts';

/** Role that a preposition or a label directly before the name gives it. */
export function roleBefore(
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
  const preposition = /(?:^|[\s(,.:;])(от|с|со|у|из|из-под|вместо|к|ко|на|в|за|под|для)\s+[«"“„]?$/.exec(lead)?.[1];
  if (preposition === undefined) return { role: null, firm: false };
  // «Сменить партнёра для ООО «Лютик»».
  if (preposition === 'для') return { role: 'subscriber', firm: false };
  return { role: /^(?:к|ко|на|в|за|под)$/.test(preposition) ? 'target' : 'source', firm: false };
}

export const clean = (text: string): string =>
  text
    .replace(/[\s]+/g, ' ')
    .replace(/^[\s\-–—:;,./]+|[\s\-–—:;,/]+$/g, '')
    .trim();

/** Names with a legal form, before or after them. */
export function strongNames(view: View, cues: readonly Cue[], registry: Registry, skip: readonly Span[]): NameToken[] {
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
    const guessed = loose ? at : closeWords(view, at, isPerson, whole);
    const end = quotedEnd ?? longestKnown(view, start, at, guessed, registry);
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
  // It may also go on past the guess: «ооо ромашка сервис», where «сервис» looked like the next label.
  const rest = /^[^\n\t|;:,()«»"–—]*/.exec(view.text.slice(at, Math.max(end, at + 80)))?.[0] ?? '';
  const to = Math.max(end, at + rest.length);
  const words = [...view.text.slice(at, to).matchAll(/[^\s,;|()/\\]+/g)].map(
    // The full stop of a sentence is no part of the name, that of an initial is.
    (match) => at + match.index + match[0].replace(/(?<=\p{L}{3})[.!?]+$/u, '').length,
  );
  const knownEnd = words.toReversed().find((to) => {
    const name = view.text.slice(start, to);
    return registry.partnersByName(name).length > 0 || registry.subscribersByName(name).length > 0;
  });
  return knownEnd ?? end;
}

/** A name in front of its form is no longer than this; the line may be as long as the mail. */
const longestLead = 160;

/** «Лютик» ООО; Иванов Иван Иванович (ИП): the form stands after the name. */
function postfix(view: View, formStart: number, formEnd: number, lineStart: number): Span | null {
  const from = Math.max(lineStart, formStart - longestLead);
  const lead = view.text.slice(from, formStart);
  const quoted = /[«"“„][^«»"“”„\n]{2,80}[»"”“],?\s*\(?$/.exec(lead);
  // «Партнёр Кедр Софт ООО»: the role is no part of the name, nor is the label in «ИНН индивидуального предпринимателя».
  const word = String.raw`(?<!\p{L})(?!(?:ИНН|КПП|ОГРН(?:ИП)?)(?!\p{L})|(?:Партн[её]р|Абонент|Клиент|Заказчик)[а-я]{0,3}\s+[А-ЯЁ])[А-ЯЁ][\p{L}\d-]*\.?\s*`;
  // «Переведите ИП»: no entrepreneur is named by one word in front of the form.
  const fewest = personForm.test(view.folded.slice(formStart)) ? 2 : 1;
  const words =
    quoted ??
    new RegExp(String.raw`(?:${word}){${fewest},4},?\s*\(?$`, 'u').exec(lead) ??
    (from === lineStart && /^[ \t]*,?[ \t]*(?:инн|\d{10})/.test(view.folded.slice(formEnd, formEnd + 20))
      ? opensLine(lead)
      : null);
  if (!words) return null;
  const start = from + words.index;
  if (!words[0].endsWith('(')) return { start, end: formEnd };
  // «Лютик (ООО, ИНН 7700…)»: the bracket holds more than the form.
  return { start, end: view.text[formEnd] === ')' ? formEnd + 1 : start + words[0].slice(0, -1).trimEnd().length };
}

/** «лютик ооо инн 7700…»: typed in small letters, nothing else stands before it on the line. */
function opensLine(lead: string): RegExpExecArray | null {
  const words = /(?:\p{Ll}[\p{Ll}\d-]*[ \t]+){1,3}$/u.exec(lead);
  const isName = words?.[0]
    .trim()
    .split(/\s+/)
    .every((word) => !stop.test(word.replaceAll('ё', 'е')));
  return isName && /^[\s\d.)•*–—-]*$/.test(lead.slice(0, words?.index)) ? words : null;
}
