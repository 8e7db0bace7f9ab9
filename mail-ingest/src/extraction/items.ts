import type { Product, Registry } from '@perenos/domain';
import { findCues } from './cues.ts';
import { findLogins } from './logins.ts';
import { findNames } from './names.ts';
import { findNumbers } from './numbers.ts';
import { doubt, loginFor, productsFor, targetFor } from './pairing.ts';
import { gatherParties } from './parties.ts';
import { type Found, type Party, partyAt } from './party.ts';
import { findProducts } from './products.ts';
import { joinMisprints, mergeMentions, resolveRoles } from './roles.ts';
import type { TableRow } from './table-cells.ts';
import { findTables, rowsOf } from './tables.ts';
import type { LoginToken, ProductToken, Token } from './tokens.ts';
import type { View } from './view.ts';

export type ProductFound = {
  value: Product;
  start: number;
  end: number;
  doubtful: boolean;
  view: View;
  alternatives?: readonly Product[];
};
export type DraftSubscriber = { name: Found | null; inn: Found | null; kpp: Found | null };
export type DraftTarget = { name: Found | null; inn: Found | null; login: Found | null };
export type Draft = { subscriber: DraftSubscriber; target: DraftTarget; product: ProductFound | null };

/** What one stretch of text says, before other stretches fill what it leaves out. */
export type Statement = {
  drafts: Draft[];
  /** Said once for all, or without any subscriber. */
  target: DraftTarget;
  product: ProductFound | null;
  /** Products that stand here side by side; more than one and no telling which: not guessed. */
  parties: Party[];
};

export const noTarget: DraftTarget = { name: null, inn: null, login: null };
const noSubscriber: DraftSubscriber = { name: null, inn: null, kpp: null };

const inside = (span: { start: number; end: number }, spans: readonly { start: number; end: number }[]): boolean =>
  spans.some((one) => one.start <= span.start && span.end <= one.end);

export type Scan = { tokens: Token[]; logins: LoginToken[]; products: ProductToken[] };

/** All mentions in a stretch of text, in order. What one scanner has read, the next ones pass over. */
export function scan(view: View, registry: Registry, options: { fromPartnerIsTarget: boolean }): Scan {
  const logins = findLogins(view, registry);
  const spokenProducts = findProducts(view).filter((product) => !inside(product, logins));
  const cues = findCues(view, options).filter((cue) => !inside(cue, logins) && !inside(cue, spokenProducts));
  const names = findNames(view, cues, registry, [...logins, ...spokenProducts]);
  const products = spokenProducts.filter((product) => !inside(product, names));
  const numbers = findNumbers(view, cues, [...logins, ...names, ...products]);
  const outside = cues.filter((cue) => !inside(cue, names));
  const tokens: Token[] = [...outside, ...names, ...numbers, ...logins, ...products].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  return { tokens, logins, products };
}

const preferLabelled = (products: readonly ProductToken[]): ProductToken[] => {
  const labelled = products.filter((product) => product.labelled);
  return labelled.length > 0 ? labelled : [...products];
};

function draftsOfRow(view: View, row: TableRow, shared: { target: DraftTarget; products: ProductFound[] }): Draft[] {
  const target: DraftTarget = {
    name: row.target.name ?? (row.target.inn ? null : shared.target.name),
    inn:
      row.target.inn ??
      (row.target.name && shared.target.name && row.target.name.value !== shared.target.name.value
        ? null
        : shared.target.inn),
    login: row.login ?? shared.target.login,
  };
  const products: (ProductFound | null)[] =
    row.products.length > 0 ? row.products.map((product) => ({ ...product, doubtful: false, view })) : shared.products;
  return (products.length > 0 ? products : [null]).map((product) => ({ subscriber: row.subscriber, target, product }));
}

/**
 * An ИНН that the registry knows only as a partner's, taken for the subscriber's, beside a target that it knows only as a
 * subscriber's (or not at all): the two may have been mistaken for one another.
 */
