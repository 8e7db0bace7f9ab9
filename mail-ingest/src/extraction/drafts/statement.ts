import type { Partner, Registry } from '@perenos/domain';
import { gatherParties } from '../parties/gather-parties.ts';
import { joinMisprints, mergeMentions } from '../parties/mentions.ts';
import type { Found, Party } from '../parties/party.ts';
import { resolveRoles } from '../parties/roles.ts';
import type { TableRow } from '../tables/cells.ts';
import { findTables } from '../tables/find-tables.ts';
import { rowsOf } from '../tables/rows.ts';
import type { Span, View } from '../text/view.ts';
import { type CueOptions, findCues } from '../values/cues.ts';
import { findLogins } from '../values/logins.ts';
import { findNames } from '../values/names.ts';
import { findNumbers, isNamedToBeReplaced } from '../values/numbers.ts';
import { findProducts } from '../values/products.ts';
import type { LoginToken, ProductToken, Token } from '../values/tokens.ts';
import { doubtedByRegistry } from './doubts.ts';
import { type Draft, type DraftTarget, emptyDraft, type ProductFound, type Statement } from './draft.ts';
import { doubt, loginFor, productsFor, targetFor } from './pairing.ts';
import { withoutProse } from './proper-names.ts';
import { withRegisteredNames } from './registered-names.ts';

const inside = (span: Span, spans: readonly Span[]): boolean =>
  spans.some((one) => one.start <= span.start && span.end <= one.end);

type Scan = { tokens: Token[]; logins: LoginToken[]; products: ProductToken[] };

