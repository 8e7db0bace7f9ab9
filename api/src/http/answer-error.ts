import { RevocationRefusedError } from '@perenos/db';
import { CalendarYearMissing } from '@perenos/domain';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import type { AppEnvironment } from '../app-environment.ts';
import { ApiError } from './errors.ts';

/**
 * Turns whatever a route threw into an answer with a code and words. What nobody foresaw is logged with its stack only
 * — a message may quote data — and answered with the number of the request.
 */
export const answerError =
  (logger: Logger) =>
  (error: Error, c: Context<AppEnvironment>): Response => {
    const known = asApiError(error, c.var.requestId);
    if (known.status >= 500) {
      const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
      logger.error({ requestId: c.var.requestId, code: known.code, error: error.name, frames }, 'error');
    }
    c.header('X-Request-Id', c.var.requestId);
    return c.json(known.body, known.status);
  };

function asApiError(error: Error, requestId: string): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof HTTPException && error.status < 500) return new ApiError('malformed-request', {});
  if (error instanceof CalendarYearMissing) return new ApiError('calendar-year-missing', { year: error.year });
  if (error instanceof RevocationRefusedError) {
    const failed = error.failed.map(({ title, words }) => `${title}: ${words}`);
    return new ApiError('revocation-refused', { reason: error.message, refusal: error.code, failed });
  }
  if (isDatabaseAway(error)) return new ApiError('database-unavailable', {});
  return new ApiError('internal', { requestId });
}

/** SQLSTATE classes 08 (connection), 57P (shutdown) and the system's own network errors, however deep they lie. */
function isDatabaseAway(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (/^(08|57P)|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND)$/.test(code)) return true;
    if (/Connection terminated|timeout exceeded when trying to connect/.test(cause.message)) return true;
  }
  return false;
}
