import { JournalEntry, OutboxMessage } from './journal.ts';
import { Attachment, Document, ImapCursor, Mail } from './mail.ts';
import { Debt, Partner, PartnerAddress, PartnerLogin, Restriction } from './partner.ts';
import { Application, Certificate, CompanyGroup, ItsContract, Licence, Subscriber, Tariff } from './subscriber.ts';
import { Ticket, TicketItem } from './ticket.ts';
import { Session, User } from './user.ts';

export * from './journal.ts';
export * from './mail.ts';
export * from './partner.ts';
export type * from './shapes.ts';
export * from './subscriber.ts';
export * from './ticket.ts';
export * from './user.ts';

export const entities = [
  Partner,
  PartnerLogin,
  PartnerAddress,
  Debt,
  Restriction,
  Subscriber,
  Licence,
  Application,
  Tariff,
  CompanyGroup,
  ItsContract,
  Certificate,
  User,
  Session,
  Ticket,
  TicketItem,
  Mail,
  Attachment,
  Document,
  ImapCursor,
  JournalEntry,
  OutboxMessage,
];
