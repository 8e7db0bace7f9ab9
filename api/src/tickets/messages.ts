import { correspondentsOf, type EntityManager, type MessageFile, type OutboxRole, type Ticket } from '@perenos/db';
import {
  executionAnswer,
  type IsoDate,
  type OfficialLetter,
  type Partner,
  type PaymentDocument,
  partnerAddress,
  type Registry,
  type Reply,
  type ReplyFrame,
  replySubject,
  type StaffMember,
  sourcePartnerNotice,
  sourceReversalNotice,
  type Templates,
  targetPartnerNotice,
  targetReversalNotice,
  transferGrounds,
} from '@perenos/domain';
import type { DecidedItem } from './executable.ts';

/** A message to be queued. `to` is null where the registry knows no address: then a person must see to it. */
export type Message = Reply & {
  /** Other letters go to a `partner` or a certificate's `holder`; a ticket's know which partner. */
  role: Exclude<OutboxRole, 'partner' | 'holder'>;
  to: string | null;
  partnerName: string | null;
  files?: readonly MessageFile[];
};

export type MessageFacts = {
  ticket: Ticket;
  registry: Registry;
  letters: readonly OfficialLetter[];
  payments: readonly PaymentDocument[];
  /** Moscow date of the execution. */
  today: IsoDate;
  staff: StaffMember;
  /** The texts in use. */
  templates: Templates;
  /** Who has written to us lately, latest first. */
  correspondents: readonly string[];
};

/** Staff are reached at the mailbox of the request (1.5.1): people come and go, the mailbox stays. */
export const staffMember = (ticket: Ticket, name: string): StaffMember => ({
  name,
  email: `${ticket.mailbox}@astral.ru`,
});

export const frameOf = (
  ticket: Ticket,
  { staff, templates }: Pick<MessageFacts, 'staff' | 'templates'>,
): ReplyFrame => ({
  ticketNumber: ticket.number,
  mailSubject: ticket.subject,
  staff,
  templates,
});

/** On what grounds an item is executed, in words. */
export const groundsOf = ({ item, decision }: DecidedItem, facts: MessageFacts): string =>
  transferGrounds({
    decision,
    item,
    askedBy: (facts.ticket.senderPartnerId && facts.registry.partnerById(facts.ticket.senderPartnerId)?.name) || null,
    requestDate: facts.ticket.judgement?.requestDate ?? facts.today,
    letters: facts.letters,
    payments: facts.payments,
  });

function addressOf(
  partner: Partner,
  { ticket, correspondents }: Pick<MessageFacts, 'ticket' | 'correspondents'>,
): string | null {
  // Whoever asks is answered where he wrote from.
  if (ticket.senderPartnerId === partner.id) return ticket.senderAddress;
  return partnerAddress(partner, correspondents);
}

/** What every notice about a transfer tells, with its partners; null where the item is no transfer. */
function transferOf({ decision, item }: DecidedItem, facts: Omit<MessageFacts, 'letters' | 'payments'>) {
  const isTransfer = decision.action === 'transfer-application' || decision.action === 'transfer-subscriber';
  const source = decision.sourcePartnerId && facts.registry.partnerById(decision.sourcePartnerId);
  const target = decision.targetPartnerId && facts.registry.partnerById(decision.targetPartnerId);
  if (!isTransfer || !source || !target || item.product === null || item.subscriberInn === null) return null;
  const known = facts.registry.subscriber(item.subscriberInn, item.subscriberKpp);
  return {
    ticketNumber: facts.ticket.number,
    subject: decision.subject ?? ('subscriber' as const),
    product: item.product,
    subscriber: {
      name: known?.name ?? item.subscriberName ?? '',
      inn: item.subscriberInn,
      kpp: known?.kpp ?? item.subscriberKpp,
    },
    source,
    target,
    staff: facts.staff,
    templates: facts.templates,
  };
}

/** To whom a notice goes, beside what it says. */
const toPartner = (
  role: 'source-partner' | 'target-partner',
  partner: Partner,
  facts: Pick<MessageFacts, 'ticket' | 'correspondents'>,
) => ({ role, to: addressOf(partner, facts), partnerName: partner.name });

/** The notices of 1.5.1 and 1.5.2 about one transfer. */
function noticesAbout(entry: DecidedItem, facts: MessageFacts): Message[] {
  const transfer = transferOf(entry, facts);
  if (!transfer) return [];
  const notice = { ...transfer, grounds: groundsOf(entry, facts), transferredOn: facts.today };
  return [
    { ...toPartner('source-partner', transfer.source, facts), ...sourcePartnerNotice(notice) },
    { ...toPartner('target-partner', transfer.target, facts), ...targetPartnerNotice(notice) },
  ];
}

/** What a reverse transfer of these items sends: to both partners, who, what, on what grounds and when. */
export function reversalMessages(
  items: readonly DecidedItem[],
  facts: Omit<MessageFacts, 'letters' | 'payments'> & { grounds: string },
): Message[] {
  return items.flatMap((entry): Message[] => {
    const transfer = transferOf(entry, facts);
    if (!transfer) return [];
    const transferredOn = entry.row.execution?.on ?? facts.today;
    const notice = { ...transfer, grounds: facts.grounds, transferredOn, reversedOn: facts.today };
    return [
      { ...toPartner('source-partner', transfer.source, facts), ...sourceReversalNotice(notice) },
      { ...toPartner('target-partner', transfer.target, facts), ...targetReversalNotice(notice) },
    ];
  });
}

/** Everything that an execution of these items sends. `answer` replaces the text that the product would write itself. */
export function executionMessages(
  items: readonly DecidedItem[],
  facts: MessageFacts,
  answer: string | null,
): Message[] {
  const reply = executionAnswer(frameOf(facts.ticket, facts), items, facts.registry, facts.today);
  return [
    ...items.flatMap((entry) => noticesAbout(entry, facts)),
    {
      role: 'asker',
      to: facts.ticket.senderAddress || null,
      partnerName: null,
      ...reply,
      ...(answer ? { text: answer } : {}),
    },
  ];
}

/** A letter of the specialist's own words to whoever asked. */
export const letterToAsker = (ticket: Ticket, text: string, files: readonly MessageFile[] = []): Message => ({
  role: 'asker',
  to: ticket.senderAddress || null,
  partnerName: null,
  subject: replySubject({ mailSubject: ticket.subject, ticketNumber: ticket.number }),
  text,
  files,
});

/** Who has written to us lately of a ticket's partners: whoever asked is the latest. */
export const loadCorrespondents = async (
  em: EntityManager,
  ticket: Ticket,
  partners: readonly Partner[],
): Promise<string[]> => [ticket.senderAddress, ...(await correspondentsOf(em, partners))];

/** The partners whom an execution of these items writes to. */
export const partnersOf = (items: readonly DecidedItem[], registry: Registry): Partner[] =>
  [...new Set(items.flatMap(({ decision }) => [decision.sourcePartnerId, decision.targetPartnerId]))].flatMap(
    (id) => (id === null ? null : registry.partnerById(id)) ?? [],
  );