function doubtSwapped(draft: Draft, registry: Registry): Draft {
  const { subscriber, target } = draft;
  const isPartner = (inn: string): boolean => registry.partnerByInn(inn) !== null;
  const isSubscriber = (inn: string): boolean => registry.subscribersByInn(inn).length > 0;
  const odd =
    (subscriber.inn !== null &&
      target.inn !== null &&
      isPartner(subscriber.inn.value) &&
      !isSubscriber(subscriber.inn.value) &&
      !isPartner(target.inn.value)) ||
    (subscriber.inn !== null &&
      target.inn !== null &&
      isSubscriber(target.inn.value) &&
      !isPartner(target.inn.value) &&
      !isSubscriber(subscriber.inn.value));
  if (!odd) return draft;
  return {
    ...draft,
    subscriber: { ...subscriber, inn: doubt(subscriber.inn, true, [target.inn]) },
    target: { ...target, inn: doubt(target.inn, true, [subscriber.inn]) },
  };
}

/**
 * «Переводим на ООО «А» …» above «Получатель: ООО «Б», ИНН …»: a partner of the registry named as the one to whom, without
 * an ИНН, beside another one's. The partner that serves the subscriber now is only told of.
 */
function doubtRival(draft: Draft, parties: readonly Party[], registry: Registry): Draft {
  const { subscriber, target } = draft;
  const inn = target.inn?.value;
  if (inn === undefined || registry.partnerByInn(inn) === null) return draft;
  const own = subscriber.inn?.value ?? '';
  const serving = [...registry.subscribersByInn(own), ...registry.applicationsByInn(own)].map((one) => one.partnerId);
  const rivals = parties.flatMap(({ role, inn: own, name }) => {
    const named = role === 'target' && own === null && name ? registry.partnersByName(name.value) : [];
    const isOther = named.every((one) => one.inn !== inn && one.kind === 'partner' && !serving.includes(one.id));
    return isOther ? named.map((one) => one.inn) : [];
  });
  if (rivals.length === 0) return draft;
  return {
    ...draft,
    target: { ...target, inn: target.inn && { ...target.inn, doubtful: true, alternatives: rivals } },
  };
}

/** The partners that serve a subscriber, any of its licences or applications. */
const servingOf = (inn: string, registry: Registry): readonly (string | null | undefined)[] => [
  ...registry
    .subscribersByInn(inn)
    .flatMap((one) => [one.partnerId, ...registry.allLicencesOf(inn, one.kpp).map(({ partnerId }) => partnerId)]),
  ...registry.applicationsByInn(inn).map(({ partnerId }) => partnerId),
];

/** «От партнёра ООО «А»» of a subscriber whom other partners serve: another subscriber may be meant. */
function doubtSource(draft: Draft, parties: readonly Party[], registry: Registry): Draft {
  const { inn } = draft.subscriber;
  const partners = servingOf(inn?.value ?? '', registry);
  // People name the sales centre, too.
  const serving = partners.flatMap((id) => [id, registry.partnerById(id ?? '')?.salesCenterId]);
  const sources = parties
    .filter(({ role }) => role === 'source')
    .flatMap((one) =>
      one.inn ? registry.partnersByInn(one.inn.value) : one.name ? registry.partnersByName(one.name.value) : [],
    );
  if (serving.length === 0 || sources.length === 0 || sources.some(({ id }) => serving.includes(id))) return draft;
  return { ...draft, subscriber: { ...draft.subscriber, inn: doubt(inn, true) } };
}

