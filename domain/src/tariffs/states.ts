import type { IsoDate, Licence, LicenceState } from '../registry/types.ts';
import { beginsLater } from '../regulation/transfer/licences.ts';

/** What staff do to a tariff: the buttons of WEB-Регистратор. */
export const tariffEvents = ['block', 'resume', 'revoke'] as const;
export type TariffEvent = (typeof tariffEvents)[number];

/** A tariff as people see it: `waiting` («В ожидании») is registered, but begins later. */
export const tariffStandings = ['registered', 'waiting', 'blocked', 'revoked'] as const;
export type TariffStanding = (typeof tariffStandings)[number];

/**
 * What the buttons are pressed on: a tariff, or an extension of it — the КриптоПро CSP licence that is embedded in a
 * certificate.
 */
export const tariffSubjects = [...tariffStandings, 'cryptopro-extension'] as const;
export type TariffSubject = (typeof tariffSubjects)[number];

export const standingOf = (licence: Licence, today: IsoDate): TariffStanding =>
  beginsLater(licence, today) ? 'waiting' : licence.state;

export type TariffRefusal =
  | 'already-blocked'
  | 'not-blocked'
  | 'already-revoked'
  | 'revoked-for-good'
  | 'cryptopro-irrevocable'
  | 'cryptopro-in-certificate';

/** In Russian, for the person whose click came too late or was wrong. */
export const tariffRefusalTexts: Readonly<Record<TariffRefusal, string>> = {
  'already-blocked': 'Тариф уже заблокирован.',
  'not-blocked': 'Возобновлять нечего: тариф не заблокирован.',
  'already-revoked': 'Тариф уже отозван.',
  'revoked-for-good': 'Тариф отозван: отзыв необратим.',
  'cryptopro-irrevocable': 'Лицензию КриптоПроCSP отозвать невозможно!',
  'cryptopro-in-certificate':
    'Лицензия КриптоПро CSP встроена в сертификат: отдельно от него её не блокируют и не возобновляют.',
};

type Outcome = LicenceState | { refused: TariffRefusal };

/** «Заблокировать и возобновить тариф Абонента возможно в любое время»: before its first day too. */
const table: Readonly<Record<TariffSubject, Readonly<Record<TariffEvent, Outcome>>>> = {
  registered: { block: 'blocked', resume: { refused: 'not-blocked' }, revoke: 'revoked' },
  waiting: { block: 'blocked', resume: { refused: 'not-blocked' }, revoke: 'revoked' },
  blocked: { block: { refused: 'already-blocked' }, resume: 'registered', revoke: 'revoked' },
  revoked: {
    block: { refused: 'revoked-for-good' },
    resume: { refused: 'revoked-for-good' },
    revoke: { refused: 'already-revoked' },
  },
  'cryptopro-extension': {
    block: { refused: 'cryptopro-in-certificate' },
    resume: { refused: 'cryptopro-in-certificate' },
    revoke: { refused: 'cryptopro-irrevocable' },
  },
};

export type TariffTransition = { ok: true; state: LicenceState } | { ok: false; code: TariffRefusal; reason: string };

/** What an event makes of a tariff; one that its state forbids is refused with a code and a Russian reason. */
export function tariffTransition(subject: TariffSubject, event: TariffEvent): TariffTransition {
  const outcome = table[subject][event];
  if (typeof outcome === 'string') return { ok: true, state: outcome };
  return { ok: false, code: outcome.refused, reason: tariffRefusalTexts[outcome.refused] };
}

/** Grounds of a change: they stand in the journal for good, so a dash or a dot is none. Characters. */
export const minimalGrounds = 10;
/** What a person types before a tariff is revoked: that can't be taken back. */
export const revocationWord = 'ОТОЗВАТЬ';
export const isRevocationWord = (typed: string): boolean => typed.trim().toUpperCase() === revocationWord;
