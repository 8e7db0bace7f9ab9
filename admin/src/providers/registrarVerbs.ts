import type { SubscriberCard, TariffEvent } from '@perenos/domain';
import { fetchJson } from '../api/http.ts';
import type { JudgedAgain, SubscriberDetail, TariffChangeAnswer, TariffTouched } from '../api/types.ts';

/** What a person confirms: the tariffs as the warning showed them, and why. */
export type TariffChange = {
  licences: { id: string; version: number }[];
  grounds: string;
  /** For a revocation: the word that was typed. */
  confirmation?: string;
};
export type TariffScope = 'licence' | 'group';

/** What is done to subscribers and their tariffs. 409 where somebody was quicker, or where it can't be done; in words. */
export type RegistrarVerbs = {
  /** The warning: what a change would touch. */
  tariffTouched(
    licenceId: string,
    asked: { event: TariffEvent; scope: TariffScope; extensionId?: number },
  ): Promise<TariffTouched>;
  changeTariffs(
    licenceId: string,
    event: TariffEvent,
    change: TariffChange & { scope: TariffScope },
  ): Promise<TariffChangeAnswer>;
  itsTouched(subscriberId: number): Promise<TariffTouched>;
  disableIts(subscriberId: number, change: TariffChange): Promise<TariffChangeAnswer>;
  /** `version`: of the card that was edited. */
  editSubscriber(
    id: number,
    input: { version: number; card: SubscriberCard; grounds: string },
  ): Promise<SubscriberDetail>;
  judgeSubscriberAgain(id: number): Promise<{ judged: JudgedAgain }>;
};

export function createRegistrarVerbs(apiUrl: string): RegistrarVerbs {
  const get = async (path: string) => (await fetchJson(`${apiUrl}${path}`)).json;
  const send = async (method: 'POST' | 'PUT', path: string, input: unknown) =>
    (await fetchJson(`${apiUrl}${path}`, { method, body: JSON.stringify(input) })).json;
  const licence = (id: string) => `/licences/${encodeURIComponent(id)}`;

  return {
    tariffTouched: (id, { event, scope, extensionId }) => {
      const query = new URLSearchParams({ event, scope });
      if (extensionId !== undefined) query.set('extensionId', String(extensionId));
      return get(`${licence(id)}/touched?${query}`);
    },
    changeTariffs: (id, event, change) => send('POST', `${licence(id)}/${event}`, change),
    itsTouched: (id) => get(`/subscribers/${id}/its`),
    disableIts: (id, change) => send('POST', `/subscribers/${id}/disable-its`, change),
    editSubscriber: (id, input) => send('PUT', `/subscribers/${id}`, input),
    judgeSubscriberAgain: (id) => send('POST', `/subscribers/${id}/judge-again`, {}),
  };
}
