import {
  type EntityManager,
  editionOfTicket,
  loadTemplates,
  loadTicketFacts,
  requestedItem,
  type Ticket,
  type TicketItem,
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
import type { TicketDetail } from '../contract/tickets.ts';
import { type DecidedItem, decided, executableOf, plansOf } from './executable.ts';
import { laterRequests } from './later-requests.ts';
import {
  executionMessages,
  frameOf,
  loadCorrespondents,
  type MessageFacts,
  partnersOf,
  staffMember,
} from './messages.ts';
import { laterRequestsCheck, visualChecksFor } from './visual-checks.ts';

type Prospects = Pick<TicketDetail, 'items' | 'clauses' | 'draft' | 'notices' | 'visualChecks'>;

/** What can be done with the ticket now, by the registry as it is now, and what that would do and send. */
export async function prospectsOf(
  em: EntityManager,
  ticket: Ticket,
  items: readonly TicketItem[],
  { staffName, now }: { staffName: string; now: Date },
): Promise<Prospects> {
  const facts = await loadTicketFacts(em, ticket, items);
  const { registry, letters, editions } = facts;
  const today = moscowDateOf(now.toISOString());
  const open = decided(items).filter(({ row }) => row.state === 'open');
  const acting = open.filter(({ decision }) => decision.action !== null);
  const planned = plansOf(acting, registry, { today, senderPartnerId: ticket.senderPartnerId });
  const plans = new Map(acting.map(({ row }, index) => [row.id, planned[index] ?? null]));
  const executable = executableOf(items).filter(({ row }) => plans.get(row.id) != null);
  const messageFacts: MessageFacts = {
    ...facts,
    ticket,
    today,
    staff: staffMember(ticket, staffName),
    templates: await loadTemplates(em),
    correspondents: await loadCorrespondents(em, ticket, partnersOf(executable, registry)),
  };
  const notices = executable.length > 0 ? executionMessages(executable, messageFacts, null) : [];
  const rows = executable.map(({ row }) => row);
  const later = rows.length > 0 ? await laterRequests(em, ticket, rows) : [];
  const steps = [...plans.values()].flatMap((plan) => plan ?? []);
  return {
    items: items.map((item) => ({
      ...viewOfItem(item, plans.get(item.id) ?? [], executable, registry),
      alternatives: alternativesOf(ticket, item),
    })),
    clauses: citedTexts(items, steps, editionOfTicket(ticket, editions)),
    draft: draftOf(messageFacts, open),
    notices: notices.map(({ role, to, subject, text }) => ({ role, to, subject, text })),
    visualChecks: [...visualChecksFor(executable, letters.length > 0), ...laterRequestsCheck(later)],
  };
}

/** The answer that the machine would send now. */
function draftOf(facts: MessageFacts, open: readonly DecidedItem[]): TicketDetail['draft'] {
  const { ticket, registry, today } = facts;
  const { subject, text, blank, purpose } = draftReply({
    frame: frameOf(ticket, facts),
    asker: { role: ticket.senderRole },
    kind: ticket.kind,
    items: open,
    registry,
    today,
  });
  return { to: ticket.senderAddress, subject, text, blank, purpose, attachments: formsFor(purpose, open) };
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
    ...requestedItem(item),
    wishedDate: item.wishedDate,
    corrections: item.corrections,
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
