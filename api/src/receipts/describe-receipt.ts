import {
  type EntityManager,
  editionOfTicket,
  loadCalendar,
  loadCalendarVersion,
  loadEditions,
  Mail,
  mailIdsOf,
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
  const mails = await mailsOf(em, id);
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
    stretches: receipt.stretches.map(({ reason, ...stretch }) => {
      const lacking = reason.kind === 'waiting-data' ? lastBy(mails, reason.since) : null;
      return {
        ...stretch,
        kind: reason.kind,
        text: stretchReasonText(reason, lacking),
        clauseText: stretchClauseText(reason, edition),
        mailId: lacking?.id ?? null,
      };
    }),
    events: events.map(({ kind, at }) => ({ kind, label: clockEventLabels[kind], at })),
  };
}

type ReceivedMail = { id: number; receivedAt: Date | null; subject: string; fromAddress: string | null };

const mailsOf = async (em: EntityManager, ticketId: number): Promise<ReceivedMail[]> =>
  em.find(
    Mail,
    { id: { $in: await mailIdsOf(em, ticketId) }, receivedAt: { $ne: null } },
    { fields: ['receivedAt', 'subject', 'fromAddress'], orderBy: { receivedAt: 'asc', id: 'asc' } },
  );

/** The latest mail that had come by then: what it lacks is waited for. */
const lastBy = (mails: readonly ReceivedMail[], instant: string): ReceivedMail | null =>
  mails.findLast(({ receivedAt }) => receivedAt !== null && receivedAt <= new Date(instant)) ?? null;

async function calendarOf(em: EntityManager, { closedAt, calendarVersion }: Ticket): Promise<ProductionCalendar> {
  const ofItsDay = closedAt && calendarVersion ? await loadCalendarVersion(em, calendarVersion) : null;
  return ofItsDay ?? loadCalendar(em);
}
