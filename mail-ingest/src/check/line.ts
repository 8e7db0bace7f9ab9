import {
  type Decision,
  type IsoInstant,
  moscowTimeOf,
  type OfficialLetter,
  type PaymentDocument,
  type RequestedItem,
  type Sender,
  type TicketKind,
} from '@perenos/domain';
import type { RunResult } from '../pipeline/run.ts';
import type { MailContext, Outcome } from '../pipeline/types.ts';

/** One line of the offline check's output. Instants are printed as Moscow clocks show them. */
export type CheckLine = {
  file: string;
  receivedAt: string | null;
  outcome: Outcome;
  reason: string | null;
  thread: string | null;
  sender: Sender | null;
  kind: TicketKind;
  items: ReturnType<typeof itemLine>[];
  letters: ReturnType<typeof letterLine>[];
  payments: ReturnType<typeof paymentLine>[];
  sla: { startsAt: string; dueAt: string } | null;
};

const itemLine = (item: RequestedItem, decision: Decision) => ({
  subject: decision.subject,
  product: item.product,
  subscriberInn: item.subscriberInn,
  subscriberKpp: item.subscriberKpp,
  subscriberName: item.subscriberName,
  targetPartnerName: item.targetPartnerName,
  targetPartnerInn: item.targetPartnerInn,
  targetPartnerLogin: item.targetPartnerLogin,
  sourcePartnerId: decision.sourcePartnerId,
  targetPartnerId: decision.targetPartnerId,
  verdict: decision.verdict,
  action: decision.action,
  clauses: decision.clauses,
  missing: decision.missing,
  effects: decision.effects,
  notBefore: decision.notBefore,
  advisories: decision.advisories,
});

const letterLine = (letter: OfficialLetter) => ({
  attachment: letter.attachment,
  readable: letter.readable,
  subscriberInn: letter.subscriberInn,
  subscriberKpp: letter.subscriberKpp,
  product: letter.product,
  targetPartnerInn: letter.targetPartnerInn,
  letterDate: letter.letterDate,
  effectiveDate: letter.effectiveDate,
  addressedToAstral: letter.addressedToAstral,
  sealDetected: letter.sealDetected,
  groupInns: letter.groupInns,
});

const paymentLine = (payment: PaymentDocument) => ({
  attachment: payment.attachment,
  readable: payment.readable,
  payerInn: payment.payerInn,
  payeeInn: payment.payeeInn,
  amount: payment.amountKopecks === null ? null : payment.amountKopecks / 100,
  date: payment.date,
});

const nothing = { items: [], letters: [], payments: [], sla: null };

function ticketPart(
  context: MailContext,
): Pick<CheckLine, 'thread' | 'kind' | 'items' | 'letters' | 'payments' | 'sla'> {
  const { judgement, documents, thread } = context;
  if (!judgement) throw new TypeError('a ticket without judgement');
  const { items, decisions, sla } = judgement;
  return {
    thread: thread?.threadMailId ?? context.mailId,
    kind: judgement.kind,
    items: decisions.flatMap((decision, i) => (items[i] ? [itemLine(items[i], decision)] : [])),
    letters: (documents ?? []).flatMap((d) => (d.letter ? [letterLine(d.letter)] : [])),
    payments: (documents ?? []).flatMap((d) => (d.payment ? [paymentLine(d.payment)] : [])),
    sla: sla && { startsAt: moscowTimeOf(sla.startsAt), dueAt: moscowTimeOf(sla.dueAt) },
  };
}

export type LineFacts = { file: string; receivedAt: IsoInstant | null; sender: Sender | null };

/** The line of a mail. A run that failed is a mail that the machine could not read: `quarantined`, with what broke. */
export function checkLine({ file, receivedAt, sender }: LineFacts, result: RunResult): CheckLine {
  const known = { file, receivedAt: receivedAt && moscowTimeOf(receivedAt), sender };
  if (result.kind === 'failed')
    return { ...known, outcome: 'quarantined', reason: result.problem, thread: null, kind: 'other', ...nothing };
  const { outcome, reason, context } = result;
  if (outcome === 'ticket' || outcome === 'follow-up') return { ...known, outcome, reason, ...ticketPart(context) };
  const thread = context.original?.threadMailId ?? null;
  return { ...known, outcome, reason, thread, kind: context.original?.kind ?? 'other', ...nothing };
}
