import { nameKey, type Registry } from '@perenos/domain';
import type { Found, Party } from '../parties/party.ts';
import { form, opening } from '../values/name-bounds.ts';
import type { Draft } from './draft.ts';
import { doubt } from './pairing.ts';
import { bareWords, isInflected, partnerNames, subscriberNames } from './registered-names.ts';

const hasForm = (name: string): boolean => name.search(form) >= 0;

/** Whether each word of what is typed is one of the registry's name, in any case, or its initial. */
function isCalled(typed: string, meant: string): boolean {
  const words = bareWords(meant);
  const own = bareWords(typed);
  return (
    nameKey(typed) === nameKey(meant) ||
    (own.length > 0 &&
      own.every((key) => words.some((word) => (key.length === 1 ? word.startsWith(key) : isInflected(key, word)))))
  );
}

/**
 * Words without a legal form are a company's name where the registry gives it to the ИНН that stands with them: «Хочу
 * забрать клиента с ИНН …», «Коллеги, ИНН …» and «Наименование: забыла» are none. What is anybody's name stays, so that
 * the ИНН of another is seen; and of an ИНН that the registry doesn't know (`names` is empty) nobody can tell.
 */
function isProper(name: Found, names: readonly string[], registry: Registry): boolean {
  const { value } = name;
  return (
    names.length === 0 ||
    hasForm(value) ||
    names.some((meant) => isCalled(value, meant)) ||
    registry.partnersByName(value).length > 0 ||
    registry.subscribersByName(value).length > 0
  );
}

const isQuoted = ({ view, start }: Found): boolean => opening.test(view.text.slice(Math.max(0, start - 1), start + 1));

/** «Сомова Инна Олеговна», «Инна Олеговна Сомова». */
const fullName = /\p{Lu}\p{Ll}+\s+(?:\p{Lu}\p{Ll}+\s+)?\p{Lu}\p{Ll}*(?:вич|вна|чна)(?!\p{L})/u;

/** Whether of an entrepreneur's name only the first name or the patronymic is typed: «клиент Анны» is a manager's. */
function isFirstName(typed: string, meant: string): boolean {
  const words = bareWords(meant);
  const patronymic = words.findIndex((word) => /(?:вич|вна|чна)$/i.test(word));
  const surnames = words.filter((_, at) => at !== patronymic && at !== patronymic - 1);
  return patronymic > 0 && !bareWords(typed).some((key) => surnames.some((word) => isInflected(key, word)));
}

/** A party without the words before its ИНН that neither a label, quotes, the registry nor a patronymic make a name. */
export function withoutProse(party: Party, registry: Registry): Party {
  const { name, inn, weakName } = party;
  if (!name || !inn || !weakName || isQuoted(name)) return party;
  const names = [...subscriberNames(inn.value, registry), ...partnerNames({ inn, login: null }, registry)];
  // «Это Сомова Инна Олеговна, ИНН …»: the registry tells which of the words are the name.
  const isAnothers = fullName.test(name.value) && !names.some((meant) => isCalled(meant, name.value));
  const isPossessor = names.length > 0 && !isAnothers && names.every((meant) => isFirstName(name.value, meant));
  return !isPossessor && (isAnothers || isProper(name, names, registry))
    ? party
    : { ...party, name: null, weakName: false };
}

/** A name behind a label that is no proper one is in doubt; in small letters it is none. */
function settled(name: Found | null, names: readonly string[], registry: Registry): Found | null {
  if (!name || isProper(name, names, registry)) return name;
  return isQuoted(name) || /^[^\p{L}]*\p{Lu}/u.test(name.value) ? doubt(name, true) : null;
}

/** Drafts whose names are proper ones. */
export const withProperNames = (drafts: readonly Draft[], registry: Registry): Draft[] =>
  drafts.map((draft) => {
    const { subscriber, target } = draft;
    const names = subscriberNames(subscriber.inn?.value ?? '', registry);
    return {
      ...draft,
      subscriber: { ...subscriber, name: settled(subscriber.name, names, registry) },
      target: { ...target, name: settled(target.name, partnerNames(target, registry), registry) },
    };
  });
