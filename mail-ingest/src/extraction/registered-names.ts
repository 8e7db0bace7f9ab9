import { nameKey, type Registry } from '@perenos/domain';
import type { Draft, DraftTarget } from './draft.ts';
import { type Found, foundIn } from './party.ts';
import { overlaps, type Span, type View } from './view.ts';

/** No name of the registry that people type without its legal form has more words. */
const mostWords = 8;
const word = /[\p{L}\p{N}«»"“”„&+-]+/gu;

/** «beta-soft.example», «Beta_7», «@beta»: part of an address or a login, not a name. */
const isPartOfAddress = (text: string, { start, end }: Span): boolean =>
  /[\p{L}\p{N}_@]$|[\p{L}\p{N}]\.$/u.test(text.slice(Math.max(0, start - 2), start)) ||
  /^(?:[_@]|\.[\p{L}\p{N}])/u.test(text.slice(end, end + 2));

/** Where one of `names` stands among the words of the text, in any spelling that `nameKey` forgives, outside `taken`. */
export function registeredNameIn(view: View, names: readonly string[], taken: readonly Span[]): Found | null {
  const keys = new Set(names.map(nameKey).filter((key) => key.length > 2));
  if (keys.size === 0) return null;
  const words = [...view.text.matchAll(word)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  for (const [index, { start, end }] of words.entries()) {
    const first = nameKey(view.text.slice(start, end));
    if (first === '' || ![...keys].some((key) => key.startsWith(first))) continue;
    const last = words.slice(index, index + mostWords).findLast((one) => {
      const value = view.text.slice(start, one.end);
      // In small letters one word is a word of the language as well.
      const isName = one.start > start || !/^\p{Ll}/u.test(value);
      return isName && !/[\n\t,;:|()/]/.test(value) && keys.has(nameKey(value));
    });
    if (!last) continue;
    const span = { start, end: last.end };
    if (!overlaps(span, taken) && !isPartOfAddress(view.text, span))
      return foundIn(view, { value: view.text.slice(start, span.end), ...span });
  }
  return null;
}

/** What the registry calls the company of an ИНН that a text gives as a subscriber's. */
export const subscriberNames = (inn: string, registry: Registry): string[] => [
  ...registry.subscribersByInn(inn).map(({ name }) => name),
  ...registry.applicationsByInn(inn).map(({ subscriberName }) => subscriberName),
];

const partnerNames = ({ inn, login }: DraftTarget, registry: Registry): string[] => {
  const owner = login ? registry.partnerByLogin(login.value) : null;
  return (inn ? registry.partnersByInn(inn.value) : owner ? [owner] : []).map(({ name }) => name);
};

type Named = Pick<Draft, 'subscriber' | 'target'>;

/**
 * «перекиньте Ромашка Плюс 7700… на Кедр-Софт 7800…»: a name without form, label and quotes is one where the registry gives
 * it to the ИНН (or the login) that stands there too. `taken`: what is a login or somebody's name already; nor does one
 * place in the text name two companies.
 */
export function withRegisteredNames<T extends Named>(
  view: View,
  drafts: readonly T[],
  registry: Registry,
  taken: readonly Span[],
): T[] {
  const given: { owner: string | undefined; at: Found }[] = [];
  const find = (owner: string | undefined, names: readonly string[]): Found | null => {
    const others = given.filter((one) => one.owner !== owner).map(({ at }) => at);
    const at = registeredNameIn(view, names, [...taken, ...others]);
    if (at) given.push({ owner, at });
    return at;
  };
  return drafts.map((draft) => {
    const { subscriber, target } = draft;
    const { value: inn = '' } = subscriber.inn ?? {};
    return {
      ...draft,
      subscriber: { ...subscriber, name: subscriber.name ?? find(inn, subscriberNames(inn, registry)) },
      target: {
        ...target,
        name: target.name ?? find((target.inn ?? target.login)?.value, partnerNames(target, registry)),
      },
    };
  });
}
