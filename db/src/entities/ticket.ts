import { defineEntity, type Opt, p } from '@mikro-orm/core';
import type {
  ClockEvent,
  Decision,
  Evidence,
  ItemField,
  ItemState,
  Mailbox,
  Product,
  SenderRole,
  TicketKind,
  TicketState,
  Verdict,
} from '@perenos/domain';
import { itemStates, mailboxes, ticketKinds, ticketStates, verdicts } from '@perenos/domain';
import { calendarDate, instant, json, oneOf, text } from '../columns.ts';
import { Partner } from './partner.ts';
import type { Corrections, StoredExecution, StoredJudgement } from './shapes.ts';
import { User } from './user.ts';

/** Lower case without `ё`, so that search finds either spelling. */
const folded = (...columns: string[]): string =>
  `(translate(lower(${columns.map((column) => `coalesce(${column}, ''::text)`).join(` || ' '::text || `)}), 'ё'::text, 'е'::text)) stored`;

const TicketSchema = defineEntity({
  name: 'Ticket',
  tableName: 'ticket',
  properties: {
    id: p.integer().primary(),
    /** `П-000123`, from `nextTicketNumber`; stands in the subject of every answer. */
    number: text().unique(),
    mailbox: text<Mailbox>(),
    kind: text<TicketKind>(),
    state: text<TicketState>().index(),
    openedAt: instant(),
    /** The latest mail that supplied something. */
    receivedAt: instant().index(),
    /** When the clock starts; null while nothing runs. */
    startsAt: instant().strictNullable(),
    dueAt: instant().strictNullable().index(),
    closedAt: instant().strictNullable(),
    /** What `startsAt` and `dueAt` are computed from; kept by `TicketClockKeeper`. */
    clockEvents: json<ClockEvent[]>()
      .onCreate(() => [])
      .defaultRaw("'[]'"),
    /** The production calendar that they were computed with last. */
    calendarVersion: text().strictNullable(),
    /** Working seconds from the start of the term until the ticket was done; null while it isn't, or where no term ran. */
    countedSeconds: p.integer().strictNullable(),
    subject: text(),
    /** Without `Re:`, `Fwd:` and token, folded: what threading compares. */
    subjectKey: text(),
    senderAddress: text(),
    senderName: text(),
    senderRole: text<SenderRole>(),
    senderPartnerId: () =>
      p.manyToOne(Partner).mapToPk().fieldName('sender_partner_id').strictNullable().index().deleteRule('no action'),
    /** The worst of its items. */
    verdict: text<Verdict>(),
    assignee: () => p.manyToOne(User).strictNullable().index().deleteRule('no action'),
    /** The ticket that this one became a part of: its mails and open items are there. */
    mergedIntoId: p.integer().strictNullable().index(),
    /** The ticket that this one's items were taken out of. */
    splitFromId: p.integer().strictNullable().index(),
    version: p.integer().version(),
    judgement: json<StoredJudgement>().strictNullable(),
    searchText: text<Opt<string>>()
      .generated(folded('number', 'subject', 'sender_address', 'sender_name'))
      .lazy(),
  },
  indexes: [
    { name: 'ticket_sender_address_subject_key_index', properties: ['senderAddress', 'subjectKey'] },
    {
      name: 'ticket_search_text_index',
      expression: 'create index "ticket_search_text_index" on "ticket" using gin ("search_text" gin_trgm_ops)',
    },
  ],
  checks: [
    { name: 'ticket_mailbox_check', expression: oneOf('mailbox', mailboxes) },
    { name: 'ticket_kind_check', expression: oneOf('kind', ticketKinds) },
    { name: 'ticket_state_check', expression: oneOf('state', ticketStates) },
    { name: 'ticket_verdict_check', expression: oneOf('verdict', verdicts) },
  ],
});
/** Обращение: a mail, or a thread of them, in work. */
export class Ticket extends TicketSchema.class {}
TicketSchema.setClass(Ticket);

const TicketItemSchema = defineEntity({
  name: 'TicketItem',
  tableName: 'ticket_item',
  properties: {
    id: p.integer().primary(),
    ticket: () => p.manyToOne(Ticket).index(),
    position: p.integer(),
    product: text<Product>().strictNullable(),
    subscriberInn: text().strictNullable().index(),
    subscriberKpp: text().strictNullable(),
    subscriberName: text().strictNullable(),
    targetPartnerName: text().strictNullable(),
    targetPartnerInn: text().strictNullable(),
    targetPartnerLogin: text().strictNullable(),
    wishedDate: calendarDate().strictNullable(),
    doubtful: json<ItemField[]>(),
    evidence: json<Partial<Record<ItemField, Evidence>>>(),
    /** What people changed by hand, with what the machine had read. */
    corrections: json<Corrections>(),
    decision: json<Decision>().strictNullable(),
    subject: text<'application' | 'subscriber'>().strictNullable(),
    verdict: text<Verdict>(),
    state: text<ItemState>().default('open'),
    executedAt: instant().strictNullable(),
    execution: json<StoredExecution>().strictNullable(),
    searchText: text<Opt<string>>()
      .generated(
        folded(
          'subscriber_inn',
          'subscriber_kpp',
          'subscriber_name',
          'target_partner_name',
          'target_partner_inn',
          'target_partner_login',
        ),
      )
      .lazy(),
  },
  uniques: [{ properties: ['ticket', 'position'] }],
  indexes: [
    {
      name: 'ticket_item_search_text_index',
      expression:
        'create index "ticket_item_search_text_index" on "ticket_item" using gin ("search_text" gin_trgm_ops)',
    },
    {
      name: 'ticket_item_cited_index',
      expression: `create index "ticket_item_cited_index" on "ticket_item" using gin (("decision" -> 'clauses'))`,
    },
  ],
  checks: [
    { name: 'ticket_item_verdict_check', expression: oneOf('verdict', verdicts) },
    { name: 'ticket_item_state_check', expression: oneOf('state', itemStates) },
    {
      name: 'ticket_item_executed_check',
      expression: "(state in ('executed', 'reversed')) = (executed_at is not null)",
    },
  ],
});
/** Позиция обращения: one subscriber and product. */
export class TicketItem extends TicketItemSchema.class {}
TicketItemSchema.setClass(TicketItem);
