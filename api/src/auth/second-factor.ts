import { randomBytes } from 'node:crypto';
import { type EntityManager, RecoveryCode, type User } from '@perenos/db';
import { Secret, TOTP } from 'otpauth';
import QRCode from 'qrcode';
import { limits } from '../limits.ts';
import type { SecretBox } from './secret-box.ts';

const issuer = 'Перенос';
const periodSeconds = 30;
/** RFC 4648's base 32 without signs that look alike; 12 of them are 60 bits. */
const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 12;

const aboutUser = (user: User): string => `user:${user.id}`;

/** RFC 6238 with the parameters that every authenticator knows: SHA-1, six digits, thirty seconds. */
const totpOf = (login: string, secret: Secret): TOTP =>
  new TOTP({ issuer, label: login, algorithm: 'SHA1', digits: 6, period: periodSeconds, secret });

export type Enrolment = { uri: string; manualKey: string; qr: string };

/** Gives the user a new secret that a code must confirm; it is told now and never again. The caller flushes. */
export async function beginEnrolment(user: User, secrets: SecretBox): Promise<Enrolment> {
  const secret = new Secret({ size: 20 });
  user.secondFactor = secrets.seal(secret.base32, aboutUser(user));
  user.secondFactorStep = null;
  const uri = totpOf(user.login, secret).toString();
  const svg = await QRCode.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return {
    uri,
    manualKey: secret.base32.replace(/(.{4})(?=.)/g, '$1 '),
    qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
  };
}

/**
 * Is it the code of this half-minute or of one of its neighbours, and newer than the last accepted? If so the step is
 * taken note of, so that it opens once; the caller holds the user's row locked and flushes.
 */
export function acceptCode(user: User, code: string, now: Date, secrets: SecretBox): boolean {
  const base32 = user.secondFactor === null ? null : secrets.open(user.secondFactor, aboutUser(user));
  const token = code.replace(/\s/g, '');
  if (base32 === null || !/^\d{6}$/.test(token)) return false;
  const timestamp = now.getTime();
  const delta = totpOf(user.login, Secret.fromBase32(base32)).validate({ token, timestamp, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(timestamp / 1000 / periodSeconds) + delta;
  if (user.secondFactorStep !== null && step <= user.secondFactorStep) return false;
  user.secondFactorStep = step;
  return true;
}

const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** New recovery codes in place of the old ones. They are told once; only their digests are stored. */
export async function renewRecoveryCodes(tx: EntityManager, user: User, secrets: SecretBox): Promise<string[]> {
  const codes = Array.from({ length: limits.recoveryCodes }, () =>
    Array.from(randomBytes(codeLength), (byte) => codeAlphabet.charAt(byte % codeAlphabet.length)).join(''),
  );
  await tx.nativeDelete(RecoveryCode, { user });
  await tx.insertMany(
    RecoveryCode,
    codes.map((code) => ({ codeHash: digestOf(user, code, secrets), user: user.id, usedAt: null })),
  );
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'));
}

const digestOf = (user: User, code: string, secrets: SecretBox): string =>
  secrets.digest(`${aboutUser(user)}:${plain(code)}`);

/** Uses a recovery code up. @returns whether it was one that had not been used */
export async function useRecoveryCode(
  tx: EntityManager,
  user: User,
  code: string,
  now: Date,
  secrets: SecretBox,
): Promise<boolean> {
  const mine = { codeHash: digestOf(user, code, secrets), user, usedAt: null };
  return (await tx.nativeUpdate(RecoveryCode, mine, { usedAt: now })) === 1;
}

/** Recovery codes that can still be used. */
export const recoveryCodesLeft = (em: EntityManager, userId: number): Promise<number> =>
  em.count(RecoveryCode, { user: userId, usedAt: null });

/** Takes the second factor away with its codes. The caller flushes. */
export async function removeSecondFactor(tx: EntityManager, user: User): Promise<void> {
  user.secondFactor = null;
  user.secondFactorSince = null;
  user.secondFactorStep = null;
  await tx.nativeDelete(RecoveryCode, { user });
}
