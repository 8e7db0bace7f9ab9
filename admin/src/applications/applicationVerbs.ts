import type { ApplicationErrorCode, ApplicationEvent, ApplicationFileKind, ApplicationState } from '@perenos/domain';
import { fetchJson } from '../api/http.ts';
import type { ApplicationDetail, ApplicationNotice, NearbyCenters } from '../api/types.ts';

export type FoundErrors = { code: ApplicationErrorCode; comment: string }[];

/**
 * What can be done with an application, beyond reading. Every verb carries the version that the person saw, answers the
 * fresh application, and rejects with an `HttpError`: 409 where the stage forbids it or the application has changed.
 */
export type ApplicationVerbs = {
  applicationCounts(filter: Record<string, unknown>): Promise<Record<ApplicationState, number>>;
  /** «Получить заявку». */
  takeApplication(input: { inn: string; kpp: string }): Promise<ApplicationDetail>;
  moveApplication(
    id: string,
    event: ApplicationEvent,
    input: { version: number; comment: string },
  ): Promise<ApplicationDetail>;
  suspendApplication(id: string, input: { version: number; errors: FoundErrors }): Promise<ApplicationDetail>;
  /** The letter that a suspension would send. */
  suspensionNotice(id: string, errors: FoundErrors): Promise<ApplicationNotice>;
  correctApplication(
    id: string,
    input: {
      version: number;
      errorId: number;
      from: 'partner' | 'specialist';
      comment: string;
      value?: string;
      /** The ticket whose mail brought the correction. */
      ticketId?: number;
    },
  ): Promise<ApplicationDetail>;
  /** A document that the partner has sent. */
  addApplicationFile(
    id: string,
    input: { version: number; kind: ApplicationFileKind; file: File },
  ): Promise<ApplicationDetail>;
  /** «Дополнительные функции». */
  putApplicationExtras(
    id: string,
    input: { version: number; groupId: string | null } & Omit<ApplicationDetail['extras'], 'group' | 'closed'>,
  ): Promise<ApplicationDetail>;
  nearbyCenters(id: string): Promise<NearbyCenters>;
  delegateApplication(id: string, input: { version: number; centerId: string }): Promise<ApplicationDetail>;
};

export function createApplicationVerbs(apiUrl: string): ApplicationVerbs {
  const of = (id: string) => `${apiUrl}/applications/${encodeURIComponent(id)}`;
  const get = async (url: string) => (await fetchJson(url)).json;
  const post = async (url: string, input: unknown) =>
    (await fetchJson(url, { method: 'POST', body: JSON.stringify(input) })).json;
  return {
    applicationCounts: (filter) =>
      get(`${apiUrl}/applications/counts?filter=${encodeURIComponent(JSON.stringify(filter))}`),
    takeApplication: (input) => post(`${apiUrl}/applications/take`, input),
    moveApplication: (id, event, input) => post(`${of(id)}/${event}`, input),
    suspendApplication: (id, input) => post(`${of(id)}/suspend`, input),
    suspensionNotice: (id, errors) => post(`${of(id)}/suspend/preview`, { errors }),
    correctApplication: (id, input) => post(`${of(id)}/correct`, input),
    addApplicationFile: async (id, { version, kind, file }) => {
      const form = new FormData();
      form.set('version', String(version));
      form.set('kind', kind);
      form.set('file', file);
      return (await fetchJson(`${of(id)}/files`, { method: 'POST', body: form })).json;
    },
    putApplicationExtras: async (id, input) =>
      (await fetchJson(`${of(id)}/extras`, { method: 'PUT', body: JSON.stringify(input) })).json,
    nearbyCenters: (id) => get(`${of(id)}/centers`),
    delegateApplication: (id, input) => post(`${of(id)}/delegate`, input),
  };
}
