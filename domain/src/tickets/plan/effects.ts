import type { Product } from '../../products.ts';
import type { Registry } from '../../registry/registry.ts';
import type { IsoDate, Licence, Subscriber } from '../../registry/types.ts';
import type { ClauseId, Decision } from '../../regulation/types.ts';
import type { RegistryChange } from './changes.ts';
import { effectClause } from './clauses.ts';

/** 4.1.11 and 4.2.8 name the tariff that replaces a paid one. */
const carryOverNames: Partial<Record<Product, string>> = {
  '1c-reporting': 'Обслуживание учетной записи 1С в рамках ранее заключенного договора',
  'astral-report-4.5': 'Обслуживание учетной записи Астрал Отчет в рамках ранее заключенного договора',
};

/** The tariff as the catalogue spells it, else as the regulation does. */
function carryOverTariff(registry: Registry, product: Product): string | null {
  const inRegulation = carryOverNames[product] ?? null;
  const inCatalogue = registry.data.tariffs.filter((t) => t.product === product && t.kind === 'carry-over');
  if (inRegulation === null || inCatalogue.some((tariff) => tariff.name === inRegulation)) return inRegulation;
  const [only, ...more] = inCatalogue;
  return only !== undefined && more.length === 0 ? only.name : inRegulation;
}

/** The last day of the calendar quarter that holds a date. */
export function quarterEnd(date: IsoDate): IsoDate {
  const quarter = Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  return `${date.slice(0, 4)}-${['03-31', '06-30', '09-30', '12-31'][quarter]}`;
}

export type TransferFacts = {
  registry: Registry;
  decision: Pick<Decision, 'effects' | 'reasons' | 'licenceId' | 'sourcePartnerId'>;
  product: Product;
  subscriber: Subscriber;
  targetPartnerId: string;
  today: IsoDate;
};

/** The licence that an effect is about: the one that its reason names, which need not be the one that counts. */
function licenceOfEffect({ decision, registry }: TransferFacts, clause: ClauseId | null): Licence | null {
  const named = decision.reasons.find((reason) => reason.clause === clause && typeof reason.facts.licence === 'string');
  const id = named?.facts.licence ?? decision.licenceId;
  return registry.data.licences.find((licence) => licence.id === id) ?? null;
}

/** What a transfer brings with it beside the move itself. `account-only` and `application-only` shape the move. */
export function transferEffects(facts: TransferFacts): RegistryChange[] {
  const { registry, decision, product, targetPartnerId: after } = facts;
  const before = decision.sourcePartnerId;
  const changes: RegistryChange[] = [];
  for (const effect of decision.effects) {
    const clause = effectClause(product, effect);
    const licence = licenceOfEffect(facts, clause);
    const tariff = carryOverTariff(registry, product);
    if (effect === 'tariff-replaced' && licence !== null && tariff !== null && licence.tariff !== tariff)
      changes.push({ type: 'licence-tariff', licenceId: licence.id, before: licence.tariff, after: tariff, clause });
    if (effect === 'invoice-to-target' && licence !== null)
      changes.push({ type: 'invoice-to-partner', licenceId: licence.id, before, after, clause });
    if (effect === 'representative-invoice-at-quarter-end' && licence !== null)
      changes.push({
        type: 'representative-invoice',
        licenceId: licence.id,
        quarterEnd: quarterEnd(facts.today),
        before,
        after,
        clause,
      });
    const group = effect === 'group-dissolves' ? registry.groupOf(facts.subscriber.inn, product) : null;
    if (group !== null)
      changes.push({
        type: 'group-dissolved',
        groupId: group.id,
        group: { name: group.name, product: group.product, headInn: group.headInn },
        before: [...group.memberInns],
        after: null,
        clause,
      });
  }
  return changes;
}
