import type { DraftSlot } from '@perenos/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { SavedDraft, TicketDetail } from '../../api/types.ts';
import type { PanelDataProvider } from '../../providers/dataProvider.ts';
import { ticketKey } from '../ticket/useTicketVerbs.ts';
import { forgetLocally, keepLocally, keptLocally } from './localDrafts.ts';

/** A pause in typing after which the text goes to the server. */
const pauseMs = 700;

/** `kept`: the server has it; `local`: it couldn't be reached, this machine has it. */
export type DraftState = 'kept' | 'saving' | 'local';

/** What this person had typed before: the later of what the server and this machine kept. */
function typedBefore(ticketId: number, slot: DraftSlot, saved: readonly SavedDraft[] = []): string | null {
  const server = saved.find(({ purpose }) => purpose === slot);
  const local = keptLocally(ticketId, slot);
  if (local && (!server || local.at > Date.parse(server.savedAt))) return local.text;
  return server?.text ?? null;
}

/** Writes what is typed to the server, one request after another, the last text last. */
function useServerCopy(onState: (state: DraftState) => void) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<(() => Promise<void>) | null>(null);
  const line = useRef<Promise<void>>(Promise.resolve());

  const flush = () => {
    clearTimeout(timer.current);
    const write = waiting.current;
    waiting.current = null;
    if (write) line.current = line.current.then(write);
  };
  const write = (ticketId: number, slot: DraftSlot, text: string | null) => async () => {
    try {
      const saved = text === null ? [] : [await dataProvider.keepDraft(ticketId, slot, text)];
      if (text === null) await dataProvider.dropDraft(ticketId, slot);
      queryClient.setQueryData<TicketDetail>(
        ticketKey(ticketId),
        (ticket) =>
          ticket && {
            ...ticket,
            savedDrafts: [...ticket.savedDrafts.filter(({ purpose }) => purpose !== slot), ...saved],
          },
      );
      if (waiting.current !== null) return;
      if (keptLocally(ticketId, slot)?.text === text) forgetLocally(ticketId, slot);
      onState('kept');
    } catch {
      // Nothing typed is lost: this machine has it, and the next change tries again.
      onState('local');
    }
  };
  // Whoever leaves the page in the middle of a word finds it again.
  const flushNow = useRef(flush);
  useEffect(() => {
    flushNow.current = flush;
  });
  useEffect(() => () => flushNow.current(), []);

  return {
    put: (ticketId: number, slot: DraftSlot, text: string | null) => {
      waiting.current = write(ticketId, slot, text);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, pauseMs);
    },
    flush,
    /** What was to be written has been sent: the server has done away with its copy itself. */
    cancel: () => {
      clearTimeout(timer.current);
      waiting.current = null;
    },
    settled: () => line.current,
  };
}

/**
 * A text that a specialist writes over a suggestion, kept on the server for each person, ticket and slot. It survives
 * reloads, crashes and an ended session, and follows its writer to another computer; what this machine keeps meanwhile
 * only stands in until the server has it.
 */
export function useDraft(ticketId: number, slot: DraftSlot, suggested: string) {
  const queryClient = useQueryClient();
  const before = () => {
    const ticket = queryClient.getQueryData<TicketDetail>(ticketKey(ticketId));
    return typedBefore(ticketId, slot, ticket?.savedDrafts);
  };
  const key = `${ticketId}.${slot}`;
  const [state, setState] = useState<DraftState>('kept');
  const server = useServerCopy(setState);
  const [held, hold] = useState<{ key: string; typed: string | null }>(() => ({ key, typed: before() }));
  let { typed } = held;
  if (held.key !== key) {
    // The proposal is another now (a correction has changed the verdict): what was typed over the old one stays with it.
    typed = before();
    hold({ key, typed });
  }
  const change = (text: string | null) => {
    const kept = text === suggested ? null : text;
    hold({ key, typed: kept });
    if (kept === null) forgetLocally(ticketId, slot);
    else keepLocally(ticketId, slot, kept, Date.now());
    setState('saving');
    server.put(ticketId, slot, kept);
  };
  return {
    text: typed ?? suggested,
    edited: typed !== null,
    state,
    setText: (text: string) => change(text),
    /** Back to the suggestion. */
    reset: () => {
      change(null);
      server.flush();
    },
    /** Before sending: no write that is under way may arrive after it. */
    pause: async () => {
      server.cancel();
      await server.settled();
    },
    /** Where it couldn't be sent: the server keeps it again. */
    resume: () => {
      if (typed !== null) server.put(ticketId, slot, typed);
    },
    /** After sending. */
    done: () => {
      server.cancel();
      forgetLocally(ticketId, slot);
      hold({ key, typed: null });
      setState('kept');
    },
  };
}
