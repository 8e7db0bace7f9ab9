import {
  ApplicationDetail,
  ApplicationEmployee,
  ApplicationFile,
  ApplicationSuspension,
  IdentificationDelegation,
  SuspensionError,
} from './application.ts';
import { ApplicationCheck } from './application-check.ts';
import { AuditReportSent, TicketAudit } from './audit.ts';
import { CalendarYearRevision } from './calendar.ts';
import { MailLink, Mention, Note, Presence, SavedView } from './desk.ts';
import { PaymentAllocation, RestrictionDecision, Statement, StatementRow } from './finance.ts';
import { JournalEntry, OutboxAttachment, OutboxMessage } from './journal.ts';
import { Attachment, Document, ImapCursor, Mail, MailboxReading, SearchLexeme } from './mail.ts';
import { DecisionSample, Escalation, EscalationRule, SampledDecision } from './oversight.ts';
import { Debt, Partner, PartnerAddress, PartnerLogin, Restriction } from './partner.ts';
import { EditionDraft } from './regulation.ts';
import { CertificateFile, RevocationApproval, RevocationDocument, RevocationRequest } from './revocation.ts';
import { Application, Certificate, CompanyGroup, ItsContract, Licence, Subscriber, Tariff } from './subscriber.ts';
import { LicenceDetail, LicenceExtension, SubscriberDetail, SubscriberProduct } from './subscriber-detail.ts';
import { Ticket, TicketItem } from './ticket.ts';
import { Attempt, RecoveryCode, RoleDemand, Session, User } from './user.ts';
import { ReplyDraft, TemplateVersion, UndoPoint } from './way-back.ts';

export * from './application.ts';
export * from './application-check.ts';
export * from './audit.ts';
export * from './calendar.ts';
export * from './desk.ts';
export * from './finance.ts';
export * from './journal.ts';
export * from './mail.ts';
export * from './oversight.ts';
export * from './partner.ts';
export * from './regulation.ts';
export * from './revocation.ts';
export type * from './shapes.ts';
export * from './subscriber.ts';
export * from './subscriber-detail.ts';
export * from './ticket.ts';
export * from './user.ts';
export * from './way-back.ts';

export const entities = [
  Partner,
  PartnerLogin,
  PartnerAddress,
  Debt,
  Restriction,
  Subscriber,
  Licence,
  Application,
  ApplicationDetail,
  ApplicationEmployee,
  ApplicationFile,
  ApplicationSuspension,
  SuspensionError,
  IdentificationDelegation,
  ApplicationCheck,
  Tariff,
  CompanyGroup,
  ItsContract,
  Certificate,
  SubscriberDetail,
  SubscriberProduct,
  LicenceDetail,
  LicenceExtension,
  User,
  Session,
  RecoveryCode,
  Attempt,
  RoleDemand,
  Ticket,
  TicketItem,
  Mail,
  Attachment,
  Document,
  ImapCursor,
  MailboxReading,
  JournalEntry,
  OutboxMessage,
  OutboxAttachment,
  UndoPoint,
  ReplyDraft,
  TemplateVersion,
  SavedView,
  Note,
  Mention,
  Presence,
  MailLink,
  SearchLexeme,
  CalendarYearRevision,
  TicketAudit,
  AuditReportSent,
  CertificateFile,
  RevocationRequest,
  RevocationDocument,
  RevocationApproval,
  EditionDraft,
  RestrictionDecision,
  Statement,
  StatementRow,
  PaymentAllocation,
  EscalationRule,
  Escalation,
  DecisionSample,
  SampledDecision,
];
