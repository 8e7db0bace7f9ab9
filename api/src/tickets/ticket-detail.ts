import {
  type EntityManager,
  editionOfTicket,
  JournalEntry,
  loadTemplates,
  loadTicketFacts,
  OutboxMessage,
  Ticket,
  TicketItem,
} from '@perenos/db';
import {
  clauseText,
  type Decision,
  describeChange,
  draftReply,
  type Edition,
  fittingForms,
  letterForms,
  moscowDateOf,
  type Registry,
  type RegistryChange,
  type RequestedItem,
} from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import type { UserView } from '../contract/auth.ts';
import type { TicketDetail } from '../contract/tickets.ts';
import { ApiError } from '../http/errors.ts';
import { filesOf } from '../records/outbox-attachments.ts';
import { viewOfJournalEntry, viewOfOutboxMessage } from '../records/views.ts';
import { draftsOf } from './drafts.ts';
import { type DecidedItem, decided, executableOf, plansOf } from './executable.ts';
import {
  executionMessages,
  frameOf,
  loadCorrespondents,
  type MessageFacts,
  partnersOf,
  staffMember,
} from './messages.ts';
import { linksOf, notesOf, otherViewers } from './ticket-company.ts';
import { documentsOf } from './ticket-documents.ts';
import { conversationOf } from './ticket-mails.ts';
import { describeTickets } from './ticket-rows.ts';
import { allowedFor, situationOf } from './use-cases/with-ticket.ts';
import { visualChecksFor } from './visual-checks.ts';
import { openUndoPoint } from './way-back/undo-point.ts';

/** A ticket whole: what was asked, what the regulation says, what one click would do and send. */
export async function describeTicket(
  deps: ApiDependencies,
  { user }: { user: UserView },
  id: number,
): Promise<TicketDetail> {
  const em = deps.database.em();
  const ticket = await em.findOne(Ticket, { id });
  if (!ticket) throw new ApiError('not-found', { what: 'Обращение' });
  const items = await em.find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
  const [row] = await describeTickets(em, [ticket]);
  if (!row) throw new ApiError('not-found', { what: 'Обращение' });
  const numbers = new Map([[id, ticket.number]]);
  const journal = await em.find(JournalEntry, { ticket: id }, { orderBy: { id: 'asc' } });
  const outbox = await em.find(OutboxMessage, { ticket: id }, { orderBy: { id: 'asc' } });
  const files = await filesOf(em, outbox);
  const prospects = await prospectsOf(deps, em, ticket, items, user);
  const undo = await openUndoPoint(em, ticket, items, deps.now());
  const allowed = allowedFor(ticket, situationOf(ticket, items, user, undo !== null));
  return {
    ...row,
    mails: await conversationOf(em, ticket),
    documents: await documentsOf(em, id),
    ...prospects,
    journal: journal.map((entry) => viewOfJournalEntry(entry, numbers)),
    outbox: outbox.map((message) => viewOfOutboxMessage(message, numbers, files)),
    allowed,
    undoUntil: undo && allowed.includes('undo') ? undo.until.toISOString() : null,
    reversible: allowed.includes('reverse'),
    savedDrafts: await draftsOf(em, id, user.id),
    related: await relatedTo(em, id, items),
    notes: await notesOf(em, id),
    viewers: await otherViewers(em, id, { userId: user.id, now: deps.now() }),
    links: await linksOf(em, ticket),
  };
}

type Prospects = Pick<TicketDetail, 'items' | 'clauses' | 'draft' | 'notices' | 'visualChecks'>;

/** What can be done with the ticket now, by the registry as it is now. */
async function prospectsOf(
  deps: ApiDependencies,
  em: EntityManager,
  ticket: Ticket,
  items: readonly TicketItem[],
  user: UserView,
): Promise<Prospects> {
  const facts = await loadTicketFacts(em, ticket, items);
  const { registry, letters } = facts;
  const today = moscowDateOf(deps.now().toISOString());
  const open = decided(items).filter(({ row }) => row.state === 'open');
  const acting = open.filter(({ decision }) => decision.action !== null);
  const planned = plansOf(acting, registry, { today, senderPartnerId: ticket.senderPartnerId });
  const plans = new Map(acting.map(({ row }, index) => [row.id, planned[index] ?? null]));
  const executable = executableOf(items).filter(({ row }) => plans.get(row.id) != null);
  const staff = staffMember(ticket, user.name);
  const correspondents = await loadCorrespondents(em, ticket, partnersOf(executable, registry));
  const templates = await loadTemplates(em);
  const messageFacts: MessageFacts = { ...facts, ticket, today, staff, templates, correspondents };
  const draft = draftReply({
    frame: frameOf(ticket, messageFacts),
    asker: { role: ticket.senderRole },
    kind: ticket.kind,
    items: open,
    registry,
    today,
  });
  const notices = executable.length > 0 ? executionMessages(executable, messageFacts, null) : [];
  return {
    items: items.map((item) => ({
      ...viewOfItem(item, plans.get(item.id) ?? [], executable, registry),
      alternatives: alternativesOf(ticket, item),
    })),
    clauses: citedTexts(
      items,
      [...plans.values()].flatMap((plan) => plan ?? []),
      editionOfTicket(ticket, facts.editions),
    ),
    draft: {
      to: ticket.senderAddress,
      subject: draft.subject,
      text: draft.text,
      purpose: draft.purpose,
      attachments: formsFor(draft.purpose, open),
    },
    notices: notices.map(({ role, to, subject, text }) => ({ role, to, subject, text })),
    visualChecks: visualChecksFor(executable, letters.length > 0),
  };
}

