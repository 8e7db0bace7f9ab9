import { isValidInn, type MailRequest, type Registry } from '@perenos/domain';
import type { NumberMention } from './numbers.ts';

/** What is known apart from the document: who exists, and what the mail asks for. */
export type Hints = { registry: Registry; request: MailRequest | null };

/** A value with how sure it is. */
export type Trusted = {
  value: string;
  certain: boolean;
  repaired: boolean;
  /** What else it may be, where it isn't certain. */
  alternatives?: readonly string[];
};

const isKnown = (inn: string, { registry }: Hints): boolean =>
  registry.partnerByInn(inn) !== null || registry.subscribersByInn(inn).length > 0;

const isAsked = (inn: string, { request }: Hints): boolean =>
  request?.items.some((item) => item.subscriberInn === inn || item.targetPartnerInn === inn) ?? false;

const isConfirmed = (inn: string, hints: Hints): boolean => isKnown(inn, hints) || isAsked(inn, hints);

/** Whether the registry knows the number as a partner's and as no subscriber's. */
export const isPartnerOnly = (inn: string, { registry }: Hints): boolean =>
  registry.partnerByInn(inn) !== null && registry.subscribersByInn(inn).length === 0;

/** Whether the registry knows the number as a subscriber's and as no partner's. */
export const isSubscriberOnly = (inn: string, { registry }: Hints): boolean =>
  registry.partnerByInn(inn) === null && registry.subscribersByInn(inn).length > 0;

/**
 * Decides what an ИНН is. Certain: both passes agree and the check digits are right, or
 * a reading with right check digits is confirmed by the registry or the mail. One digit is repaired only where exactly
 * one candidate has right check digits and is confirmed.
 */
export function trustInn(mention: NumberMention, hints: Hints): Trusted {
  const readings = [mention.first, ...(mention.second === null ? [] : [mention.second])];
  const valid = [...new Set(readings.filter(isValidInn))];
  const [only] = valid;
  if (only !== undefined && valid.length === 1) {
    const agreed = readings.every((reading) => reading === only) && (mention.second !== null || !mention.recognized);
    const certain = agreed || isConfirmed(only, hints);
    const trusted = { value: only, certain, repaired: only !== mention.first };
    return certain ? trusted : { ...trusted, alternatives: repairs(readings).filter((inn) => isConfirmed(inn, hints)) };
  }
  // A text layer holds what was typed: a wrong digit there is the writer's, not recognition's.
  const possible = valid.length > 1 ? valid : mention.recognized ? repairs(readings) : [];
  const confirmed = possible.filter((inn) => isConfirmed(inn, hints));
  const [candidate] = confirmed;
  if (candidate !== undefined && confirmed.length === 1) return { value: candidate, certain: true, repaired: true };
  const value = only ?? mention.first;
  const alternatives = [...new Set([...confirmed, ...valid])].filter((inn) => inn !== value);
  return { value, certain: false, repaired: false, alternatives };
}

/** All numbers with right check digits that differ from a reading by one digit: another one, one too many, one too few. */
export function repairs(readings: readonly string[]): string[] {
  const found = new Set<string>();
  for (const reading of readings) {
    for (let i = 0; i <= reading.length; i++) {
      const before = reading.slice(0, i);
      const after = reading.slice(i + 1);
      const changed = [...'0123456789'].flatMap((d) => [`${before}${d}${after}`, `${before}${d}${reading.slice(i)}`]);
      for (const candidate of [...changed, `${before}${after}`])
        if (candidate !== reading && isValidInn(candidate)) found.add(candidate);
    }
  }
  return [...found];
}

/** A КПП has no check digits: it is certain where two passes agree, or where registry or mail have it with that ИНН. */
export function trustKpp(mention: NumberMention, inn: string | null, hints: Hints): Trusted {
  const readings = [mention.first, ...(mention.second === null ? [] : [mention.second])];
  const known = inn === null ? undefined : readings.find((kpp) => hasKpp(inn, kpp, hints));
  if (known !== undefined) return { value: known, certain: true, repaired: known !== mention.first };
  const agreed = readings.every((kpp) => kpp === mention.first) && (mention.second !== null || !mention.recognized);
  const alternatives = otherKpps(readings, inn, hints);
  // Both passes may misread the same digit: nobody knows this КПП, but one that is all but the same.
  const isSlip = mention.recognized && alternatives.some((kpp) => differInOneDigit(kpp, mention.first));
  return agreed && !isSlip
    ? { value: mention.first, certain: true, repaired: false }
    : { value: mention.first, certain: false, repaired: false, alternatives };
}

const differInOneDigit = (a: string, b: string): boolean =>
  a.length === b.length && [...a].filter((digit, i) => digit !== b[i]).length === 1;

/** The second reading, and the КПП that the mail or the registry have for this ИНН. */
function otherKpps(readings: readonly string[], inn: string | null, { registry, request }: Hints): string[] {
  const asked = request?.items.flatMap((item) => (item.subscriberInn === inn ? (item.subscriberKpp ?? []) : [])) ?? [];
  const known = inn === null ? [] : registry.subscribersByInn(inn).flatMap(({ kpp }) => kpp ?? []);
  return [...new Set([...asked, ...known, ...readings])].filter((kpp) => kpp !== readings[0] && kpp.length === 9);
}

/** Whether the registry or the mail has the two together. */
export const hasKpp = (inn: string, kpp: string, { registry, request }: Hints): boolean =>
  registry.subscriber(inn, kpp) !== null ||
  (request?.items.some((item) => item.subscriberInn === inn && item.subscriberKpp === kpp) ?? false);
