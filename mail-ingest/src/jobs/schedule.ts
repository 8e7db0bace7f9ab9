import type { Database } from '@perenos/db';
import cron from 'node-cron';
import type { IngestLog } from '../ingest.ts';
import type { Job } from './jobs.ts';

type Schedule = { database: Database; log: IngestLog; signal: AbortSignal };

/** One job that fails holds up no other, and is tried again at its next time. */
const runJob = async (job: Job, { database, log }: Schedule): Promise<void> =>
  job
    .run(database, new Date())
    .then((done) => log('info', `job done: ${job.name}`, done))
    .catch((error: unknown) => log('error', `job failed: ${job.name}`, { error }));

/** Runs each of some jobs now, for what fell due while no process ran, and from then on by its cron until the signal comes. */
export async function startJobs(jobs: readonly Job[], schedule: Schedule): Promise<void> {
  const { signal } = schedule;
  for (const job of jobs) {
    const options = { timezone: 'Europe/Moscow', noOverlap: true };
    const task = cron.schedule(job.cron, () => runJob(job, schedule), options);
    signal.addEventListener('abort', () => void task.destroy());
  }
  for (const job of jobs) if (!signal.aborted) await runJob(job, schedule);
}
