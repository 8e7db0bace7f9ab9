import type { Product } from '../products.ts';

/** Calendar date in Europe/Moscow, `YYYY-MM-DD`. Dates of this form compare as strings. */
export type IsoDate = string;
/** Instant in UTC, ISO 8601 with `Z`. */
export type IsoInstant = string;

export type Debt = {
  product: string;
  amountKopecks: number;
  invoiceNumber: string;
  dueDate: IsoDate;
  /** The day the money was received; null while unpaid. */
  paidAt: IsoDate | null;
};

/** Financial block (финансовая блокировка) in force. `imposedBy` is `automatic` or the id of the sales centre that asked. */
export type Restriction = { since: IsoDate; imposedBy: string };

export type Partner = {
  id: string;
  name: string;
  inn: string;
  kpp: string | null;
  kind: 'partner' | 'sales-center';
  salesCenterId: string | null;
  /** Logins to WEB-Регистратор, exact: case and spaces count (2.3). */
  logins: string[];
  /** Addresses; an entry beginning with `@` stands for a whole domain. */
  emails: string[];
  partnerCode: string | null;
  debts: Debt[];
  restriction: Restriction | null;
};

export type DirectionCode = 'FNS' | 'PFR' | 'FSS' | 'ROSSTAT';
export type Direction = { code: DirectionCode; kpp: string | null; active: boolean };

export type Subscriber = {
  inn: string;
  /** null for an individual entrepreneur. */
  kpp: string | null;
  name: string;
  kind: 'legal' | 'individual';
  partnerId: string;
  emails: string[];
  services: '1c-bukhobsluzhivanie'[];
  representativeInn: string | null;
  directions: Direction[];
  itsLogin: string | null;
  itsPromo: { name: 'start-edo'; concludedOn: IsoDate; visible: boolean } | null;
};

export type LicenceState = 'registered' | 'blocked' | 'revoked';

export type Licence = {
  id: string;
  product: Product;
  subscriberInn: string;
  subscriberKpp: string | null;
  /** The servicing partner if other than the subscriber's. */
  partnerId: string | null;
  tariff: string;
  issuedOn: IsoDate;
  validFrom: IsoDate;
  /** The last day on which it is in force. */
  validUntil: IsoDate;
  state: LicenceState;
};

export const applicationStates = [
  'new',
  'checking',
  'accepted',
  'in-progress',
  'blocked',
  'confirmed',
  'suspended',
  'delegated-to-identification',
  'identification-fns',
  'identification-passed',
  'identification-failed',
  'processed',
  'registered',
  'rejected',
  'awaiting-receipt',
  'response-uploaded',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export type Application = {
  id: string;
  product: Product;
  /** `create` = первичная заявка, тип «Создание». */
  type: 'create' | 'change' | 'renew';
  state: ApplicationState;
  subscriberInn: string;
  subscriberKpp: string | null;
  subscriberName: string;
  partnerId: string;
  receivedOn: IsoDate;
};

/** Группа компаний; `memberInns` holds all members, the head included. */
export type CompanyGroup = { id: string; name: string; product: Product; headInn: string; memberInns: string[] };

export const tariffKinds = [
  'paid',
  'free',
  'its',
  'representative',
  'representative-client',
  'authorized-center',
  'authorized-center-client',
  'carry-over',
] as const;
export type TariffKind = (typeof tariffKinds)[number];
export type Tariff = { name: string; product: Product; kind: TariffKind };

export type Certificate = {
  serial: string;
  subscriberInn: string;
  subscriberKpp: string | null;
  holder: string;
  product: Product | null;
  validFrom: IsoDate;
  validUntil: IsoDate;
  state: 'valid' | 'revoked';
};

export type ItsContract = { subscriberInn: string; partnerId: string; level: 'prof'; validUntil: IsoDate };

/** What the back office knows: the whole registry, or the slice of it that one mail touches. */
export type RegistryData = {
  partners: Partner[];
  subscribers: Subscriber[];
  licences: Licence[];
  applications: Application[];
  groups: CompanyGroup[];
  tariffs: Tariff[];
  certificates: Certificate[];
  itsContracts: ItsContract[];
};
