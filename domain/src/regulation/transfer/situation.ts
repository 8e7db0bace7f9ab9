import type { Product } from '../../products.ts';
import type { Registry } from '../../registry/registry.ts';
import { servingPartnerId } from '../../registry/serving-partner.ts';
import type { Application, ItsContract, Licence, Partner, Subscriber } from '../../registry/types.ts';
import type { RequestedItem } from '../../requests/types.ts';
import type { Decision, InputInEdition } from '../types.ts';
import { inForceOn, type LicenceInForce, newestLicence } from './licences.ts';
import { type ProductSection, sectionOf, type TransferTerms } from './sections.ts';
import {
  type ApplicationChoice,
  type FoundSubscriber,
  findSubscriber,
  type Holdings,
  holdingsOf,
} from './subscriber.ts';
import { resolveTarget, type TargetPartner } from './target-partner.ts';

/** All that the rules of chapter 4 look at for one item. */
export type Situation = {
  input: InputInEdition;
  item: RequestedItem;
  target: TargetPartner;
  subscriber: FoundSubscriber | null;
  /** null where the product is not stated, or is «Астрал ЭДО», which has no transfers. */
  section: ProductSection | null;
  holdings: Holdings;
  inForce: LicenceInForce[];
  /** The licence that counts by reading 4. */
  counted: LicenceInForce | null;
  /** Of those that are not in force. */
  newest: Licence | null;
  /** What moves if it is not the subscriber: readings 10 and 11. */
  application: ApplicationChoice | null;
  subject: Decision['subject'];
  source: Partner | null;
  sourcePartnerId: string | null;
};

const nothing: Holdings = {
  licences: [],
  primaryApplication: null,
  acceptedApplication: null,
  liveApplication: null,
  onlyClosedApplications: false,
};

/** An ИТС contract of the level ПРОФ of this subscriber with that partner, valid on the request date (4.1.2). */
function profContract({ input, subscriber, target }: TermsFacts): ItsContract | null {
  if (subscriber === null) return null;
  const contracts = input.registry.itsContractsOf(subscriber.inn);
  return (
    contracts.find(
      (contract) =>
        contract.partnerId === target.partner?.id &&
        contract.level === 'prof' &&
        contract.validUntil >= input.requestDate,
    ) ?? null
  );
}

type TermsFacts = Pick<Situation, 'input' | 'subscriber' | 'target'>;

/** What the rules about licences look at beside the licence. */
export const termsOf = (facts: TermsFacts): TransferTerms => ({
  targetKnown: facts.target.partner !== null,
  profContract: profContract(facts) !== null,
  parameters: facts.input.edition.parameters,
});

/** Who serves it now: the partner of what would move. */
function servingPartner(
  application: Application | null,
  counted: LicenceInForce | null,
  record: Subscriber | null,
  item: RequestedItem,
  registry: Registry,
): string | null {
  if (application !== null) return application.partnerId;
  if (record === null) return null;
  if (counted !== null) return counted.licence.partnerId ?? record.partnerId;
  return item.product === null ? record.partnerId : servingPartnerId(registry, record, item.product);
}

function subjectOf(subscriber: FoundSubscriber | null, application: ApplicationChoice | null): Decision['subject'] {
  if (application !== null) return 'application';
  return subscriber?.record == null ? null : 'subscriber';
}

/** Reading 10 needs a clause that knows applications «Принято»: only section 4.1 has one (4.1.13). */
function movingApplication(
  product: Product | null,
  section: ProductSection | null,
  holdings: Holdings,
  inForce: readonly LicenceInForce[],
): ApplicationChoice | null {
  if (product === 'astral-edo') return holdings.liveApplication;
  if (holdings.primaryApplication !== null) return holdings.primaryApplication;
  return section?.acceptedApplication !== undefined && inForce.length === 0 ? holdings.acceptedApplication : null;
}

export function situationOf(item: RequestedItem, input: InputInEdition): Situation {
  const { registry, requestDate } = input;
  const target = resolveTarget(item, registry);
  const subscriber = findSubscriber(item, registry);
  const section = item.product === null ? null : sectionOf(item.product);
  const holdings =
    subscriber === null || item.product === null ? nothing : holdingsOf(subscriber, item.product, registry);
  const inForce = inForceOn(holdings.licences, requestDate, registry);
  const application = movingApplication(item.product, section, holdings, inForce);
  const counted = section?.countedLicence(inForce, termsOf({ input, subscriber, target })) ?? null;
  const newest = newestLicence(holdings.licences);
  const sourcePartnerId = servingPartner(
    application?.application ?? null,
    counted,
    subscriber?.record ?? null,
    item,
    registry,
  );
  return {
    input,
    item,
    target,
    subscriber,
    section,
    holdings,
    inForce,
    counted,
    newest,
    application,
    subject: subjectOf(subscriber, application),
    source: sourcePartnerId === null ? null : registry.partnerById(sourcePartnerId),
    sourcePartnerId,
  };
}
