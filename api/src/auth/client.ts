import type { Context } from 'hono';

/** Where a request comes from. */
export type Client = { userAgent: string | null; address: string | null };

const longestUserAgent = 300;

/** Behind a proxy (`publicUrl` is set) the last address of X-Forwarded-For is the proxy's own word; the rest is hearsay. */
export function clientOf(c: Context, publicUrl: string | null): Client {
  const forwarded = publicUrl === null ? undefined : c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const direct = env?.incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '');
  return {
    userAgent: c.req.header('user-agent')?.slice(0, longestUserAgent) ?? null,
    address: forwarded || direct || null,
  };
}
