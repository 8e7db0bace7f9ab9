import { causesOf, databaseTrouble, errorForLog, RevocationRefusedError } from '@perenos/db';
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
      const { frames } = errorForLog(error);
      logger.error({ requestId: c.var.requestId, code: known.code, error: error.name, frames }, 'error');
    }
    c.header('X-Request-Id', c.var.requestId);
    return c.json(known.body, known.status);
  };

/** What people are told of an error. */
export function asApiError(error: unknown, requestId: string): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof HTTPException && error.status < 500) return new ApiError('malformed-request', {});
  if (error instanceof CalendarYearMissing) return new ApiError('calendar-year-missing', { year: error.year });
  if (error instanceof RevocationRefusedError) {
    const failed = error.failed.map(({ title, words }) => `${title}: ${words}`);
    return new ApiError('revocation-refused', { reason: error.message, refusal: error.code, failed });
  }
  const trouble = databaseTrouble(error);
  if (trouble === 'away') return new ApiError('database-unavailable', {});
  if (trouble === 'storage') return new ApiError('storage-unavailable', {});
  if (causesOf(error).some(isUnstorable)) return new ApiError('malformed-request', {});
  return new ApiError('internal', { requestId });
}

/** No column can hold what was asked for: a word in place of a number, or a number past its range. */
const isUnstorable = (error: Error): boolean => 'code' in error && /^(22P02|22003)$/.test(String(error.code));
