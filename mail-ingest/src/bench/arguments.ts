import { parseArgs } from 'node:util';

export type ReadingArguments = { registry: string; mail: string; truth: string };

export const usage = 'Использование: npm run bench:reading -- --registry РЕЕСТР.json --mail ПАПКА --truth ПРАВДА.jsonl';

/** An argument is missing or unknown; the message says which, in Russian. */
export class ArgumentsError extends Error {}

/** @throws {ArgumentsError} */
export function readArguments(argv: string[]): ReadingArguments {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: argv, options: { registry: text, mail: text, truth: text } });
    const { registry, mail, truth } = values;
    if (registry && mail && truth) return { registry, mail, truth };
  } catch (error) {
    throw new ArgumentsError((error as Error).message);
  }
  throw new ArgumentsError('Нужны все три: --registry, --mail и --truth');
}
