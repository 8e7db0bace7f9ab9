import {
  type EntityManager,
  editionOfTicket,
  loadCalendar,
  loadCalendarVersion,
  loadEditions,
  Ticket,
  workingTimeOf,
} from '@perenos/db';
import {
  clockEventLabels,
  type ProductionCalendar,
  receiptOf,
  stretchClauseText,
  stretchReasonText,
} from '@perenos/domain';
import type { SlaReceiptView } from '../contract/receipts.ts';
import { ApiError } from '../http/errors.ts';

/**
 * The receipt of a ticket's term until it was done, else until `now`. A ticket that is done is reckoned by the calendar
 * of its day, an open one by today's.
 */
export async function describeReceipt(em: EntityManager, id: number, now: Date): Promise<SlaReceiptView> {
  const ticket = await em.findOne(Ticket, { id });
  if (!ticket) throw new ApiError('not-found', { what: 'Обращение' });
  const { clockEvents: events } = ticket;
  const editions = await loadEditions(em);
  const edition = editionOfTicket(ticket, editions);
  const setting = { calendar: await calendarOf(em, ticket), settings: workingTimeOf(ticket, editions) };
  const toTheSecond = new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString();
  const receipt = receiptOf(events, setting, toTheSecond);
  return {
    ticketId: ticket.id,
    number: ticket.number,
    subject: ticket.subject,
    senderName: ticket.senderName || ticket.senderAddress,
    startsAt: receipt.startsAt,
    dueAt: receipt.dueAt,
    doneAt: receipt.doneAt,
    reckonedAt: receipt.doneAt ?? toTheSecond,
    isLate: receipt.isLate,
    countedSeconds: receipt.countedSeconds,
    termHours: setting.settings.termHours,
    edition: edition.id,
    calendarVersion: receipt.calendarVersion,
    stretches: receipt.stretches.map(({ reason, ...stretch }) => ({
      ...stretch,
      kind: reason.kind,
      text: stretchReasonText(reason),
      clauseText: stretchClauseText(reason, edition),
    })),
    events: events.map(({ kind, at }) => ({ kind, label: clockEventLabels[kind], at })),
  };
}

async function calendarOf(em: EntityManager, { closedAt, calendarVersion }: Ticket): Promise<ProductionCalendar> {
  const ofItsDay = closedAt && calendarVersion ? await loadCalendarVersion(em, calendarVersion) : null;
  return ofItsDay ?? loadCalendar(em);
}
