import type { JournalKind, StaffAction, TicketState } from '@perenos/domain';
import type { components } from '../generated/api.ts';

/**
 * What the panel is told by `/api`, as its own document says (`npm run types -w admin` writes it anew). Instants are UTC
 * ISO 8601, calendar dates `YYYY-MM-DD` in Moscow. Codes that the document leaves as strings get the domain's names.
 */
type Schemas = components['schemas'];
type With<T, Change> = Omit<T, keyof Change> & Change;

export type CurrentUser = Schemas['User'];
export type SignedIn = Schemas['SignedIn'];
export type SignInInput = Schemas['SignIn'];
export type UserRow = Schemas['UserRow'];

export const queueViews = ['mine', 'ready', 'review', 'waiting', 'overdue', 'all', 'closed'] as const;
export type QueueView = (typeof queueViews)[number];
/** How many tickets each view holds; closed ones aren't counted. */
export type QueueCounts = Schemas['TicketCounts'];

export type TicketRow = With<Schemas['TicketRow'], { state: TicketState }>;
export type TicketMail = Schemas['ThreadMail'];
export type TextSegment = TicketMail['segments'][number];
export type AttachmentInfo = Schemas['AttachmentRow'];
export type TicketDocument = Schemas['Document'];
export type TicketItem = Schemas['TicketItem'];
export type Correction = NonNullable<TicketItem['corrections']['product']>;
export type PlanRow = Schemas['PlanStep'];
export type JournalRow = With<Schemas['JournalRow'], { kind: JournalKind }>;
export type JournalLine = With<Schemas['JournalLine'], { kind: JournalKind }>;
export type JournalPerson = Schemas['JournalPerson'];
export type OutboxRow = Schemas['OutboxRow'];
export type SendAgain = Schemas['SendAgain'];
export type AnswerDraft = Schemas['TicketDetail']['draft'];
export type SavedDraft = Schemas['TicketDetail']['savedDrafts'][number];
export type DraftPurpose = AnswerDraft['purpose'];
export type Notice = Schemas['TicketDetail']['notices'][number];
export type VisualCheck = Schemas['TicketDetail']['visualChecks'][number];
export type TicketDetail = With<
  Schemas['TicketDetail'],
  {
    state: TicketState;
    journal: JournalRow[];
    /** What this user may do now. */
    allowed: StaffAction[];
    related: With<Schemas['TicketDetail']['related'][number], { state: TicketState }>[];
  }
>;

export type TemplateRow = Schemas['TemplateRow'];
export type TemplateDetail = Schemas['TemplateDetail'];
export type TemplatePreview = Schemas['TemplatePreview'];

export type MailRow = Schemas['MailRow'];
export type MailboxReading = Schemas['MailboxReading'];
export type MailDetail = Schemas['MailDetail'];
export type PartnerRow = Schemas['Partner'];
export type SubscriberRow = Schemas['SubscriberListRow'];
export type SubscriberDetail = With<Schemas['SubscriberDetail'], { history: JournalRow[] }>;
export type TariffRow = Schemas['Tariff'];
export type LicenceExtension = Schemas['LicenceExtension'];
export type TariffTouched = Schemas['TariffTouched'];
export type TariffChangeAnswer = Schemas['TariffChangeAnswer'];
export type JudgedAgain = Schemas['JudgedAgain'];
export type ApplicationRow = Schemas['Application'];
export type ApplicationListRow = Schemas['ApplicationListRow'];
export type ApplicationDetail = Schemas['ApplicationDetail'];
export type SuspensionError = NonNullable<ApplicationDetail['suspension']>['errors'][number];
export type NearbyCenters = Schemas['NearbyCenters'];
export type ApplicationNotice = Schemas['ApplicationNotice'];
export type CompanyGroupRow = Schemas['CompanyGroup'];
export type CompanyGroupDetail = Schemas['CompanyGroupDetail'];
export type CompanyGroupMember = CompanyGroupDetail['members'][number];
export type GroupTransferPreview = Schemas['GroupTransferPreview'];
export type GroupChangePreview = Schemas['GroupChangePreview'];
export type DissolvedGroup = Schemas['DissolvedGroup'];
export type ApplicationChecks = Schemas['ApplicationChecks'];
export type ApplicationCheck = ApplicationChecks['checks'][number];

export type CertificateRow = NonNullable<Schemas['Certificate']>;
export type CertificateDetail = Schemas['CertificateDetail'];
export type CertificateFields = NonNullable<Schemas['CertificateFields']>;
export type UploadedCertificate = Schemas['UploadedCertificate'];
export type RevocationRow = Schemas['Revocation'];
export type RevocationDetail = Schemas['RevocationDetail'];
export type RevocationCheck = Schemas['RevocationCheck'];
export type RevocationCounts = Schemas['RevocationCounts'];
export type RevocationDraft = { checks: RevocationCheck[]; certificate: CertificateRow | null };

export type DebtRow = Schemas['DebtRow'];
export type DebtTotals = Schemas['DebtTotals'];
export type RestrictionRow = Schemas['RestrictionRow'];
export type RestrictionDetail = Schemas['RestrictionDetail'];
export type RestrictionPreview = Schemas['RestrictionPreview'];
export type StatementRow = Schemas['StatementRow'];
export type StatementDetail = Schemas['StatementDetail'];
export type StatementBooked = Schemas['StatementBooked'];
export type PaymentRow = Schemas['PaymentRow'];
export type PaymentDecision = Schemas['PaymentDecision'];

export type SavedView = Schemas['SavedView'];
export type TicketNote = TicketDetail['notes'][number];
export type Viewer = TicketDetail['viewers'][number];
export type Mention = Schemas['Mention'];
export type StaffMember = Schemas['StaffMember'];
export type BulkRequest = Schemas['TicketBulk'];
export type BulkResult = Schemas['TicketBulkResult'];
export type SearchAnswer = With<Schemas['SearchAnswer'], { tickets: TicketRow[] }>;
export type MailTrace = Schemas['MailTrace'];
export type TracedMail = Schemas['TracedMail'];
export type MailRepair = Schemas['MailRepair'];