/** All mentions in a stretch of text, in order. What one scanner has read, the next ones pass over. */
function scan(view: View, registry: Registry, options: CueOptions): Scan {
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

/** Where some have labels of their own, the others are only told of. */
function labelledFirst<T extends { labelled: boolean }>(tokens: readonly T[]): readonly T[] {
  const labelled = tokens.filter((token) => token.labelled);
  return labelled.length > 0 ? labelled : tokens;
}

/** What a text says in sentences, lists and forms: `shared` stands for all that have nothing of their own. */
type Prose = {
  drafts: Draft[];
  shared: { target: DraftTarget; products: ProductFound[] };
  parties: Party[];
  /** The parties before mentions of one company were merged. */
  mentions: Party[];
};

/** The drafts of a row, one a product; what it leaves blank is said around the table. */
function draftsOfRow(view: View, row: TableRow, shared: Prose['shared']): Draft[] {
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

/** `sender`: the partner who writes the text, where somebody knows. */
export type StatementOptions = CueOptions & { sender?: Partner | null };

/** The login of the partner from whom the subscriber is taken, or the sender's beside its own ИНН, is not the target's. */
function isAnothersLogin(
  login: LoginToken,
  parties: readonly Party[],
  registry: Registry,
  sender: Partner | null | undefined,
): boolean {
  const owner = registry.partnerByLogin(login.value);
  const last = parties.filter((party) => party.start < login.start).at(-1);
  const targets = parties.filter((party) => party.role === 'target' && party.inn !== null);
  const isTargets = targets.some((party) => owner !== null && party.inn?.value === owner.inn);
  const isSenders =
    last?.role === 'other' && owner !== null && owner.id === sender?.id && last.inn?.value === owner.inn;
  return (last?.role === 'source' || isSenders) && targets.length > 0 && !isTargets;
}

/** «Логин не Kedr_77, а Kedr_78»: those that aren't named only to be replaced. */
const standing = (view: View, logins: readonly LoginToken[]): LoginToken[] =>
  logins.filter(({ start }) => !isNamedToBeReplaced(view.folded.slice(Math.max(0, start - 60), start)));

function readProse(view: View, scanned: Scan, registry: Registry, sender: Partner | null | undefined): Prose {
  const products = labelledFirst(scanned.products);
  const logins = labelledFirst(standing(view, scanned.logins));
  const gathered = resolveRoles(gatherParties(view, scanned.tokens, registry), logins, registry);
  const mentions = gathered.map((party) => withoutProse(party, registry));
  const parties = joinMisprints(mergeMentions(mentions));
  const subscribers = parties.filter((party) => party.role === 'subscriber');
  const targets = parties.filter((party) => party.role === 'target');
  const names = targets.map(({ name }) => name);
  const inns = targets.map(({ inn }) => inn);
  const ownLogins = logins.filter((login) => !isAnothersLogin(login, parties, registry, sender));
  const targetOf = ({ party, doubtful }: ReturnType<typeof targetFor>): DraftTarget => ({
    name: doubt(party?.name ?? null, doubtful, names),
    inn: doubt(party?.inn ?? null, doubtful, inns),
    login: loginFor(view, ownLogins, party, targets, registry),
  });
  const drafts = subscribers.flatMap((party): Draft[] => {
    const own = productsFor(view, products, party, subscribers);
    return (own.length > 0 ? own : [null]).map((product) => ({
      subscriber: { name: doubt(party.name, party.unsure), inn: doubt(party.inn, party.unsure), kpp: party.kpp },
      target: targetOf(targetFor(view, targets, subscribers, party.start)),
      product,
    }));
  });
  const shared = {
    target: targetOf(targetFor(view, targets, [], 0)),
    products: productsFor(view, products, { start: 0, end: 0 }, []),
  };
  return { drafts, shared, parties, mentions };
}

/** A table lists the subscribers; a name in the words around it repeats one of them or is nobody's request. */
function besideRows(drafts: readonly Draft[], rows: readonly Draft[]): readonly Draft[] {
  const isListing = rows.some(({ subscriber }) => subscriber.inn !== null || subscriber.name !== null);
  const isListed = (inn: Found): boolean => rows.some(({ subscriber }) => subscriber.inn?.value === inn.value);
  return isListing ? drafts.filter(({ subscriber: { inn } }) => inn !== null && !isListed(inn)) : drafts;
}

/** Drafts for one target; what a draft says of a target of its own stands. */
const withTarget = (drafts: readonly Draft[], target: DraftTarget): Draft[] =>
  drafts.map((draft) => ({
    ...draft,
    target:
      draft.target.inn || draft.target.name ? draft.target : { ...target, login: target.login ?? draft.target.login },
  }));

/** What a stretch of text says: who is to be transferred, to whom, for which product. */
export function readStatement(view: View, registry: Registry, options: StatementOptions): Statement {
  const tables = findTables(view);
  const outside = <T extends Span>(tokens: readonly T[]): T[] => tokens.filter((token) => !inside(token, tables));
  const { tokens, logins, products } = scan(view, registry, options);
  const scanned = { tokens: outside(tokens), logins: outside(logins), products: outside(products) };
  const { drafts, shared, parties, mentions } = readProse(view, scanned, registry, options.sender);
  const [soleProduct = null] = shared.products.length === 1 ? shared.products : [];
  const rows = rowsOf(tables).flatMap((row) => draftsOfRow(view, row, shared));
  // «Текущий партнёр | Новый партнёр» in a table, the subscriber in the words around it.
  const [onlyRow] = rows.length === 1 && drafts.length > 0 ? rows : [];
  if (onlyRow && !onlyRow.subscriber.inn && !onlyRow.subscriber.name) {
    const { target } = onlyRow;
    return { drafts: withTarget(drafts, target), target, product: soleProduct, parties };
  }
  const stated = [...mentions, ...rows.flatMap(({ subscriber, target }) => [subscriber, target])];
  const taken = [...logins, ...stated.flatMap(({ name }) => name ?? [])];
  const named = withRegisteredNames(view, [...besideRows(drafts, rows), ...rows], registry, taken);
  const [{ target } = emptyDraft] = withRegisteredNames(
    view,
    [{ ...emptyDraft, target: shared.target }],
    registry,
    taken,
  );
  return {
    drafts: named.map((draft) => doubtedByRegistry(draft, mentions, registry)),
    target,
    product: soleProduct,
    parties,
  };
}
