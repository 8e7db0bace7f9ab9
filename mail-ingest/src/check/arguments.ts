import { parseArgs } from 'node:util';
import type { IsoInstant } from '@perenos/domain';

export type CheckArguments = { registry: string; mail: string; now: IsoInstant; out: string | null };

export const usage =
  'Использование: npm run -s check -- --registry РЕЕСТР.json --mail ПАПКА [--now 2026-03-17T10:00:00+03:00] [--out ФАЙЛ.jsonl]';

/** An argument is missing or wrong; the message says which, in Russian. */
export class ArgumentsError extends Error {}

/** Date and time with an offset: without one it would depend on the machine's own zone. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** @throws {ArgumentsError} */
export function readArguments(argv: string[], clock: () => Date): CheckArguments {
  const text = { type: 'string' } as const;
  let values: { registry?: string; mail?: string; now?: string; out?: string };
  try {
    ({ values } = parseArgs({ args: argv, options: { registry: text, mail: text, now: text, out: text } }));
  } catch (error) {
    throw new ArgumentsError((error as Error).message);
  }
  const { registry, mail, now, out } = values;
  if (!registry) throw new ArgumentsError('Не указан --registry: файл реестра');
  if (!mail) throw new ArgumentsError('Не указан --mail: папка с письмами');
  if (now !== undefined && !(instant.test(now) && !Number.isNaN(Date.parse(now))))
    throw new ArgumentsError(
      `--now: ожидается дата и время со смещением, например 2026-03-17T10:00:00+03:00, а не «${now}»`,
    );
  return { registry, mail, now: (now === undefined ? clock() : new Date(now)).toISOString(), out: out ?? null };
}
