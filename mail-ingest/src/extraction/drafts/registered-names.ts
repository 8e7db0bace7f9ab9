import { nameKey, type Registry } from '@perenos/domain';
import { type Found, foundIn } from '../parties/party.ts';
import { overlaps, type Span, type View } from '../text/view.ts';
import type { Draft, DraftTarget } from './draft.ts';

/** No name of the registry that people type without its legal form has more words. */
const mostWords = 8;
const word = /[\p{L}\p{N}«»"“”„&+-]+/gu;

/** «beta-soft.example», «Beta_7», «@beta»: part of an address or a login, not a name. */
const isPartOfAddress = (text: string, { start, end }: Span): boolean =>
  /[\p{L}\p{N}_@]$|[\p{L}\p{N}]\.$/u.test(text.slice(Math.max(0, start - 2), start)) ||
  /^(?:[_@]|\.[\p{L}\p{N}])/u.test(text.slice(end, end + 2));

/** «… логин Kedr_7. Спасибо! Марина, Кедр-Софт»: what stands behind all values, parted from them, signs the mail. */
const isSignature = (text: string, { start }: Span, valuesEnd: number): boolean =>
  start > valuesEnd && !/^(?:[^\n.!?]{0,40}|[^\p{L}\n]*\n[^\p{L}\n]*)$/u.test(text.slice(valuesEnd, start));

type Word = Span & { key: string };
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(word)].map(({ index, 0: typed }) => ({
    start: index,
    end: index + typed.length,
    key: nameKey(typed),
  }));

/** «Лыковой» is «Лыкова», «Тихого» is «Тихий»: one word in two cases. */
export function isInflected(typed: string, meant: string): boolean {
  const differs = [...meant].findIndex((letter, at) => typed[at] !== letter);
  const shared = differs < 0 ? meant.length : differs;
  return shared >= Math.min(3, meant.length) && meant.length - shared <= 2 && typed.length - shared <= 3;
}

/** A name of several words in any case, word by word; one word alone may as well be another word of the language. */
const isCaseOf = (typed: readonly Word[], meant: readonly string[]): boolean =>
  meant.length > 1 && typed.length === meant.length && meant.every((key, at) => isInflected(typed[at]?.key ?? '', key));

/** The words of a name, its legal form left out. */
export const bareWords = (name: string): string[] =>
  wordsOf(name).flatMap(({ start, end, key }) =>
    nameKey(name) === nameKey(name.slice(0, start) + name.slice(end)) ? [] : [key],
  );

/** The stretches of words that are one of `names`, in any spelling that `nameKey` forgives and in any case, in order. */
function namesAmong(text: string, words: readonly Word[], names: readonly string[]): Span[] {
  const keys = names.map(nameKey).filter((key) => key.length > 2);
  const inWords = names.map(bareWords);
  const isName = (from: number, to: number): boolean => {
    const run = words.slice(Math.max(0, from), to + 1);
    const value = text.slice(run[0]?.start ?? 0, run.at(-1)?.end ?? 0);
    // In small letters one word is a word of the language as well.
    if (/[\n\t,;:|()/]/.test(value) || /^\p{Ll}+$/u.test(value)) return false;
    return keys.includes(nameKey(value)) || inWords.some((name) => isCaseOf(run, name));
  };
  return words.flatMap((first, index) => {
    if (first.key === '' || !keys.some((key) => key.startsWith(first.key.slice(0, 3)))) return [];
    const ends = words.slice(index, index + mostWords).map((_, count) => index + count);
    const end = ends.findLast((at) => words[at]?.key !== '' && isName(index, at)) ?? -1;
    const last = words[end];
    if (!last) return [];
    const form = isName(index - 1, end) ? words[index - 1] : undefined;
    return [{ start: (form ?? first).start, end: last.end }];
  });
}

type Passed = { taken: readonly Span[]; valuesEnd: number };

/** Where one of `names` stands among the words of the text, but not in what is passed over. */
function placeAmong(view: View, words: readonly Word[], names: readonly string[], passed: Passed): Found | null {
  const at = namesAmong(view.text, words, names).find(
    (one) =>
      !overlaps(one, passed.taken) &&
      !isPartOfAddress(view.text, one) &&
      !isSignature(view.text, one, passed.valuesEnd),
  );
  return at ? foundIn(view, { ...at, value: view.text.slice(at.start, at.end) }) : null;
}

/** Where one of `names` stands in the text, outside `taken`. */
export const registeredNameIn = (view: View, names: readonly string[], taken: readonly Span[]): Found | null =>
  placeAmong(view, wordsOf(view.text), names, { taken, valuesEnd: view.text.length });

/** What the registry calls the company of an ИНН that a text gives as a subscriber's. */
export const subscriberNames = (inn: string, registry: Registry): string[] => [
  ...registry.subscribersByInn(inn).map(({ name }) => name),
  ...registry.applicationsByInn(inn).map(({ subscriberName }) => subscriberName),
];

/** What the registry calls the partner of a target's ИНН, or of its login. */
export const partnerNames = ({ inn, login }: Pick<DraftTarget, 'inn' | 'login'>, registry: Registry): string[] => {
  const owner = login ? registry.partnerByLogin(login.value) : null;
  return (inn ? registry.partnersByInn(inn.value) : owner ? [owner] : []).map(({ name }) => name);
};

/**
 * «перекиньте Ромашка Плюс 7700… на Кедр-Софт 7800…»: a name without form, label and quotes is one where the registry gives
 * it to the ИНН (or the login) that stands there too. `taken`: what is a login or somebody's name already; nor does one
 * place in the text name two companies.
 */
export function withRegisteredNames(
  view: View,
  drafts: readonly Draft[],
  registry: Registry,
  taken: readonly Span[],
): Draft[] {
  const values = drafts.flatMap(({ subscriber, target, product }) => [
    subscriber.inn,
    subscriber.kpp,
    target.inn,
    target.login,
    product,
  ]);
  const valuesEnd = Math.max(0, ...values.map((value) => value?.end ?? 0));
  const words = wordsOf(view.text);
  const places = new Map<string, Found | null>();
  const find = (owner: string, names: readonly string[]): Found | null => {
    const known = places.get(owner);
    if (known !== undefined) return known;
    const others = [...places.values()].flatMap((place) => place ?? []);
    const place = placeAmong(view, words, names, { taken: [...taken, ...others], valuesEnd });
    places.set(owner, place);
    return place;
  };
  return drafts.map((draft) => {
    const { subscriber, target } = draft;
    const { value: inn = '' } = subscriber.inn ?? {};
    return {
      ...draft,
      subscriber: { ...subscriber, name: subscriber.name ?? find(inn, subscriberNames(inn, registry)) },
      target: {
        ...target,
        name: target.name ?? find((target.inn ?? target.login)?.value ?? '', partnerNames(target, registry)),
      },
    };
  });
}
