import { randomUUID } from 'node:crypto';
import { addCalendarDays, createTally, moscowMidnight } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import type { WhatIfQuestion, WhatIfRunView } from '../contract/what-if.ts';
import { ApiError } from '../http/errors.ts';
import { limits } from '../limits.ts';
import { carryOut, type OtherTerms, type Progress } from './carry-out.ts';

export type WhatIfRun = Progress & {
  id: string;
  state: WhatIfRunView['state'];
  question: WhatIfQuestion;
  editionName: string | null;
  startedAt: Date;
  finishedAt: Date | null;
  stop: AbortController;
};

/** The runs of this process. They live in memory: nothing of them is kept. */
export type WhatIfRuns = {
  start(question: WhatIfQuestion, other: OtherTerms): WhatIfRun;
  /** Throws `not-found`. */
  find(id: string): WhatIfRun;
  cancel(run: WhatIfRun): void;
};

export function createWhatIfRuns({ database, now, logger }: ApiDependencies): WhatIfRuns {
  const runs = new Map<string, WhatIfRun>();

  const finish = (run: WhatIfRun, state: 'done' | 'failed'): void => {
    // A run that was cancelled stays so.
    if (run.state === 'running') run.state = state;
    run.finishedAt = now();
  };
  /** The oldest finished ones go. */
  const makeRoom = (): void => {
    for (const [id, { state }] of runs) {
      if (runs.size < limits.whatIfRuns) return;
      if (state !== 'running') runs.delete(id);
    }
  };
  return {
    start: (question, other) => {
      if ([...runs.values()].some(({ state }) => state === 'running')) {
        throw new ApiError('not-allowed-now', { reason: 'Пересчёт уже идёт: дождитесь его или остановите.' });
      }
      makeRoom();
      const run: WhatIfRun = {
        id: randomUUID(),
        state: 'running',
        question,
        editionName: other.edition?.id ?? null,
        total: 0,
        done: 0,
        differences: [],
        summary: createTally().summary(),
        startedAt: now(),
        finishedAt: null,
        stop: new AbortController(),
      };
      runs.set(run.id, run);
      carryOut(database, { period: periodOf(question), other, now: now() }, run, run.stop.signal).then(
        () => finish(run, 'done'),
        (error: unknown) => {
          logger.error({ err: error }, 'what-if run failed');
          finish(run, 'failed');
        },
      );
      return run;
    },
    find: (id) => {
      const run = runs.get(id);
      if (!run) throw new ApiError('not-found', { what: 'Пересчёт (он хранится только до перезапуска)' });
      return run;
    },
    cancel: (run) => {
      if (run.state !== 'running') return;
      run.state = 'cancelled';
      run.finishedAt = now();
      run.stop.abort();
    },
  };
}

const periodOf = ({ from, to }: WhatIfQuestion) => ({
  from: new Date(moscowMidnight(from)),
  until: new Date(moscowMidnight(addCalendarDays(to, 1))),
});

export const describeRun = (run: WhatIfRun): WhatIfRunView => ({
  id: run.id,
  state: run.state,
  question: run.question,
  editionName: run.editionName,
  done: run.done,
  total: run.total,
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
  summary: run.summary,
});
