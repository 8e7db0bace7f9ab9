import type { Registry } from '@perenos/domain';
import type { View } from '../text/view.ts';
import type { NameToken, NumberToken, Role } from '../values/tokens.ts';
import { type Gathered, knownAs } from './gathered.ts';
import { isNamed, type Party } from './party.ts';

/** «ИНН/КПП – 770… / Наименование абонента – ООО «А»»: the order of 2.1. */
const isNextLine = (between: string): boolean => between.split('\n').length === 2;

/** The party that was named so before and may be meant again; `next`: the ИНН that follows the name. */
export const namedBefore = (
  { parties, registry }: Gathered,
  token: NameToken,
  next: NumberToken | null,
  role: Role | null,
): Party | undefined =>
  parties.find(
    (party) =>
      isNamed(party, token.value) &&
      !(party.role === 'other' && next !== null && knownAs(next.value, registry) === 'subscriber') &&
      (party.inn === null || next === null || party.inn.value === next.value) &&
      (role === null || party.role === null || party.role === role),
  );

/** The same name again with another КПП after it is another branch: it opens a party of its own. */
export const startsNewItem = (known: Party, token: NameToken, view: View): boolean =>
  known.inn !== null &&
  known.kpp !== null &&
  /^[\s,;:(]*(?:инн|кпп)/.test(view.folded.slice(token.end, token.end + 20)) &&
  known.role !== 'target';

/** «1. ИНН 770… / 2. ООО «Б», ИНН 780…»: a name with an ИНН on its own line doesn't complete the line above. */
function hasOwnInn({ inn, end }: Party, token: NameToken, next: NumberToken | null, { text }: View): boolean {
  if (next === null || inn === null || inn.value === next.value) return false;
  return text.slice(end, token.start).includes('\n') && !text.slice(token.end, next.start).includes('\n');
}

/** «Абонента с ИНН 540… / ООО «Кедр» / ИНН 780…»: the registry knows the name as a partner's, the number as no partner's. */
const isAnothers = ({ inn }: Party, { value }: NameToken, registry: Registry): boolean =>
  inn !== null &&
  registry.partnerByInn(inn.value) === null &&
  registry.partnersByName(value).length > 0 &&
  registry.subscribersByName(value).length === 0;

/** The current party, where it has no name yet and this one completes it. */
export function namelessFor(
  { view, registry, current }: Gathered,
  token: NameToken,
  next: NumberToken | null,
  { role, firm }: Pick<Party, 'role' | 'firm'>,
): Party | null {
  if (current === null || current.name !== null) return null;
  if (hasOwnInn(current, token, next, view) || (role === null && isAnothers(current, token, registry))) return null;
  const between = view.text.slice(current.end, token.start);
  // A КПП alone, whose ИНН stands in the subject, is not that of «к ООО …» behind it.
  const fits =
    role === null ||
    current.role === role ||
    current.role === null ||
    (!current.firm && !firm && (current.inn !== null || current.kpp === null));
  // A number without role words takes only a name that follows it at once: «7700… ООО «Лютик»».
  const isForeign =
    current.role === null &&
    current.inn !== null &&
    role !== null &&
    /[\p{L}\n]/u.test(between) &&
    !(role === 'subscriber' && next === null && isNextLine(between) && knownAs(current.inn.value, registry) === role);
  return fits && !isForeign ? current : null;
}
