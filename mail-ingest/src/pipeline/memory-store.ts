import { createRegistry, type IsoInstant, type RegistryData } from '@perenos/domain';
import { repeatWindow } from './fingerprint.ts';
import { required } from './required.ts';
import type { IngestStore, Stop } from './store.ts';
import { subjectKey } from './subject.ts';
import type { EarlierMail, Fingerprint, MailContext, Outcome, ThreadQuery, TicketThread } from './types.ts';

type MemoryMail = {
  mailId: string;
  sourceKey: string;
  receivedAt: IsoInstant | null;
  fingerprint: Fingerprint | null;
  ticketId: string | null;
  outcome: Outcome | null;
  reason: string | null;
  problem: string | null;
};

type MemoryTicket = { thread: TicketThread; subjectKey: string; address: string };

export type MemoryStore = IngestStore & {
  mails(): readonly MemoryMail[];
  tickets(): readonly TicketThread[];
};

const within = (a: IsoInstant | null, b: IsoInstant | null): boolean =>
  a !== null && b !== null && Math.abs(Date.parse(a) - Date.parse(b)) <= repeatWindow;

/** The ticket's next state, from the judgement of the mail in hand. */
function threadOf(context: MailContext, ticketId: string, before: TicketThread | null): TicketThread {
  const judgement = required(context, 'judgement');
  return {
    ticketId,
    threadMailId: before?.threadMailId ?? required(context, 'mailId'),
    version: (before?.version ?? 0) + 1,
    mailbox: before?.mailbox ?? context.raw.mailbox,
    kind: judgement.kind,
    sender: judgement.sender,
    dkim: judgement.dkim,
    requestDate: judgement.requestDate,
    request: judgement.request,
    items: judgement.decisions.map((decision, i) => ({
      corrections: before?.items[i]?.corrections ?? {},
      open: true,
      decision,
      startsAt: judgement.itemStarts[i] ?? null,
    })),
    letters: judgement.letters,
    payments: judgement.payments,
  };
}

/**
 * The store of the offline check: what was seen in this run, and the whole registry. Its tickets have no numbers (no
 * answer was ever sent under them) and are never closed. Keys of mails are their source keys.
 */
export function createMemoryStore(data: RegistryData): MemoryStore {
  const registry = createRegistry(data);
  const mails = new Map<string, MemoryMail>();
  const tickets = new Map<string, MemoryTicket>();

  const note = (context: MailContext, rest: Partial<MemoryMail>): void => {
    const mailId = required(context, 'mailId');
    const mail = mails.get(mailId);
    if (!mail) throw new Error(`mail ${mailId} was never kept`);
    const receivedAt = context.parsed?.receivedAt ?? null;
    mails.set(mailId, { ...mail, receivedAt, fingerprint: context.fingerprint, ...rest });
  };

  const earlier = (mail: MemoryMail): EarlierMail => {
    const thread = mail.ticketId ? tickets.get(mail.ticketId)?.thread : undefined;
    const kind = thread?.kind ?? 'other';
    return { mailId: mail.mailId, ticketId: mail.ticketId, threadMailId: thread?.threadMailId ?? null, kind };
  };

  const byMessageIds = (ids: string[]): TicketThread | null => {
    for (const id of ids) {
      const known = [...mails.values()].findLast((m) => m.ticketId !== null && m.fingerprint?.messageId === id);
      const ticket = known?.ticketId ? tickets.get(known.ticketId) : undefined;
      if (ticket) return ticket.thread;
    }
    return null;
  };

  const bySenderAndSubject = (query: NonNullable<ThreadQuery['senderAndSubject']>): TicketThread | null =>
    [...tickets.values()].findLast((t) => t.address === query.address && t.subjectKey === query.subjectKey)?.thread ??
    null;

  return {
    mails: () => [...mails.values()],
    tickets: () => [...tickets.values()].map((t) => t.thread),
    keep: async (raw) => {
      const mailId = raw.sourceKey;
      const fresh = !mails.has(mailId);
      const empty = { receivedAt: null, fingerprint: null, ticketId: null, outcome: null, reason: null, problem: null };
      if (fresh) mails.set(mailId, { mailId, sourceKey: raw.sourceKey, ...empty });
      return { mailId, fresh };
    },
    findOriginal: async (mailId, copy, receivedAt) => {
      const answered = copy.replyTo === null ? null : byMessageIds([copy.replyTo]);
      const original = [...mails.values()].find(
        (m) =>
          m.mailId !== mailId &&
          m.fingerprint?.contentHash === copy.contentHash &&
          ((copy.messageId !== null && m.fingerprint.messageId === copy.messageId) ||
            (within(m.receivedAt, receivedAt) && (answered === null || answered.ticketId === m.ticketId))),
      );
      return original ? earlier(original) : null;
    },
    findThread: async (query) =>
      byMessageIds(query.messageIds) ?? (query.senderAndSubject && bySenderAndSubject(query.senderAndSubject)),
    registry: async () => registry,
    openTicket: async (context) => {
      const ticketId = required(context, 'mailId');
      const parsed = required(context, 'parsed');
      tickets.set(ticketId, {
        thread: threadOf(context, ticketId, null),
        subjectKey: subjectKey(parsed.subject),
        address: (parsed.from?.address ?? '').toLowerCase(),
      });
      note(context, { ticketId, outcome: 'ticket' });
      return ticketId;
    },
    followUp: async (context) => {
      const before = required(context, 'thread');
      const ticket = tickets.get(before.ticketId);
      if (!ticket) throw new Error(`ticket ${before.ticketId} does not exist`);
      tickets.set(before.ticketId, { ...ticket, thread: threadOf(context, before.ticketId, ticket.thread) });
      note(context, { ticketId: before.ticketId, outcome: 'follow-up' });
    },
    stop: async (context, { outcome, reason }: Stop) =>
      note(context, { outcome, reason, ticketId: context.original?.ticketId ?? null }),
    fail: async (context, problem) => note(context, { problem }),
  };
}
