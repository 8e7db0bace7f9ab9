import { sameName } from '@perenos/domain';
import { nameMentions } from './names.ts';
import type { Hints } from './trust.ts';
import { requestStart } from './wording.ts';

/** «Директор ООО «…»» in the nominative; «директору ООО «…»» is the addressee. */
const position =
  /(?<!\p{L})(?:директор|президент|руководитель|председатель|управляющий|представитель)(?!\p{L})[^.:;]{0,60}$/iu;

/**
 * Whether the position below the request belongs to a partner's company and not to the subscriber's: the letter is signed
 * by somebody who may not speak for him (3.6). A name that nobody knows may be the subscriber's own, misread.
 */
export function isSignedForPartner(text: string, ownName: string | null, { registry }: Hints): boolean {
  const asked = requestStart(text);
  if (asked < 0) return false;
  return nameMentions(text)
    .filter(({ start }) => start > asked && position.test(text.slice(Math.max(asked, start - 90), start)))
    .some(({ name }) => registry.partnersByName(name).length > 0 && !(ownName !== null && sameName(name, ownName)));
}
