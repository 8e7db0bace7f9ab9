import type { IngestLog } from './ingest.ts';
import { pause } from './pause.ts';
import { backOff } from './sources/limits.ts';

/** The pace of starting again what has ended by an error. In milliseconds. */
const first = 1_000;
const most = 60_000;

/**
 * Runs a part of the ingest until the signal is given. One that ends by an error (the database away, a folder that can't
 * be written) is begun again, ever later, for no part is worth less than mail that nobody reads until a restart.
 */
export async function keepGoing(
  part: string,
  run: () => Promise<void>,
  {
    log,
    signal,
    pace = { first, most },
  }: { log: IngestLog; signal: AbortSignal; pace?: { first: number; most: number } },
): Promise<void> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    const began = performance.now();
    try {
      return await run();
    } catch (error) {
      if (performance.now() - began > pace.most) failures = 1;
      const retryInMs = backOff(failures, pace.first, pace.most);
      log('error', `${part} has ended by an error and is begun again`, { error, retryInMs });
      await pause(retryInMs, signal);
    }
  }
}
