import type { DirectionCode, IsoDate, Subscriber } from '../../registry/types.ts';
import type { ApplicationFileKind, ApplicationRepresentative } from '../requisites.ts';

/** The checks of the «Сервис проверки реквизитов» of WEB-Регистратор, in the deck's order. */
export const checkIds = [
  'fns-documents',
  'identification',
  'owner-name',
  'egr',
  'esia',
  'passport',
  'disqualified',
  'snils',
  'documents',
  'signature',
] as const;
export type CheckId = (typeof checkIds)[number];

/** How much depends on a check: a mandatory one that is not passed stops the work on the application. */
export type CheckImportance = 'mandatory' | 'further';

export const checkStates = ['not-run', 'running', 'passed', 'failed', 'unavailable'] as const;
export type CheckState = (typeof checkStates)[number];

/** One comparison of a check: what the application states, what it was compared with, and whether they agree. */
export type CheckFact = {
  /** In Russian: what is compared. */
  what: string;
  /** As the application states it; numbers of persons' papers are masked. null: it states nothing. */
  stated: string | null;
  /** As the register or the rule has it; null: it has nothing. */
  found: string | null;
  /** `note`: told for information, decides nothing. */
  outcome: 'agrees' | 'differs' | 'note';
};

/** How a run of a check ends. */
export type CheckOutcome = {
  state: 'passed' | 'failed' | 'unavailable';
  /** One sentence in Russian. */
  summary: string;
  facts: CheckFact[];
};

/** The future owner of an electronic signature. */
export type SignatureOwner = {
  lastName: string;
  firstName: string;
  patronymic: string | null;
  birthDate: IsoDate | null;
  snils: string | null;
  /** ИНН of the person: twelve digits. */
  inn: string | null;
  passport: { series: string; number: string } | null;
};

/** All that the checks look at: the application, its details, and what the registry says of the subscriber. */
export type CheckSubject = {
  applicationId: string;
  kind: Subscriber['kind'];
  name: string;
  inn: string;
  kpp: string | null;
  /** ОГРН or ОГРНИП. */
  ogrn: string | null;
  directions: DirectionCode[];
  /** Whether a certificate is to be issued («Выпуск сертификата»). */
  certificateRequested: boolean;
  /** «Безбумажное продление»: signed with a certificate in force instead of papers. */
  paperless: boolean;
  owners: SignatureOwner[];
  /** Уполномоченный представитель; null: the subscriber reports by himself. */
  representative: ApplicationRepresentative | null;
  /** Kinds of the files that lie with the application. */
  files: ApplicationFileKind[];
  identification: 'not-done' | 'delegated' | 'passed' | 'failed';
  /** The certificates that the subscriber holds. */
  certificates: { serial: string; holder: string; validUntil: IsoDate; state: 'valid' | 'revoked' }[];
};
