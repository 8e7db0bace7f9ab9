import type { Mailbox } from '@perenos/domain';
import { fetchJson } from '../api/http.ts';
import type {
  BulkRequest,
  BulkResult,
  MailboxReading,
  MailRepair,
  MailRow,
  MailTrace,
  Mention,
  OutboxRow,
  SearchAnswer,
  SendAgain,
  StaffMember,
  TicketDetail,
  Viewer,
} from '../api/types.ts';

/** Who gets a ticket: a colleague, or whoever has the fewest in work. */
export type Assignee = number | 'least-loaded';

/** Working together, finding and repairing, beyond what one ticket's own verbs do. */
export type DeskVerbs = {
  addNote(id: number, text: string): Promise<TicketDetail>;
  /** «I look at it»: to be said every 10 seconds; the answer is who else does. */
  announcePresence(id: number): Promise<Viewer[]>;
  leavePresence(id: number): Promise<void>;
  mentions(): Promise<Mention[]>;
  /** This one and the others of its ticket; gives what is left. */
  readMention(id: number): Promise<Mention[]>;
  /** All up to this one; gives what is left. */
  readMentions(upTo: number): Promise<Mention[]>;
  staff(): Promise<StaffMember[]>;
  assign(id: number, input: { version: number; userId: Assignee }): Promise<TicketDetail>;
  /** Answers the joint ticket. */
  merge(id: number, input: { version: number; intoId: number }): Promise<TicketDetail>;
  /** Answers the new ticket. */
  split(id: number, input: { version: number; itemIds: number[] }): Promise<TicketDetail>;
  /** Scans that came by another way: read, and the ticket judged again. */
  addDocuments(id: number, input: { version: number; files: readonly File[] }): Promise<TicketDetail>;
  bulk(input: BulkRequest): Promise<BulkResult[]>;
  search(q: string, signal?: AbortSignal): Promise<SearchAnswer>;
  trace(q: string): Promise<MailTrace>;
  upload(input: { mailbox: Mailbox; file: File }): Promise<MailRow>;
  reprocess(id: number, repair: MailRepair): Promise<MailRow>;
  mailboxes(): Promise<MailboxReading[]>;
  sendAgain(id: number, input: SendAgain): Promise<OutboxRow>;
};

export function createDeskVerbs(apiUrl: string): DeskVerbs {
  const get = async (path: string, signal?: AbortSignal) => (await fetchJson(`${apiUrl}${path}`, { signal })).json;
  const send = async (path: string, body: FormData | string | null, method = 'POST') =>
    (await fetchJson(`${apiUrl}${path}`, { method, ...(body === null ? {} : { body }) })).json;
  const post = (path: string, input: unknown) => send(path, JSON.stringify(input));
  const query = (q: string) => new URLSearchParams({ q }).toString();

  return {
    addNote: (id, text) => post(`/tickets/${id}/notes`, { text }),
    announcePresence: async (id) => (await send(`/tickets/${id}/presence`, null)).viewers,
    // The page may be going away: the browser finishes the request without it.
    leavePresence: async (id) => {
      await fetchJson(`${apiUrl}/tickets/${id}/presence`, { method: 'DELETE', keepalive: true });
    },
    mentions: () => get('/mentions'),
    readMention: (id) => send(`/mentions/${id}/read`, null),
    readMentions: (upTo) => post('/mentions/read', { upTo }),
    staff: () => get('/staff'),
    assign: (id, input) => post(`/tickets/${id}/assign`, input),
    merge: (id, input) => post(`/tickets/${id}/merge`, input),
    split: (id, input) => post(`/tickets/${id}/split`, input),
    addDocuments: (id, { version, files }) => {
      const form = new FormData();
      form.set('version', String(version));
      for (const file of files) form.append('file', file);
      return send(`/tickets/${id}/attachments`, form);
    },
    bulk: (input) => post('/tickets/bulk', input),
    search: (q, signal) => get(`/search?${query(q)}`, signal),
    trace: (q) => get(`/mails/trace?${query(q)}`),
    upload: ({ mailbox, file }) => {
      const form = new FormData();
      form.set('mailbox', mailbox);
      form.set('file', file);
      return send('/mails/upload', form);
    },
    reprocess: (id, repair) => post(`/mails/${id}/reprocess`, repair),
    mailboxes: () => get('/mailboxes'),
    sendAgain: (id, input) => post(`/outbox/${id}/send`, input),
  };
}
