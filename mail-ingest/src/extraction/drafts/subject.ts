import { nameKey, type Registry, type TicketKind } from '@perenos/domain';
import { type Found, foundIn } from '../parties/party.ts';
import type { Span, View } from '../text/view.ts';
import type { Draft, ProductFound, Statement } from './draft.ts';
import { doubt } from './pairing.ts';
import { readStatement } from './statement.ts';

type Options = { registry: Registry; kind: TicketKind };

type Run = Span & { value: string; lead: string };

/** Runs of one to five words of the subject, the longest first; `lead`: what stands before, folded. */
function runs(view: View): Run[] {
  const words = [...view.text.matchAll(/[\p{L}\p{N}«»"“”&+-]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: Run[] = [];
  for (let length = 5; length >= 1; length -= 1) {
    for (let index = 0; index + length <= words.length; index += 1) {
      const start = words[index]?.start ?? 0;
      const end = words[index + length - 1]?.end ?? start;
      found.push({ value: view.text.slice(start, end), start, end, lead: view.folded.slice(0, start) });
    }
  }
  return found.filter((run) => nameKey(run.value).length >= 3);
}

/** A name without legal form counts in a subject where the registry knows it as the name of the ИНН that the body states. */
function knownSubscriberName(view: View, inn: string, registry: Registry): Found | null {
  const keys = new Set(registry.subscribersByInn(inn).map((subscriber) => nameKey(subscriber.name)));
  const run = runs(view).find((one) => keys.has(nameKey(one.value)));
  return run ? foundIn(view, run) : null;
}

/** The partner of the registry to whom a subject line says to transfer: «Перевод на ООО «Лютик»». */
export function partnerInSubject(view: View, registry: Registry): Found | null {
  const run = runs(view).find(
    (one) =>
      /(?:^|[^а-я])(?:к|ко|на|партнер[а-я]*)\s+[«"]?$/.test(one.lead) && registry.partnersByName(one.value).length > 0,
  );
  return run ? foundIn(view, run) : null;
}

function edoProduct(view: View): ProductFound | null {
  const match = /(?<![а-я])эдо(?![а-я])/.exec(view.folded);
  return match ? { value: 'astral-edo', start: match.index, end: match.index + 3, doubtful: false, view } : null;
}

/** «ЭДО» alone, in any of the views, means Астрал.ЭДО where the mail asks to reject an application of it (4.5.1). */
export function withEdoProduct(drafts: readonly Draft[], views: readonly View[]): Draft[] {
  const [edo = null] = views.flatMap((view) => edoProduct(view) ?? []);
  return drafts.map((draft) => ({ ...draft, product: draft.product ?? edo }));
}

/** Whether a subject line names a subscriber, by its ИНН or by a name that the registry knows, for whom the text doesn't ask. */
function isAboutAnother(said: Statement, drafts: readonly Draft[], registry: Registry): boolean {
  const inns = new Set(drafts.flatMap(({ subscriber, target }) => [subscriber.inn?.value, target.inn?.value]));
  return said.drafts.some(({ subscriber: { inn, name } }) => {
    if (inn) return !inns.has(inn.value);
    const known = name ? registry.subscribersByName(name.value) : [];
    // The same name beside an ИНН that isn't its: that is told of the ИНН.
    const isNamedBelow = drafts.some(
      (draft) => name && nameKey(draft.subscriber.name?.value ?? '') === nameKey(name.value),
    );
    return known.length > 0 && !isNamedBelow && !known.some((one) => inns.has(one.inn));
  });
}

/** Fills what the body leaves out from the subject line, which counts as the mail's text there. */
export function readSubject(view: View, drafts: readonly Draft[], { registry, kind }: Options): Draft[] {
  const said = readStatement(view, registry, { fromPartnerIsTarget: false });
  const stated = said.drafts.length === 1 ? said.drafts[0] : undefined;
  const product = said.product ?? stated?.product ?? null;
  const another = drafts.every(({ subscriber }) => subscriber.inn) && isAboutAnother(said, drafts, registry);
  const single = new Set(drafts.map((draft) => draft.subscriber.inn?.value ?? '')).size === 1;
  return drafts.map((draft) => {
    const { subscriber, target } = draft;
    const fits =
      single &&
      (subscriber.inn === null || !stated?.subscriber.inn || stated.subscriber.inn.value === subscriber.inn.value);
    const inn = doubt(subscriber.inn, another) ?? (fits ? (stated?.subscriber.inn ?? null) : null);
    const name =
      subscriber.name ??
      (fits && stated?.subscriber.name
        ? stated.subscriber.name
        : single && inn
          ? knownSubscriberName(view, inn.value, registry)
          : null);
    const sameTarget = target.inn === null || said.target.inn === null || said.target.inn.value === target.inn.value;
    return {
      product: draft.product ?? product,
      subscriber: { name, inn, kpp: subscriber.kpp ?? (fits ? (stated?.subscriber.kpp ?? null) : null) },
      target: sameTarget
        ? {
            name: target.name ?? said.target.name ?? (kind === 'transfer' ? partnerInSubject(view, registry) : null),
            inn: target.inn ?? said.target.inn,
            login: target.login ?? said.target.login,
          }
        : target,
    };
  });
}
