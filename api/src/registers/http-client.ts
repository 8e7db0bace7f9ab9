import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RegisterAnswer, RegisterName, UnavailableReason } from '@perenos/domain';
import type { Logger } from 'pino';
import { z } from 'zod';
import { registerLimits } from './limits.ts';

/** Where a register is reached. */
export type RegisterAddress = { url: string; token: string };

type ClientOptions = RegisterAddress & {
  register: RegisterName;
  logger: Pick<Logger, 'warn'>;
  /** Tests replace the clock and the pauses. */
  now?: () => number;
  pause?: (milliseconds: number) => Promise<unknown>;
  attemptTimeout?: number;
};

/** Asks `POST {url}{path}` with a JSON question; `shape` is the record of a 200. */
export type RegisterClient = <T>(path: string, question: object, shape: z.ZodType<T>) => Promise<RegisterAnswer<T>>;

type Attempt<T> =
  | { kind: 'answered'; answer: RegisterAnswer<T> }
  /** Worth another attempt: after `pause` milliseconds, or after the usual back-off. */
  | { kind: 'again'; reason: UnavailableReason; pause: number | null };

const unavailable = (reason: UnavailableReason): { kind: 'unavailable'; reason: UnavailableReason } => ({
  kind: 'unavailable',
  reason,
});
const answered = <T>(answer: RegisterAnswer<T>): Attempt<T> => ({ kind: 'answered', answer });
const notFoundBody = z.object({ code: z.literal('not-found') });

/**
 * A client of one register. It answers, it never throws: whatever goes wrong is «not available» with its reason. Asking
 * changes nothing over there, so a question may be sent again; it goes in the body, for addresses end up in logs. Only
 * broken connections and 5xx are tried again at once, 429 after its Retry-After.
 */
export function registerClient({ url, token, register, logger, ...options }: ClientOptions): RegisterClient {
  const { now = Date.now, pause = sleep, attemptTimeout = registerLimits.attempt } = options;
  const base = url.replace(/\/+$/, '');
  let failures = 0;
  let restsUntil = 0;

  const settle = <T>(answer: RegisterAnswer<T>, requestId: string, attempts: number): RegisterAnswer<T> => {
    if (answer.kind !== 'unavailable') {
      failures = 0;
      return answer;
    }
    failures += 1;
    if (failures >= registerLimits.failuresBeforeRest) restsUntil = now() + registerLimits.rest;
    // Without the question: it is personal data.
    logger.warn({ register, requestId, reason: answer.reason, attempts }, 'register is not available');
    return answer;
  };

  return async (path, question, shape) => {
    if (now() < restsUntil) return unavailable('resting');
    const requestId = randomUUID();
    const request: RequestInit = {
      method: 'POST',
      // A redirect would carry the token to another host.
      redirect: 'error',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json',
        // The same at every attempt: by it the register knows a question asked again.
        'x-request-id': requestId,
      },
      body: JSON.stringify(question),
    };
    let reason: UnavailableReason = 'no-connection';
    for (let attempt = 1; attempt <= registerLimits.attempts; attempt += 1) {
      const result = await ask(`${base}${path}`, request, shape, attemptTimeout, now);
      if (result.kind === 'answered') return settle(result.answer, requestId, attempt);
      reason = result.reason;
      if (attempt < registerLimits.attempts)
        await pause(result.pause ?? registerLimits.firstPause * 2 ** (attempt - 1));
    }
    return settle(unavailable(reason), requestId, registerLimits.attempts);
  };
}

async function ask<T>(
  address: string,
  request: RequestInit,
  shape: z.ZodType<T>,
  timeout: number,
  now: () => number,
): Promise<Attempt<T>> {
  try {
    const response = await fetch(address, { ...request, signal: AbortSignal.timeout(timeout) });
    return await understand(response, shape, now);
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    return timedOut ? answered(unavailable('timeout')) : { kind: 'again', reason: 'no-connection', pause: null };
  }
}

async function understand<T>(response: Response, shape: z.ZodType<T>, now: () => number): Promise<Attempt<T>> {
  const { status } = response;
  if (status === 429) {
    const wait = retryAfter(response.headers.get('retry-after'), now());
    return wait === null || wait > registerLimits.longestRetryAfter
      ? answered(unavailable('too-many-requests'))
      : { kind: 'again', reason: 'too-many-requests', pause: wait };
  }
  if (status >= 500) return { kind: 'again', reason: 'server-error', pause: null };
  if (status === 401 || status === 403) return answered(unavailable('access-denied'));
  const body = await readJson(response);
  // A bare 404 may come from anywhere between here and the register.
  if (status === 404 && notFoundBody.safeParse(body).success) return answered({ kind: 'not-found' });
  if (status !== 200) return answered(unavailable('bad-answer'));
  const parsed = shape.safeParse(body);
  return answered(parsed.success ? { kind: 'found', record: parsed.data } : unavailable('bad-answer'));
}

/** undefined where it is no JSON, or too long to be an answer. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text.length > registerLimits.answer) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds from now; null where it says neither. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
