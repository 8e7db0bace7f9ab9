import { nameKey, sameName } from '@perenos/domain';
import { nameMentions } from './names.ts';
import type { Hints } from './trust.ts';
import { requestStart } from './wording.ts';

/** «Директор ООО «…»» in the nominative; «директору ООО «…»» is the addressee. */
const position =
  /(?<!\p{L})(?:директор|президент|руководитель|председатель|управляющий|представитель)(?!\p{L})[^.:;]{0,60}$/iu;

/** Nobody calls himself a client: an accountant, a partner writes. */
const forClient =
  /(?<!\p{L})(?:по\s+(?:поручению|просьбе)|от\s+имени|в\s+интересах)\s+(?:наш\p{L}+\s+)?(?:клиент|абонент|заказчик|доверител)/iu;

/** The stamp of the partner who took the letter in, beside the signature: «ООО «…» Вх. № 412». */
const takenIn = /^[\s»"”,]*(?:вх(?:\.|\s*№|од)|получ|принят|зарегистр|поступ)/iu;

/**
 * Whether somebody else than the subscriber speaks in the letter, who may not speak for him (3.6): the position below the
 * request belongs to a partner's or another company, or a client's matter is pleaded.
 */
export function isAnothersSpeech(text: string, ownName: string | null, { registry }: Hints): boolean {
  const asked = requestStart(text);
  if (asked < 0) return false;
  if (forClient.test(text)) return true;
  return nameMentions(text)
    .filter(({ start }) => start > asked && position.test(text.slice(Math.max(asked, start - 90), start)))
    .filter(({ end }) => !takenIn.test(text.slice(end, end + 30)))
    .some(({ name }) =>
      ownName === null
        ? registry.partnersByName(name).length > 0
        : !sameName(name, ownName) && (registry.partnersByName(name).length > 0 || !isAlike(name, ownName)),
    );
}

/** The subscriber's own name may be misread, shortened («АО «ТТЭЦ»») or have a word more than elsewhere in the letter. */
function isAlike(name: string, other: string): boolean {
  const [a, b] = [nameKey(name), nameKey(other)];
  if (Math.min(a.length, b.length) <= shortest || a.includes(b) || b.includes(a)) return true;
  const pairs = (key: string) => new Set([...key].slice(1).map((letter, i) => (key[i] ?? '') + letter));
  const [of, all] = [pairs(a), pairs(b)];
  return [...of].filter((pair) => all.has(pair)).length * 3 > Math.min(of.size, all.size);
}

/** Letters of an abbreviation. */
const shortest = 5;
