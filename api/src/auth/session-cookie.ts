import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { limits } from '../limits.ts';

const name = 'perenos_session';

/** Behind https the cookie must not travel in clear. `publicUrl` tells it where a proxy ends TLS. */
const isHttps = (c: Context, publicUrl: string | null): boolean => (publicUrl ?? c.req.url).startsWith('https:');

export const readSessionToken = (c: Context): string | null => getCookie(c, name) ?? null;

type CookieOptions = { publicUrl: string | null; remembered: boolean };

/** Without «Запомнить меня» no Max-Age: the cookie goes with the browser, the session in the database with its own expiry. */
export const setSessionCookie = (c: Context, token: string, { publicUrl, remembered }: CookieOptions): void =>
  setCookie(c, name, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isHttps(c, publicUrl),
    ...(remembered ? { maxAge: limits.rememberedLifetime / 1000 } : {}),
  });

export const clearSessionCookie = (c: Context, publicUrl: string | null): void => {
  deleteCookie(c, name, { path: '/', secure: isHttps(c, publicUrl) });
};
