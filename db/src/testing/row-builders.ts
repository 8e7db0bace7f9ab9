import type { EntityManager } from '../database.ts';
import { Mail, OutboxMessage, Ticket, TicketItem } from '../entities/index.ts';
import { nextTicketNumber } from '../tickets/numbers.ts';

const noon = new Date('2026-03-02T09:00:00Z');

/** Stored rows with defaults, so that a test shows only what matters to it. Flushes. */
export async function aTicket(em: EntityManager, given: Partial<Ticket> = {}): Promise<Ticket> {
  const ticket = em.create(Ticket, {
    number: await nextTicketNumber(em),
    mailbox: 'perevod',
    kind: 'transfer',
    state: 'open',
    openedAt: noon,
    receivedAt: noon,
    subject: 'Перенос абонента',
    subjectKey: 'перенос абонента',
    senderAddress: 'partner@one.example',
    senderName: 'Партнёр',
    senderRole: 'partner',
    verdict: 'execute',
    ...given,
  });
  await em.flush();
  return ticket;
}

export async function aTicketItem(
  em: EntityManager,
  ticket: Ticket,
  given: Partial<TicketItem> = {},
): Promise<TicketItem> {
  const item = em.create(TicketItem, {
    ticket,
    position: 0,
    doubtful: [],
    evidence: {},
    corrections: {},
    verdict: 'execute',
    ...given,
  });
  await em.flush();
  return item;
}

let mails = 0;
export async function aMail(em: EntityManager, given: Partial<Mail> = {}): Promise<Mail> {
  mails += 1;
  const mail = em.create(Mail, {
    mailbox: 'perevod',
    sourceKey: `test:${mails}`,
    sha256: '00',
    raw: Buffer.from('raw'),
    keptAt: noon,
    notBeforeAt: noon,
    ...given,
  });
  await em.flush();
  return mail;
}

export async function anOutboxMessage(em: EntityManager, given: Partial<OutboxMessage> = {}): Promise<OutboxMessage> {
  mails += 1;
  const message = em.create(OutboxMessage, {
    role: 'asker',
    messageId: `<out-${mails}@astral.example>`,
    toAddress: 'partner@one.example',
    fromMailbox: 'perevod',
    subject: 'Re: Перенос',
    text: 'Исполнено',
    references: [],
    notBeforeAt: noon,
    ...given,
  });
  await em.flush();
  return message;
}
