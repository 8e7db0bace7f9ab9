import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseRegistryBundle, type RegistryData, sharedAddresses, sharedAddressWarning } from '@perenos/domain';
import { createDocumentReader } from '../documents/index.ts';
import { parseRaw, readWith } from '../pipeline/services.ts';
import { ArgumentsError, type CheckArguments, readArguments, usage } from './arguments.ts';
import { runCheck } from './run-check.ts';

/** Exit status: 0 every mail has its line; 2 nothing was done, because what was given is unusable. */
const refused = 2;
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** The registry, or null after saying where and why it is refused. */
async function loadRegistry(path: string): Promise<RegistryData | null> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    say(`Реестр ${path} не прочитан: $ — ${(error as Error).message}`);
    return null;
  }
  const bundle = parseRegistryBundle(json);
  if (bundle.ok) {
    for (const shared of sharedAddresses(bundle.registry.partners)) say(sharedAddressWarning(shared));
    return bundle.registry;
  }
  say(`Реестр ${path} отвергнут: ${bundle.path} — ${bundle.reason}`);
  return null;
}

async function check({ registry, mail, now, out }: CheckArguments): Promise<number> {
  const data = await loadRegistry(registry);
  if (!data) return refused;
  if (!statSync(mail, { throwIfNoEntry: false })?.isDirectory()) {
    say(`Папки с письмами нет: ${mail}`);
    return refused;
  }
  const reader = createDocumentReader({ workers: 2, onUnavailable: say });
  const file = out === null ? null : openSync(out, 'w');
  const print = (text: string): void => {
    if (file === null) process.stdout.write(text);
    else writeSync(file, text);
  };
  try {
    await runCheck({
      registry: data,
      directory: mail,
      now,
      parse: parseRaw,
      read: readWith(reader),
      onLine: (line, done, all) => {
        print(`${JSON.stringify(line)}\n`);
        say(`${done}/${all} ${line.file}: ${line.outcome}`);
      },
    });
    return 0;
  } finally {
    if (file !== null) closeSync(file);
    await reader.close();
  }
}

async function main(): Promise<number> {
  try {
    return await check(readArguments(process.argv.slice(2), () => new Date()));
  } catch (error) {
    if (!(error instanceof ArgumentsError)) throw error;
    say(`${error.message}\n${usage}`);
    return refused;
  }
}

process.exitCode = await main();
