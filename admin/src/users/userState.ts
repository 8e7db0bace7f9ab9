import type { UserRow } from '../api/types.ts';
import { formatFull } from '../lib/dates.ts';

/** How an account stands, in one phrase: what is in the way first. */
export function userState(user: UserRow): string {
  if (!user.active) return 'отключён';
  if (user.lockedUntil !== null) return `вход закрыт до ${formatFull(user.lockedUntil)}`;
  if (user.temporaryPasswordUntil !== null)
    return new Date(user.temporaryPasswordUntil) > new Date() ? 'ждёт первого входа' : 'временный пароль истёк';
  return 'работает';
}
