import {
  type DocumentToKeep,
  type EntityManager,
  type JournalLine,
  keepPapers,
  type Mail,
  nextTicketNumber,
  notifyTicketChanged,
  type StoredJudgement,
  storeJudgement,
  Ticket,
  TicketItem,
  writeJournal,
} from '@perenos/db';
import {
  type Decision,
  initialTicketState,
  type RequestedItem,
  type TicketState,
  transition,
  verdictLabels,
  worstVerdict,
} from '@perenos/domain';
import type { ParsedAttachment, ReadDocument } from '../types.ts';
import { describeMail } from './database-mail.ts';
import { required } from './required.ts';
import { StaleTicketError } from './store.ts';
import { subjectKey } from './subject.ts';
import type { Judgement, MailContext } from './types.ts';

const machine = { kind: 'system', name: 'Система' } as const;

/** A document as the store keeps it: a file inside an archive keeps its inner name. */
export function documentToKeep(
  { attachmentIndex, fileName, kind, form, problem, pages, letter, payment }: ReadDocument,
  attachments: readonly Pick<ParsedAttachment, 'fileName'>[],
): DocumentToKeep {
  const isBody = attachmentIndex < 0;
  const isInner = !isBody && attachments[attachmentIndex]?.fileName !== fileName;
  const attachment = isBody ? null : attachmentIndex;
  return { attachment, innerName: isInner ? fileName : null, fileName, kind, form, problem, pages, letter, payment };
}

/** Attachments and documents belong to a mail that opens or joins a ticket. */
async function storePapers(em: EntityManager, mail: Mail, context: MailContext): Promise<void> {
  const { attachments } = required(context, 'parsed');
  const documents = required(context, 'documents').map((document) => documentToKeep(document, attachments));
  await keepPapers(em, mail, attachments, documents);
}

const storedJudgement = (judgement: Judgement, now: Date): StoredJudgement => ({
  at: now.toISOString(),
  edition: judgement.decisions[0]?.edition ?? '',
  decisions: judgement.decisions,
  sender: judgement.sender,
  dkim: judgement.dkim,
  requestDate: judgement.requestDate,
  request: judgement.request,
  itemStarts: judgement.itemStarts,
});

/** An item's own columns: what else a field may be is the machine's reading, which the stored judgement keeps. */
const columnsOf = ({ alternatives: _reading, ...columns }: RequestedItem): Omit<RequestedItem, 'alternatives'> =>
  columns;

const newItem = (em: EntityManager, ticket: Ticket, item: RequestedItem, decision: Decision, position: number) =>
  em.create(TicketItem, {
    ...columnsOf(item),
    ticket,
    position,
    corrections: {},
    decision,
    subject: decision.subject,
    verdict: decision.verdict,
    executedAt: null,
  });

/** One line a verdict: `решение: исполнить` with the clauses that it rests on. */
const verdictLines = (ticket: Ticket, items: readonly TicketItem[], decisions: readonly Decision[]): JournalLine[] =>
  decisions.map((decision, i) => ({
    actor: machine,
    kind: 'judged',
    ticket,
    item: items[i] ?? null,
    objectType: 'ticket',
    objectId: ticket.number,
    grounds: `Решение: ${verdictLabels[decision.verdict]}`,
    clauses: decision.clauses,
    after: { verdict: decision.verdict, missing: decision.missing, effects: decision.effects },
  }));

const receivedLine = (ticket: Ticket, mail: Mail, grounds: string): JournalLine => ({
  actor: machine,
  kind: 'mail-received',
  ticket,
  objectType: 'mail',
  objectId: String(mail.id),
  grounds,
});

