import { type EditionChange, type IsoDate, publishedEditions } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { EditionDraft } from '../entities/index.ts';
import { type Actor, type JournalLine, writeJournal } from '../journal/write.ts';

/** What a person writes into a draft. */
export type DraftContent = Pick<EditionChange, 'name' | 'clauses' | 'parameters'>;
type By = { actor: Actor; at: Date };

/** Why a draft is not changed: somebody else changed it before, or it is in force, which nothing changes. */
export type EditionRefusal =
  | { kind: 'not-found' }
  | { kind: 'changed-meanwhile'; by: string; version: number }
  | { kind: 'in-force' }
  | { kind: 'name-taken' }
  /** A day that is here already may have been judged by. */
  | { kind: 'day-not-ahead' }
  | { kind: 'day-taken'; by: string };
export type EditionOutcome = { ok: true; draft: EditionDraft } | { ok: false; refusal: EditionRefusal };

const refused = (refusal: EditionRefusal): EditionOutcome => ({ ok: false, refusal });

const isNameTaken = async (em: EntityManager, name: string, except: number | null): Promise<boolean> =>
  publishedEditions.some(({ id }) => id === name) ||
  (await em.count(EditionDraft, { name, ...(except === null ? {} : { id: { $ne: except } }) })) > 0;

const lineOf = (
  draft: EditionDraft,
  { actor }: By,
  rest: Pick<JournalLine, 'kind' | 'grounds' | 'before' | 'after'>,
) => ({
  actor,
  objectType: 'edition' as const,
  objectId: String(draft.id),
  ...rest,
});

const contentOf = ({ name, clauses, parameters }: DraftContent) => ({ name, clauses, parameters });

/** Keeps a new draft, in the caller's transaction. */
export async function createDraft(em: EntityManager, content: DraftContent, by: By): Promise<EditionOutcome> {
  await em.execute('lock table edition_draft in exclusive mode');
  if (await isNameTaken(em, content.name, null)) return refused({ kind: 'name-taken' });
  const { name: author } = by.actor;
  const draft = em.create(EditionDraft, {
    ...content,
    state: 'draft',
    validFrom: null,
    author,
    createdAt: by.at,
    changedBy: author,
    changedAt: by.at,
  });
  await em.flush();
  const grounds = `Заведён проект редакции «${content.name}»`;
  await writeJournal(em, by.at, [lineOf(draft, by, { kind: 'edition-drafted', grounds, after: contentOf(content) })]);
  return { ok: true, draft };
}

/** The draft as it may be changed, locked; or why it may not. */
async function lockDraft(em: EntityManager, id: number, version: number): Promise<EditionOutcome> {
  await em.execute('lock table edition_draft in exclusive mode');
  const draft = await em.findOne(EditionDraft, { id });
  if (draft === null) return refused({ kind: 'not-found' });
  if (draft.state === 'in-force') return refused({ kind: 'in-force' });
  if (draft.version !== version) {
    return refused({ kind: 'changed-meanwhile', by: draft.changedBy, version: draft.version });
  }
  return { ok: true, draft };
}

/** Changes a draft that nobody changed since `version`, in the caller's transaction. */
export async function changeDraft(
  em: EntityManager,
  { id, version }: { id: number; version: number },
  content: DraftContent,
  by: By,
): Promise<EditionOutcome> {
  const locked = await lockDraft(em, id, version);
  if (!locked.ok) return locked;
  if (await isNameTaken(em, content.name, id)) return refused({ kind: 'name-taken' });
  const { draft } = locked;
  const before = contentOf(draft);
  em.assign(draft, { ...content, changedBy: by.actor.name, changedAt: by.at });
  await em.flush();
  const grounds = `Изменён проект редакции «${content.name}»`;
  await writeJournal(em, by.at, [
    lineOf(draft, by, { kind: 'edition-drafted', grounds, before, after: contentOf(content) }),
  ]);
  return { ok: true, draft };
}

/** Throws a draft away that nobody changed since `version`, in the caller's transaction. */
export async function discardDraft(
  em: EntityManager,
  { id, version }: { id: number; version: number },
  by: By,
): Promise<EditionOutcome> {
  const locked = await lockDraft(em, id, version);
  if (!locked.ok) return locked;
  const { draft } = locked;
  const grounds = `Удалён проект редакции «${draft.name}»`;
  await writeJournal(em, by.at, [lineOf(draft, by, { kind: 'edition-discarded', grounds, before: contentOf(draft) })]);
  await em.remove(draft).flush();
  return { ok: true, draft };
}

/**
 * Puts a draft in force from a day that is still to come (`today` in Moscow), in the caller's transaction: what is judged
 * keeps the edition of its request day, and no request has come on such a day yet.
 */
export async function putInForce(
  em: EntityManager,
  { id, version, validFrom, today }: { id: number; version: number; validFrom: IsoDate; today: IsoDate },
  by: By,
): Promise<EditionOutcome> {
  const locked = await lockDraft(em, id, version);
  if (!locked.ok) return locked;
  if (validFrom <= today) return refused({ kind: 'day-not-ahead' });
  const other = await em.findOne(EditionDraft, { validFrom });
  if (other !== null) return refused({ kind: 'day-taken', by: other.name });
  const { draft } = locked;
  em.assign(draft, { state: 'in-force', validFrom, changedBy: by.actor.name, changedAt: by.at });
  await em.flush();
  const grounds = `Редакция «${draft.name}» вводится в действие`;
  const after = { state: 'in-force', validFrom };
  await writeJournal(em, by.at, [
    lineOf(draft, by, { kind: 'edition-put-in-force', grounds, before: { state: 'draft', validFrom: null }, after }),
  ]);
  return { ok: true, draft };
}
