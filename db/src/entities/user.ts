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
    /** Argon2id, PHC string. */
    passwordHash: text().hidden(),
    failedAttempts: p.integer().default(0),
    lockedUntil: instant().strictNullable(),
    active: p.boolean().default(true),
    createdAt: instant().onCreate(() => new Date()),
  },
  checks: [{ name: 'staff_user_role_check', expression: oneOf('role', userRoles) }],
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
    user: () => p.manyToOne(User).deleteRule('cascade').index(),
    createdAt: instant(),
    expiresAt: instant().index(),
    lastSeenAt: instant(),
  },
});
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