/** What a stretch of text says: who is to be transferred, to whom, for which product. */
export function readStatement(view: View, registry: Registry, options: { fromPartnerIsTarget: boolean }): Statement {
  const tables = findTables(view);
  const all = scan(view, registry, options);
  const tokens = all.tokens.filter((token) => !inside(token, tables));
  const products = preferLabelled(all.products.filter((token) => !inside(token, tables)));
  const logins = labelledFirst(all.logins.filter((token) => !inside(token, tables)));
  const gathered = resolveRoles(gatherParties(view, tokens, registry), logins, registry);
  const parties = joinMisprints(mergeMentions(gathered));
  const subscribers = parties.filter((party) => party.role === 'subscriber');
  const targets = parties.filter((party) => party.role === 'target');
  const names = targets.map(({ name }) => name);
  const inns = targets.map(({ inn }) => inn);
  const ownLogins = logins.filter((login) => !isSourceLogin(login, parties, registry));
  const drafts = subscribers.flatMap((party): Draft[] => {
    const { party: target, doubtful } = targetFor(view, targets, subscribers, party.start);
    const own = productsFor(view, products, party, subscribers);
    return (own.length > 0 ? own : [null]).map((product) => ({
      subscriber: { name: doubt(party.name, party.unsure), inn: doubt(party.inn, party.unsure), kpp: party.kpp },
      target: {
        name: doubt(target?.name ?? null, doubtful, names),
        inn: doubt(target?.inn ?? null, doubtful, inns),
        login: loginFor(view, ownLogins, target, targets, registry),
      },
      product,
    }));
  });
  const shared = targetFor(view, targets, [], 0);
  const target: DraftTarget = {
    name: doubt(shared.party?.name ?? null, shared.doubtful, names),
    inn: doubt(shared.party?.inn ?? null, shared.doubtful, inns),
    login: loginFor(view, ownLogins, shared.party, targets, registry),
  };
  const sharedProducts = productsFor(view, products, partyAt({ start: 0, end: 0 }, 'subscriber', false), []);
  const rows = rowsOf(tables).flatMap((row) => draftsOfRow(view, row, { target, products: sharedProducts }));
  // «Текущий партнёр | Новый партнёр» in a table, the subscriber in the words around it.
  const [onlyRow] = rows.length === 1 && drafts.length > 0 ? rows : [];
  if (onlyRow && !onlyRow.subscriber.inn && !onlyRow.subscriber.name)
    return { ...withTarget(drafts, onlyRow.target), product: soleProduct(sharedProducts), parties };
  // A table lists the subscribers; a name in the words around it repeats one of them or is nobody's request.
  const listed = rows.some((draft) => draft.subscriber.inn !== null || draft.subscriber.name !== null);
  const beside = listed
    ? drafts.filter(
        (draft) =>
          draft.subscriber.inn !== null &&
          !rows.some((row) => row.subscriber.inn?.value === draft.subscriber.inn?.value),
      )
    : drafts;
  return {
    drafts: [...beside, ...rows].map((draft) =>
      doubtSource(doubtRival(doubtSwapped(draft, registry), gathered, registry), gathered, registry),
    ),
    target,
    product: soleProduct(sharedProducts),
    parties,
  };
}

const soleProduct = (products: readonly ProductFound[]): ProductFound | null =>
  products.length === 1 ? (products[0] ?? null) : null;

/** Drafts for one target; what a draft says of a target of its own stands. */
const withTarget = (drafts: readonly Draft[], target: DraftTarget): { drafts: Draft[]; target: DraftTarget } => ({
  drafts: drafts.map((draft) => ({
    ...draft,
    target:
      draft.target.inn || draft.target.name ? draft.target : { ...target, login: target.login ?? draft.target.login },
  })),
  target,
});

const labelledFirst = (logins: readonly LoginToken[]): LoginToken[] => {
  const labelled = logins.filter((login) => login.labelled);
  return labelled.length > 0 ? labelled : [...logins];
};

/** A login that the registry gives to the partner from whom the subscriber is taken is not the target's. */
function isSourceLogin(login: LoginToken, parties: readonly Party[], registry: Registry): boolean {
  const owner = registry.partnerByLogin(login.value);
  const last = parties.filter((party) => party.start < login.start).at(-1);
  const targets = parties.filter((party) => party.role === 'target' && party.inn !== null);
  const isTargets = targets.some((party) => owner !== null && party.inn?.value === owner.inn);
  return last?.role === 'source' && !isTargets && targets.length > 0 && (owner === null || !isTargets);
}

export const emptyDraft: Draft = { subscriber: noSubscriber, target: noTarget, product: null };
