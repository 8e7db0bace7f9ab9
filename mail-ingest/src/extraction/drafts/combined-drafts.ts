import { nameKey } from '@perenos/domain';
import { type Draft, type DraftTarget, emptyDraft, type Statement } from './draft.ts';

const fillTarget = (first: DraftTarget, second: DraftTarget): DraftTarget => {
  // Two partners are never mixed: where the ИНН or the names differ, the second one is somebody else.
  const differ =
    (first.inn !== null && second.inn !== null && first.inn.value !== second.inn.value) ||
    (first.name !== null &&
      second.name !== null &&
      nameKey(first.name.value) !== nameKey(second.name.value) &&
      first.inn === null);
  return differ
    ? first
    : { name: first.name ?? second.name, inn: first.inn ?? second.inn, login: first.login ?? second.login };
};

/** What own words leave out is taken from the forwarded mail: of the same subscriber, or where each speaks of one only. */
function fillDraft(draft: Draft, own: Statement, forwarded: Statement): Draft {
  const same = forwarded.drafts.find(
    (other) => draft.subscriber.inn !== null && other.subscriber.inn?.value === draft.subscriber.inn.value,
  );
  const alone = forwarded.drafts.length === 1 && own.drafts.length === 1 ? forwarded.drafts[0] : undefined;
  const conflicts =
    alone?.subscriber.inn && draft.subscriber.inn && alone.subscriber.inn.value !== draft.subscriber.inn.value;
  const other = same ?? (conflicts ? undefined : alone);
  return {
    subscriber: {
      name: draft.subscriber.name ?? other?.subscriber.name ?? null,
      inn: draft.subscriber.inn ?? other?.subscriber.inn ?? null,
      kpp: draft.subscriber.kpp ?? (draft.subscriber.inn === null || same ? (other?.subscriber.kpp ?? null) : null),
    },
    target: fillTarget(draft.target, other?.target ?? forwarded.target),
    product: draft.product ?? other?.product ?? forwarded.product,
  };
}

/** The drafts of a mail: what its own words say, completed by what it forwards. */
export function combinedDrafts(own: Statement, forwarded: Statement): Draft[] {
  if (own.drafts.length > 0) return own.drafts.map((draft) => fillDraft(draft, own, forwarded));
  const base =
    forwarded.drafts.length > 0
      ? forwarded.drafts
      : [{ ...emptyDraft, target: forwarded.target, product: forwarded.product }];
  return base.map((draft) => ({
    ...draft,
    target: fillTarget(own.target, draft.target),
    product: own.product ?? draft.product,
  }));
}
