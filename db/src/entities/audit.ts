import { defineEntity, p } from '@mikro-orm/core';
import { instant, text } from '../columns.ts';

const TicketAuditSchema = defineEntity({
  name: 'TicketAudit',
  tableName: 'ticket_audit',
  properties: {
    /** No foreign key: it is told anew from the ticket whenever the two differ. */
    ticketId: p.integer().primary().autoincrement(false),
    /** The version of the ticket that this was told of. */
    ticketVersion: p.integer(),
    receivedAt: instant().index(),
    /** The last instant at which a figure counts it; null while it is open. */
    countsUntil: instant().strictNullable().index(),
    /** `TicketAuditFacts` as JSON text, put together unread by the thousand; null for a part of another ticket, which is counted there. */
    facts: text().strictNullable(),
  },
});
/** What the audit counts of a ticket: see `refreshAudit`. */
export class TicketAudit extends TicketAuditSchema.class {}
TicketAuditSchema.setClass(TicketAudit);

const AuditReportSentSchema = defineEntity({
  name: 'AuditReportSent',
  tableName: 'audit_report_sent',
  properties: {
    /** `YYYY-MM`, the month reported on. */
    month: text().primary(),
    queuedAt: instant(),
    recipients: p.integer(),
  },
});
/** A monthly report that was put into the outbox: it goes out once. */
export class AuditReportSent extends AuditReportSentSchema.class {}
AuditReportSentSchema.setClass(AuditReportSent);
