export { type ClaimedCheck, claimChecks, finishCheck, passCheckByHand } from './applications/check-runs.ts';
export { loadCheckSubject } from './applications/check-subject.ts';
export {
  checkRuns,
  checkService,
  latestOf,
  mandatoryChecksPassed,
  restsOn,
  standingOf,
} from './applications/checks.ts';
export { changeExtras, extrasOf } from './applications/extras.ts';
export { delegateIdentification, endNoShows, openDelegation } from './applications/identification.ts';
export {
  ApplicationRefusedError,
  applicationSituation,
  type LockedApplication,
  lockApplication,
  moveApplication,
  openSuspension,
  requireTransition,
} from './applications/move.ts';
export { type CorrectionProblem, correctError, suspendApplication } from './applications/suspension.ts';
export { type AuditedTicket, auditedTickets, loadAuditFacts } from './audit/load.ts';
export { refreshAudit } from './audit/refresh.ts';
export { addCalendarYear, reckonOpenTickets } from './calendar/change-calendar.ts';
export { loadCalendar, loadCalendarVersion } from './calendar/load-calendar.ts';
export * from './certificates/index.ts';
export { storable } from './columns.ts';
export type { Database, DatabaseOptions, EntityManager } from './database.ts';
export { openDatabase } from './database.ts';
export { writeNote } from './desk/notes.ts';
export { announcePresence, leavePresence, type Viewer, viewersOf } from './desk/presence.ts';
export { type Found, searchEverything } from './desk/search.ts';
export { leastLoaded, type StaffLoad, staffLoads } from './desk/staff.ts';
export * from './entities/index.ts';
export * from './errors.ts';
export * from './finance/index.ts';
export { changeGroupMembers, dissolveGroupByHand } from './groups/change-group.ts';
export { type DissolvedGroup, dissolvedGroups } from './groups/dissolved-groups.ts';
export {
  type JournalFilter,
  type JournalPage,
  type JournalSort,
  journalSortFields,
  searchJournal,
} from './journal/search.ts';
export { type ObjectVersion, objectVersions } from './journal/versions.ts';
export { type Actor, type JournalLine, writeJournal } from './journal/write.ts';
export {
  ClaimLostError,
  claimNextMail,
  failMail,
  type MailClaim,
  renewMailClaim,
  returnMail,
  settleMail,
} from './mails/claim.ts';
export {
  type AttachmentToKeep,
  type DocumentToKeep,
  type KeptMail,
  keepAttachments,
  keepPapers,
  keepRawMail,
} from './mails/keep.ts';
export { noteReading, type ReadingNote } from './mails/mailbox-readings.ts';
export { mailIdsOf, shareMails } from './mails/of-ticket.ts';
export { findOriginalMail, findThreadTicket, type ThreadSigns } from './mails/threads.ts';
export { type TraceSurroundings, traceMails, traceSurroundings } from './mails/trace.ts';
export { dueUnfetched, giveUpUnfetched, putAsideUnfetched, type UnfetchedMail } from './mails/unfetched.ts';
export * from './outbox/index.ts';
export * from './oversight/index.ts';
export { containingPattern, folded } from './patterns.ts';
export { applyRegistryChanges, RegistryChangedError } from './registry/apply-changes.ts';
export { type ImportReport, importRegistry, type SectionCounts } from './registry/import.ts';
export { loadRegistrySlice, type RegistryKeys } from './registry/load.ts';
export { loadWholeRegistry } from './registry/load-whole.ts';
export { lockSubscribers } from './registry/locks.ts';
export {
  changeDraft,
  createDraft,
  type DraftContent,
  discardDraft,
  type EditionOutcome,
  type EditionRefusal,
  putInForce,
} from './regulation/change-editions.ts';
export { loadEditions } from './regulation/load-editions.ts';
export type { Channel, HeldLock } from './services.ts';
export { loadCard, storeCard } from './subscribers/card.ts';
export { belongingsOf, type SubscriberSearch, subscribersWhere } from './subscribers/search.ts';
export {
  firstTemplateVersion,
  latestTemplateVersions,
  loadTemplates,
  lockTemplate,
  templateVersions,
} from './templates/templates.ts';
export {
  type JudgedAgain,
  judgeTicketsAbout,
  judgeTicketsAgain,
  openTicketsAbout,
  openTicketsAboutMoneyOf,
} from './tickets/judge-again.ts';
export {
  judgeTicket,
  loadPapers,
  loadTicketFacts,
  requestedItem,
  storeJudgement,
  type TicketFacts,
  type TicketJudgement,
  verdictsNow,
} from './tickets/judge-ticket.ts';
export { editionOfTicket, workingTimeOf } from './tickets/keep-clock.ts';
export { nextTicketNumber, notifyTicketChanged } from './tickets/numbers.ts';
export { searchTickets } from './tickets/search.ts';
export { createUser, type NewUser } from './users/create.ts';
export { hashPassword, newTemporaryPassword } from './users/passwords.ts';
export { countPastTickets, executionsSince, type PastPeriod, pastTickets } from './what-if/past-tickets.ts';
