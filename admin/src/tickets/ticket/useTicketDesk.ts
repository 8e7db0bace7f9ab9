import type { ItemField } from '@perenos/domain';
import { useEffect, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { errorStatus, errorText, fieldErrors } from '../../api/http.ts';
import type { TicketDetail, TicketItem } from '../../api/types.ts';
import { offerAfter, useOfferUndo } from '../../undo/useUndo.ts';
import { useDraft } from '../answer/useDraft.ts';
import type { SaveDocumentField } from '../evidence/ReadFields.tsx';
import { useNeighbours, useQueueSearch } from '../queue/useQueue.ts';
import type { LetterKind } from './LetterDialog.tsx';
import { type PrimaryAction, primaryAction, readyItems } from './primaryAction.ts';
import { carriedOn, useBreath } from './useBreath.ts';
import { usePrefetch } from './usePrefetch.ts';
import { type RunVerb, useTicketVerbs } from './useTicketVerbs.ts';

const doneWords: Record<'execute' | LetterKind, string> = {
  execute: 'Исполнено',
  'request-data': 'Запрошены данные',
  refusal: 'Отказано',
  answer: 'Отвечено',
  close: 'Обращение закрыто',
  reopen: 'Обращение снова в работе',
  reverse: 'Обратный перенос выполнен',
};

/** After these one goes on with the same ticket, or looks at what has become of it. */
const stays: ReadonlySet<'execute' | LetterKind> = new Set(['reopen', 'reverse']);

/** Everything that a specialist can do on a ticket's page: the state between the panel's columns, and the actions. */
export function useTicketDesk(ticket: TicketDetail) {
  const notify = useNotify();
  const navigate = useNavigate();
  const [queueSearch] = useQueueSearch();
  const { next, previous } = useNeighbours(ticket.id);
  const verbs = useTicketVerbs(ticket);
  usePrefetch(next?.id ?? null);
  const draft = useDraft(ticket.id, ticket.draft.purpose, ticket.draft.text);
  const [dropped, drop] = useState<string[]>([]);
  const attachments = ticket.draft.attachments.filter(({ id }) => !dropped.includes(id));
  useOfferUndo(ticket);
  const [confirmed, setConfirmed] = useState<string[]>([]);
  const [missed, setMissed] = useState(false);
  const [letter, setLetter] = useState<LetterKind | null>(null);
  const firstCheck = useRef<HTMLInputElement>(null);
  // What was confirmed by eye was confirmed of the ticket as it was.
  useEffect(() => {
    if (verbs.conflict !== null) setConfirmed([]);
  }, [verbs.conflict]);
  const primary = primaryAction(ticket);
  const [paused, breathe] = useBreath();
  const acting = useRef(false);
  /** The version with which one has gone on: what is taken back before the next page is there can be done anew. */
  const left = useRef(0);
  const queue = `/tickets${queueSearch}`;

  const goOn = (version: number) => {
    left.current = version;
    if (next && next.id !== ticket.id) navigate(`/tickets/${next.id}`, { state: carriedOn });
    else navigate(queue);
  };
  const settle = async (kind: 'execute' | LetterKind, call: Parameters<RunVerb>[0]): Promise<unknown | null> => {
    await draft.pause();
    const result = await verbs.run(call);
    if ('error' in result) {
      draft.resume();
      return result.error;
    }
    draft.done();
    if (!offerAfter(result.ticket, doneWords[kind]))
      notify(`${doneWords[kind]}: ${ticket.number}`, { type: 'success' });
    // Where items are left that the machine knows what to do with, the work on this ticket isn't over.
    const goesOnHere =
      kind === 'execute' ? primaryAction(result.ticket) !== null : readyItems(result.ticket).length > 0;
    if (goesOnHere) breathe();
    else if (!stays.has(kind)) goOn(result.ticket.version);
    return null;
  };
  const tell422 = (error: unknown) => {
    if (errorStatus(error) !== 422) return;
    notify(Object.values(fieldErrors(error))[0] ?? errorText(error), { type: 'error' });
  };

  const unconfirmed = ticket.visualChecks.some((check) => !confirmed.includes(check.id));
  const execute = async (item?: TicketItem) => {
    if (unconfirmed) {
      setMissed(true);
      firstCheck.current?.focus();
      return;
    }
    const answer = ticket.draft.purpose === 'answer' && draft.edited ? { answer: draft.text } : {};
    tell422(
      await settle('execute', (api, version) =>
        api.execute(ticket.id, { version, confirmed, ...(item ? { itemIds: [item.id] } : {}), ...answer }),
      ),
    );
  };

  /** `itemIds`: which transfers to take back; none named, all that can be. */
  const send = (kind: LetterKind, text: string, itemIds?: number[]) =>
    settle(kind, (api, version) => {
      if (kind === 'request-data')
        return api.askData(ticket.id, { version, text, attachments: attachments.map(({ id }) => id) });
      if (kind === 'refusal') return api.refuse(ticket.id, { version, text });
      if (kind === 'answer') return api.answer(ticket.id, { version, text });
      if (kind === 'reopen') return api.reopen(ticket.id, { version, reason: text });
      if (kind === 'reverse')
        return api.reverse(ticket.id, { version, grounds: text, ...(itemIds ? { itemIds } : {}) });
      return api.close(ticket.id, { version, reason: text });
    });

  /** One act at a time, and none on a ticket that is being left or has only just come up. */
  const once = async (work: () => Promise<void>) => {
    if (paused || acting.current || ticket.version <= left.current) return;
    acting.current = true;
    await work();
    acting.current = false;
  };
  const doPrimary = async () => primary !== null && once(() => act(primary.verb));
  const executeItem = (item: TicketItem) => void once(() => execute(item));
  const act = async (verb: PrimaryAction['verb']) => {
    if (verb === 'execute') return execute();
    const kind = verb === 'ask-data' ? 'request-data' : 'refusal';
    // Only the letter that was drafted for this, and read, goes out without a further question.
    if (ticket.draft.purpose !== kind || draft.text.trim() === '') setLetter(kind);
    else tell422(await send(kind, draft.text));
  };

  const takeOrRelease = async () => {
    const take = ticket.allowed.includes('take');
    if (verbs.busy || (!take && !ticket.allowed.includes('release'))) return;
    await verbs.run((api, version) => (take ? api.take(ticket.id, { version }) : api.release(ticket.id, { version })));
  };

  const save = (itemId: number) => async (field: ItemField, value: string | null) => {
    const result = await verbs.run((api, version) => api.correct(ticket.id, { version, itemId, field, value }));
    if (!('error' in result)) return null;
    return fieldErrors(result.error)[field] ?? fieldErrors(result.error).value ?? errorText(result.error);
  };

  /** Takes several fields for what was read, one after the other: each stands in the journal by itself. */
  const confirmFields = (item: TicketItem) => (fields: readonly ItemField[]) =>
    verbs.run((api) =>
      fields.reduce(
        async (before, field) =>
          api.correct(ticket.id, { version: (await before).version, itemId: item.id, field, value: item[field] }),
        Promise.resolve(ticket),
      ),
    );

  const saveDocument: SaveDocumentField = async (documentId, field, value) => {
    const result = await verbs.run((api, version) =>
      api.correctDocument(ticket.id, { version, documentId, field, value }),
    );
    if (!('error' in result)) return null;
    return fieldErrors(result.error).value ?? errorText(result.error);
  };

  return {
    ...verbs,
    saveDocument,
    attachments,
    dropAttachment: (id: string) => drop([...dropped, id]),
    next,
    previous,
    queue,
    primary,
    paused,
    draft,
    letter,
    setLetter,
    send,
    doPrimary,
    /** Where several are ready, each can also be executed by itself. */
    executeItem: primary?.verb === 'execute' && ticket.items.length > 1 ? executeItem : null,
    takeOrRelease,
    save,
    confirmFields,
    confirmed,
    missed: missed && unconfirmed,
    setConfirmed,
    firstCheck,
    navigate,
  };
}
