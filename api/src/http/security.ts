import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { ApiError } from './errors.ts';

/**
 * What the panel may load: only its own files. The styles are emotion's, written at run time, hence 'unsafe-inline'
 * for styles alone. A mail's HTML stands in a sandboxed `srcdoc` frame, which inherits this policy: its remote
 * pictures stay blocked by `img-src` even if the panel's sanitiser let one through.
 */
export const panelHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    frameSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
  crossOriginResourcePolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'SAMEORIGIN',
  strictTransportSecurity: false,
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  // A downloaded attachment carries a stricter policy of its own.
  overwrite: false,
});

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site asked the browser for. Every browser sends `Origin` or `Sec-Fetch-Site` with such
 * a request; a program that sends neither has no ambient cookie to abuse, so it passes.
 */
export const sameOriginOnly =
  (publicOrigin: string | null): MiddlewareHandler =>
  async (c, next) => {
    if (!safeMethods.has(c.req.method)) {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const foreign =
        origin !== undefined
          ? !isOwnOrigin(origin, c.req.header('host'), publicOrigin)
          : site !== undefined && site !== 'same-origin' && site !== 'none';
      if (foreign) throw new ApiError('foreign-origin', {});
    }
    await next();
  };

function isOwnOrigin(origin: string, host: string | undefined, publicOrigin: string | null): boolean {
  if (publicOrigin !== null && origin === publicOrigin) return true;
  // A sandboxed frame's origin is the word `null`, which is no URL.
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** A NUL as it stands in a decoded text, in JSON, or in a path. */
const nul = /\0|(?<!\\)(?:\\\\)*\\u0000|%00/;

/** Refuses a NUL: no text of PostgreSQL's holds one, and a query that carries it fails as if the connection were broken. */
export const withoutNul: MiddlewareHandler = async (c, next) => {
  const isJson = c.req.header('content-type')?.includes('json') ?? false;
  const texts = [c.req.path, ...Object.values(c.req.query()), isJson ? await c.req.text() : ''];
  if (texts.some((text) => nul.test(text))) throw new ApiError('malformed-request', {});
  await next();
};