/** The forms that a request for data goes out with. */
const formsFor = (purpose: TicketDetail['draft']['purpose'], open: readonly DecidedItem[]) =>
  purpose === 'request-data'
    ? fittingForms(open.map(({ decision }) => decision)).map((id) => ({ id, fileName: letterForms[id].fileName }))
    : [];

/** An item that nobody has judged yet: a person looks at it. */
const unjudged: Decision = {
  subject: null,
  verdict: 'review',
  action: null,
  clauses: [],
  reasons: [],
  missing: [],
  effects: [],
  notBefore: null,
  advisories: [],
  sourcePartnerId: null,
  targetPartnerId: null,
  licenceId: null,
  applicationId: null,
  edition: '',
};

/** What else the fields may be of which nobody is sure yet, as the machine read the mails. */
function alternativesOf(ticket: Ticket, item: TicketItem): NonNullable<RequestedItem['alternatives']> {
  const read = ticket.judgement?.request.items[item.position]?.alternatives ?? {};
  return Object.fromEntries(
    item.doubtful.flatMap((field) => {
      const others = read[field]?.filter((value) => value !== item[field]) ?? [];
      return others.length > 0 ? [[field, others]] : [];
    }),
  );
}

function viewOfItem(
  item: TicketItem,
  plan: readonly RegistryChange[],
  executable: readonly DecidedItem[],
  registry: Registry,
): TicketDetail['items'][number] {
  return {
    id: item.id,
    position: item.position + 1,
    state: item.state,
    product: item.product,
    subscriberInn: item.subscriberInn,
    subscriberKpp: item.subscriberKpp,
    subscriberName: item.subscriberName,
    targetPartnerName: item.targetPartnerName,
    targetPartnerInn: item.targetPartnerInn,
    targetPartnerLogin: item.targetPartnerLogin,
    doubtful: item.doubtful,
    corrections: item.corrections,
    evidence: item.evidence,
    decision: item.decision ?? unjudged,
    plan: plan.map((change) => describeChange(change, registry)),
    executable: executable.some(({ row }) => row.id === item.id),
  };
}

/** The text of every clause that a decision or a plan of the ticket cites, in the edition of its day. */
function citedTexts(
  items: readonly TicketItem[],
  plan: readonly RegistryChange[],
  edition: Edition,
): Record<string, string> {
  const decisions = items.flatMap(({ decision }) => decision ?? []);
  const cited = [
    ...decisions.flatMap(({ clauses, reasons }) => [...clauses, ...reasons.map(({ clause }) => clause)]),
    ...plan.map(({ clause }) => clause),
    // The letter's look (3.5–3.7) and the notices (1.5) are shown beside every execution.
    '1.5.1',
    '1.5.2',
    '3.5',
    '3.6',
    '3.7',
  ];
  const texts = [...new Set(cited)].flatMap((id) => {
    const text = id === null ? null : clauseText(id, edition);
    return id === null || text === null ? [] : [[id, text] as const];
  });
  return Object.fromEntries(texts);
}

const relatedRows = 10;

/** Other tickets about the same subscribers, the latest first. */
async function relatedTo(
  em: EntityManager,
  id: number,
  items: readonly TicketItem[],
): Promise<TicketDetail['related']> {
  const inns = [...new Set(items.flatMap(({ subscriberInn }) => subscriberInn ?? []))];
  if (inns.length === 0) return [];
  const others = await em.find(
    TicketItem,
    { subscriberInn: { $in: inns }, ticket: { $ne: id } },
    { fields: ['ticket'], orderBy: { ticket: 'desc' }, limit: relatedRows * inns.length },
  );
  const ids = [...new Set(others.map(({ ticket }) => ticket.id))].slice(0, relatedRows);
  const tickets = await em.find(Ticket, { id: { $in: ids } }, { orderBy: { receivedAt: 'desc' } });
  return tickets.map(({ id: ticketId, number, verdict, state, receivedAt }) => ({
    id: ticketId,
    number,
    verdict,
    state,
    receivedAt: receivedAt.toISOString(),
  }));
}