/** Opens a ticket for the mail, in the transaction that settles it. @returns its id. */
export async function openNewTicket(em: EntityManager, context: MailContext, now: Date): Promise<string> {
  const mail = await describeMail(em, Number(required(context, 'mailId')), context);
  const judgement = required(context, 'judgement');
  const parsed = required(context, 'parsed');
  const sender = required(context, 'sender');
  const ticket = em.create(Ticket, {
    number: await nextTicketNumber(em),
    mailbox: context.raw.mailbox,
    kind: judgement.kind,
    state: initialTicketState,
    openedAt: now,
    receivedAt: mail.receivedAt ?? now,
    startsAt: null,
    dueAt: null,
    closedAt: null,
    calendarVersion: null,
    countedSeconds: null,
    subject: parsed.subject,
    subjectKey: subjectKey(parsed.subject),
    senderAddress: sender.address.toLowerCase(),
    senderName: parsed.from?.name ?? '',
    senderRole: sender.role,
    senderPartnerId: sender.partnerId,
    verdict: worstVerdict(judgement.decisions.map((d) => d.verdict)),
    assignee: null,
    judgement: storedJudgement(judgement, now),
  });
  mail.ticket = ticket as Mail['ticket'];
  await storePapers(em, mail, context);
  const items = judgement.decisions.flatMap((decision, i) => {
    const item = judgement.items[i];
    return item ? [newItem(em, ticket, item, decision, i)] : [];
  });
  storeJudgement(ticket, items, judgement, now);
  await em.flush();
  await writeJournal(em, now, [
    receivedLine(ticket, mail, `Обращение создано по письму от ${sender.address}`),
    ...verdictLines(ticket, items, judgement.decisions),
  ]);
  await notifyTicketChanged(em, ticket.id);
  return String(ticket.id);
}

/** Puts into the items what the mail supplied; settled ones stay as they were executed or answered. */
function mergeItems(em: EntityManager, ticket: Ticket, items: TicketItem[], judgement: Judgement): TicketItem[] {
  return judgement.decisions.flatMap((decision, i) => {
    const requested = judgement.items[i];
    const item = items[i];
    if (!requested) return [];
    if (!item) return [newItem(em, ticket, requested, decision, i)];
    if (item.state === 'open') Object.assign(item, columnsOf(requested));
    return [item];
  });
}

/**
 * A settled ticket comes back with a mail of its thread, which must never be lost, unless that only says thank you.
 * An open one needs a look again, whatever it was waiting for.
 */
function reopen(ticket: Ticket, context: MailContext, supplied: boolean): void {
  if (context.asksNothing && !supplied) return;
  const next = transition(ticket.state as TicketState, 'follow-up');
  if (!next.ok) return;
  ticket.state = next.state;
  ticket.closedAt = null;
}

/** Adds the mail to its ticket, in the transaction that settles it. @throws {StaleTicketError} */
export async function addToTicket(em: EntityManager, context: MailContext, now: Date): Promise<void> {
  const before = required(context, 'thread');
  const judgement = required(context, 'judgement');
  const id = Number(before.ticketId);
  const [row] = await em.execute<{ version: number }[]>('select version from ticket where id = ? for update', [id]);
  if (row?.version !== before.version) throw new StaleTicketError(before.ticketId);
  const ticket = await em.findOneOrFail(Ticket, id);
  const items = await em.find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
  const mail = await describeMail(em, Number(required(context, 'mailId')), context);
  mail.ticket = ticket as Mail['ticket'];
  await storePapers(em, mail, context);
  ticket.kind = judgement.kind;
  ticket.judgement = storedJudgement(judgement, now);
  if (judgement.supplied) ticket.receivedAt = mail.receivedAt ?? now;
  reopen(ticket, context, judgement.supplied);
  const merged = mergeItems(em, ticket, items, judgement);
  storeJudgement(ticket, merged, judgement, now);
  await em.flush();
  const supplied = judgement.supplied ? 'дополняет обращение' : 'новых данных не содержит';
  await writeJournal(em, now, [
    receivedLine(ticket, mail, `Письмо от ${context.parsed?.from?.address ?? '?'} ${supplied}`),
    ...(judgement.supplied ? verdictLines(ticket, merged, judgement.decisions) : []),
  ]);
  await notifyTicketChanged(em, ticket.id);
}
