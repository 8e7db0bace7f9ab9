import type { OfficialLetter, PaymentDocument, RequestedItem } from '../requests/types.ts';

/** A letter that names others beside its author is a group's (4.1.8). */
export const isGroupLetter = (letter: OfficialLetter): boolean =>
  letter.groupInns.some((inn) => inn !== letter.subscriberInn);

type Party = Pick<RequestedItem, 'subscriberInn' | 'subscriberKpp'>;

/** By ИНН, and by КПП where both sides state one: a branch's letter is another subscriber's. */
const isAbout = (letter: OfficialLetter, { subscriberInn: inn, subscriberKpp: kpp }: Party): boolean =>
  inn !== null &&
  letter.readable &&
  letter.subscriberInn === inn &&
  (kpp === null || letter.subscriberKpp === null || letter.subscriberKpp === kpp);

/** Letters about this subscriber alone, in the order in which they came. */
export const ownLetters = (party: Party, letters: readonly OfficialLetter[]): OfficialLetter[] =>
  letters.filter((letter) => !isGroupLetter(letter) && isAbout(letter, party));

/** Letters that object to what an item asks for: of its subscriber, or of nobody whom the items name. */
export const objectionsTo = (
  item: Party,
  items: readonly Party[],
  letters: readonly OfficialLetter[],
): OfficialLetter[] =>
  letters.filter(
    (letter) =>
      letter.objects === true &&
      letter.doubtful.length > 0 &&
      (isAbout(letter, item) || !items.some((other) => isAbout(letter, other))),
  );

/** Letters that name none of the items as their subject: somebody else's, unreadable ones, or without an ИНН. */
const strayLetters = (items: readonly Party[], letters: readonly OfficialLetter[]): OfficialLetter[] =>
  letters.filter((letter) => !isGroupLetter(letter) && !items.some((item) => isAbout(letter, item)));

/**
 * The stray letter that belongs to an item after all: with as many stray letters as items that lack one, they go
 * together in the order of the mail; a sole item takes them all. Anything else would be guessing.
 */
export function strayLettersFor(
  item: Party,
  lacking: readonly Party[],
  items: readonly Party[],
  letters: readonly OfficialLetter[],
): OfficialLetter[] {
  const stray = strayLetters(items, letters);
  if (items.length === 1) return stray;
  const matched = stray[lacking.indexOf(item)];
  return stray.length === lacking.length && matched !== undefined ? [matched] : [];
}

/** Payment documents of this subscriber; a sole item takes those of other payers, too: they are what is wrong. */
export function paymentsFor(
  item: Party,
  items: readonly Party[],
  payments: readonly PaymentDocument[],
): PaymentDocument[] {
  const readable = payments.filter((payment) => payment.readable);
  const own = readable.filter((payment) => payment.payerInn === item.subscriberInn);
  if (own.length > 0) return own;
  const others = new Set(items.map((other) => other.subscriberInn));
  const stray = readable.filter((payment) => payment.payerInn === null || !others.has(payment.payerInn));
  return items.length === 1 || stray.length === 1 ? stray : [];
}
