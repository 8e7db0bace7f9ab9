import { CalendarYearMissing } from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../../app-environment.ts';
import type { bulkBody, bulkResult } from '../../contract/desk.ts';
import { ApiError } from '../../http/errors.ts';
import { isOfLaterRequests } from '../visual-checks.ts';
import { assignTicket } from './assign.ts';
import { closeTicket } from './close.ts';
import { executeTicket } from './execute.ts';
import { releaseTicket } from './release.ts';
import { takeTicket } from './take.ts';
import type { Acting } from './with-ticket.ts';

type Bulk = z.infer<typeof bulkBody>;
type BulkRow = Bulk['ids'][number];
type BulkResult = z.infer<typeof bulkResult>;

/**
 * One act on many tickets, one after the other, each in a transaction of its own: what is refused for one leaves the
 * others alone. Nothing is executed that an eye must confirm and has not.
 */
export async function actInBulk(deps: ApiDependencies, acting: Acting, bulk: Bulk): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const row of bulk.ids) results.push(await attempt(row.id, () => actOnOne(deps, acting, bulk, row)));
  return results;
}

function actOnOne(deps: ApiDependencies, acting: Acting, bulk: Bulk, row: BulkRow): Promise<void> {
  const { id, version } = row;
  if (bulk.action === 'take') return takeTicket(deps, acting, id, { version });
  if (bulk.action === 'release') return releaseTicket(deps, acting, id, { version });
  if (bulk.action === 'assign') return assignTicket(deps, acting, id, { version, userId: bulk.userId });
  if (bulk.action === 'close') return closeTicket(deps, acting, id, { version, reason: bulk.reason });
  // What came later is read ticket by ticket: nobody has read it who ticks it for all.
  const confirmed = (row.confirmed ?? []).filter((check) => !isOfLaterRequests(check));
  return executeTicket(deps, acting, id, { version, confirmed });
}

async function attempt(id: number, act: () => Promise<void>): Promise<BulkResult> {
  try {
    await act();
    return { id, ok: true };
  } catch (error) {
    const refusal = error instanceof CalendarYearMissing ? new ApiError('calendar-year-missing', error) : error;
    if (!(refusal instanceof ApiError)) throw error;
    const { code, message } = refusal.body;
    return { id, ok: false, code, message };
  }
}
