import { defineEntity, p } from '@mikro-orm/core';
import { type UserRole, userRoles } from '@perenos/domain';
import { instant, oneOf, text } from '../columns.ts';

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'staff_user',
  properties: {
    id: p.integer().primary(),
    login: text().unique(),
    name: text(),
    role: text<UserRole>(),
    /** Where a temporary password is sent; null: it can only be handed over. */
    email: text().strictNullable(),
    /** Argon2id, PHC string. */
    passwordHash: text().hidden(),
    /** A temporary password: until when it opens anything, and that it must be changed first. null: the user's own. */
    passwordUntil: instant().strictNullable(),
    /** The password that recovery has mailed. It stands beside the one in force, and takes its place when it is used. */
    recoveryHash: text().strictNullable().hidden(),
    recoveryUntil: instant().strictNullable(),
    /** TOTP secret (RFC 6238), sealed with the key of the settings: never told again once it is confirmed. */
    secondFactor: text().strictNullable().hidden(),
    /** Since when it is asked for; null while the secret, if there is one, has not been confirmed by a code. */
    secondFactorSince: instant().strictNullable(),
    /** Time step of the last code that was accepted: a code opens once (RFC 6238, 5.2). */
    secondFactorStep: p.integer().strictNullable(),
    active: p.boolean().default(true),
    createdAt: instant().onCreate(() => new Date()),
  },
  checks: [
    { name: 'staff_user_role_check', expression: oneOf('role', userRoles) },
    { name: 'staff_user_recovery_check', expression: '(recovery_hash is null) = (recovery_until is null)' },
    {
      name: 'staff_user_second_factor_check',
      expression: 'second_factor_since is null or second_factor is not null',
    },
  ],
});
/** Member of the staff who signs in to the panel. (`user` is a reserved word of SQL.) */
export class User extends UserSchema.class {}
UserSchema.setClass(User);

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    /** SHA-256 of the random token in hex: the token itself is only in the cookie. */
    tokenHash: text().primary(),
    /** Names the session to its owner. */
    id: text().unique(),
    user: () => p.manyToOne(User).deleteRule('cascade').index(),
    createdAt: instant(),
    expiresAt: instant().index(),
    lastSeenAt: instant(),
    /** «Запомнить меня»: outlives the browser. */
    remembered: p.boolean(),
    /** As the browser names itself. */
    userAgent: text().strictNullable(),
    /** Network address that it was opened from. */
    address: text().strictNullable(),
  },
});
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);

const RecoveryCodeSchema = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  properties: {
    /** HMAC-SHA-256 of the code with the key of the settings, in hex. */
    codeHash: text().primary(),
    user: () => p.manyToOne(User).deleteRule('cascade').index(),
    usedAt: instant().strictNullable(),
  },
});
/** Opens once in place of the second factor, for whom the telephone is gone. */
export class RecoveryCode extends RecoveryCodeSchema.class {}
RecoveryCodeSchema.setClass(RecoveryCode);

export const attemptKinds = ['sign-in', 'recovery'] as const;
export type AttemptKind = (typeof attemptKinds)[number];

const AttemptSchema = defineEntity({
  name: 'Attempt',
  tableName: 'attempt',
  properties: {
    kind: text<AttemptKind>().primary(),
    /** The login as it was typed, whether or not there is one: a lock must not tell. */
    login: text().primary(),
    count: p.integer(),
    lastAt: instant().index(),
    lockedUntil: instant().strictNullable(),
  },
  checks: [{ name: 'attempt_kind_check', expression: oneOf('kind', attemptKinds) }],
});
/** How often somebody tried to get in, and until when further attempts are refused. */
export class Attempt extends AttemptSchema.class {}
AttemptSchema.setClass(Attempt);

const RoleDemandSchema = defineEntity({
  name: 'RoleDemand',
  tableName: 'role_demand',
  properties: { role: text<UserRole>().primary(), secondFactor: p.boolean() },
  checks: [{ name: 'role_demand_role_check', expression: oneOf('role', userRoles) }],
});
/** What an administrator demands of all who have a role. A role without a row: nothing. */
export class RoleDemand extends RoleDemandSchema.class {}
RoleDemandSchema.setClass(RoleDemand);
