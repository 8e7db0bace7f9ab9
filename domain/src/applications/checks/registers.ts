import type { IsoDate } from '../../registry/types.ts';

/** The outside registers that checks ask. Each has one port; adapters live in the api. */
export const registerNames = ['egr', 'esia', 'passport', 'disqualified', 'snils'] as const;
export type RegisterName = (typeof registerNames)[number];

/** Why a register gave no answer that a check could rest on. */
export const unavailableReasons = [
  'not-configured',
  'timeout',
  'no-connection',
  'server-error',
  'too-many-requests',
  'access-denied',
  'bad-answer',
  'resting',
] as const;
export type UnavailableReason = (typeof unavailableReasons)[number];

/** What a register says. «Not available» is an answer of its own: never taken for «found» nor for «not found». */
export type RegisterAnswer<T> =
  | { kind: 'found'; record: T }
  | { kind: 'not-found' }
  | { kind: 'unavailable'; reason: UnavailableReason };

export type PersonName = { lastName: string; firstName: string; patronymic: string | null };

export type EgrQuery = { kind: 'legal' | 'individual'; inn: string };
/** Extract of the ЕГРЮЛ or ЕГРИП. */
export type EgrRecord = {
  name: string;
  inn: string;
  /** null for an individual entrepreneur. */
  kpp: string | null;
  ogrn: string;
  /** `liquidating`: the decision to liquidate is entered, the company still acts. */
  state: 'active' | 'liquidating' | 'terminated';
  terminatedOn: IsoDate | null;
  /** Who acts without a power of attorney; of an entrepreneur himself. */
  heads: PersonName[];
};
/** Единый государственный реестр юридических лиц / индивидуальных предпринимателей, by ИНН. */
export type EgrRegister = { find(query: EgrQuery): Promise<RegisterAnswer<EgrRecord>> };

export type EsiaQuery = { snils: string };
export type EsiaRecord = PersonName & {
  birthDate: IsoDate | null;
  inn: string | null;
  /** Whether the account of Госуслуги is «подтверждённая». */
  confirmed: boolean;
};
/** Единая система идентификации и аутентификации (Госуслуги), by СНИЛС. */
export type EsiaRegister = { find(query: EsiaQuery): Promise<RegisterAnswer<EsiaRecord>> };

export type PassportQuery = PersonName & { series: string; number: string; birthDate: IsoDate | null };
export type PassportRecord = {
  /** `issued`: in force. */
  state: 'issued' | 'invalid';
  /** In Russian, why it is invalid; null where the register doesn't say. */
  invalidReason: string | null;
  /** Whether it was issued to the person asked about. */
  belongsToPerson: boolean;
};
/** The Ministry of the Interior's register of Russian passports. */
export type PassportRegister = { find(query: PassportQuery): Promise<RegisterAnswer<PassportRecord>> };

export type DisqualifiedQuery = PersonName & { birthDate: IsoDate | null };
export type Disqualification = PersonName & { birthDate: IsoDate | null; from: IsoDate; until: IsoDate };
/**
 * Реестр дисквалифицированных лиц (ФНС), by name. Who isn't in it is told by an empty list: «not found» alone could as
 * well be a wrong address, and would pass a person unseen.
 */
export type DisqualifiedRegister = { find(query: DisqualifiedQuery): Promise<RegisterAnswer<Disqualification[]>> };

export type SnilsQuery = PersonName & { snils: string; birthDate: IsoDate | null };
export type SnilsRecord = { belongsToPerson: boolean };
/** The Social Fund: whether a СНИЛС is that of this person. */
export type SnilsRegister = { find(query: SnilsQuery): Promise<RegisterAnswer<SnilsRecord>> };

export type Registers = {
  egr: EgrRegister;
  esia: EsiaRegister;
  passport: PassportRegister;
  disqualified: DisqualifiedRegister;
  snils: SnilsRegister;
};
