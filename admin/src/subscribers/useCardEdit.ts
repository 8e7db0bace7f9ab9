import { type CardField, cardTabs, type SubscriberCard } from '@perenos/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { errorStatus, errorText, fieldErrors } from '../api/http.ts';
import type { SubscriberDetail } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { wholeRecord } from '../providers/queryClient.ts';

type Problems = Partial<Record<CardField, string>>;

/** A card being edited over one version of the subscriber; null: it is only read. */
export type CardEdit = {
  draft: SubscriberCard | null;
  grounds: string;
  problems: Problems;
  /** What went wrong as a whole, and whether somebody else has changed the card meanwhile. */
  refusal: { text: string; overtaken: boolean } | null;
  busy: boolean;
  begin: () => void;
  cancel: () => void;
  change: (fields: Partial<SubscriberCard>) => void;
  setGrounds: (grounds: string) => void;
  /** The typed text over the fresh version. */
  goOn: () => Promise<void>;
  save: () => Promise<boolean>;
};

/** The first tab that holds a refused field. */
export const tabOf = (problems: Problems): keyof typeof cardTabs | null =>
  (Object.keys(cardTabs) as (keyof typeof cardTabs)[]).find((tab) =>
    cardTabs[tab].some((field) => problems[field] !== undefined),
  ) ?? null;

export function useCardEdit(subscriber: SubscriberDetail, onProblem: (tab: keyof typeof cardTabs) => void): CardEdit {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [over, setOver] = useState<{ draft: SubscriberCard; version: number } | null>(null);
  const [grounds, setGrounds] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState<CardEdit['refusal']>(null);
  const [busy, setBusy] = useState(false);

  const reset = (next: typeof over) => {
    setOver(next);
    setProblems({});
    setRefusal(null);
  };
  const save = async (): Promise<boolean> => {
    if (over === null || busy) return false;
    setBusy(true);
    try {
      const input = { version: over.version, card: over.draft, grounds };
      const fresh = await dataProvider.editSubscriber(subscriber.id, input);
      queryClient.setQueryData(['subscribers', 'getOne', { id: String(subscriber.id), meta: wholeRecord }], fresh);
      for (const key of ['subscribers', 'journal', 'tickets']) queryClient.invalidateQueries({ queryKey: [key] });
      reset(null);
      setGrounds('');
      notify('Карточка сохранена', { type: 'success' });
      return true;
    } catch (error) {
      const fields: Problems = fieldErrors(error);
      const tab = tabOf(fields);
      setProblems(fields);
      setRefusal({ text: errorText(error), overtaken: errorStatus(error) === 409 });
      if (tab) onProblem(tab);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    draft: over?.draft ?? null,
    grounds,
    problems,
    refusal,
    busy,
    begin: () => reset({ draft: subscriber.card, version: subscriber.version }),
    cancel: () => reset(null),
    change: (fields) => {
      setOver((held) => held && { ...held, draft: { ...held.draft, ...fields } });
      setProblems((held) => Object.fromEntries(Object.entries(held).filter(([field]) => !(field in fields))));
    },
    setGrounds,
    goOn: async () => {
      const { data } = await dataProvider.getOne<SubscriberDetail>('subscribers', { id: subscriber.id });
      setOver((held) => held && { ...held, version: data.version });
      setRefusal(null);
      queryClient.invalidateQueries({ queryKey: ['subscribers'] });
    },
    save,
  };
}
