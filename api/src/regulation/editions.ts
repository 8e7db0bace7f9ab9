import { EditionDraft, type EditionOutcome, type EditionRefusal, type EntityManager } from '@perenos/db';
import { type Edition, edition2026, editionOf, editionOn, type IsoDate } from '@perenos/domain';
import type { EditionView } from '../contract/regulation.ts';
import { ApiError } from '../http/errors.ts';

const brought = (isCurrent: boolean): EditionView => ({
  id: null,
  name: edition2026.id,
  state: 'in-force',
  validFrom: edition2026.validFrom,
  isCurrent,
  clauses: {},
  parameters: {},
  author: null,
  changedBy: null,
  changedAt: null,
  version: null,
});

/** The edition that a draft is, or would be. Without a day of its own it is put before all others. */
export const editionOfDraft = ({ name, validFrom, clauses, parameters }: EditionDraft): Edition =>
  editionOf({ name, validFrom: validFrom ?? edition2026.validFrom, clauses, parameters });

export const describeEdition = (draft: EditionDraft, current: Edition): EditionView => ({
  id: draft.id,
  name: draft.name,
  state: draft.state,
  validFrom: draft.validFrom,
  isCurrent: draft.state === 'in-force' && draft.name === current.id,
  clauses: draft.clauses as EditionView['clauses'],
  parameters: draft.parameters,
  author: draft.author,
  changedBy: draft.changedBy,
  changedAt: draft.changedAt.toISOString(),
  version: draft.version,
});

/** Which edition holds today among those in force. */
export const currentOf = (drafts: readonly EditionDraft[], today: IsoDate): Edition =>
  editionOn([edition2026, ...drafts.filter(({ state }) => state === 'in-force').map(editionOfDraft)], today);

/** Drafts first, then what is in force, the latest day first. */
export async function listEditions(em: EntityManager, today: IsoDate): Promise<EditionView[]> {
  const drafts = await em.find(EditionDraft, {}, { orderBy: [{ validFrom: 'desc nulls first' }, { id: 'desc' }] });
  const current = currentOf(drafts, today);
  return [...drafts.map((draft) => describeEdition(draft, current)), brought(current.id === edition2026.id)];
}

const refusalOf = (refusal: EditionRefusal): ApiError => {
  switch (refusal.kind) {
    case 'not-found':
      return new ApiError('not-found', { what: 'Редакция' });
    case 'changed-meanwhile':
      return new ApiError('object-changed', { what: 'Проект редакции', version: refusal.version, by: refusal.by });
    case 'in-force':
      return new ApiError('not-allowed-now', { reason: 'Редакция уже введена в действие: она больше не меняется.' });
    case 'name-taken':
      return new ApiError('invalid-input', { fields: { name: 'Редакция с таким названием уже есть' } });
    case 'day-not-ahead':
      return new ApiError('invalid-input', {
        fields: { validFrom: 'Только с будущего дня: обращения прошедших дней и сегодняшнего уже решают по прежней' },
      });
    case 'day-taken':
      return new ApiError('invalid-input', {
        fields: { validFrom: `С этого дня уже введена редакция «${refusal.by}»` },
      });
  }
};

/** The draft that an act has left, or the refusal as people read it. */
export function settled(outcome: EditionOutcome): EditionDraft {
  if (!outcome.ok) throw refusalOf(outcome.refusal);
  return outcome.draft;
}
