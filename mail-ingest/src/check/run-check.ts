import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createRegistry,
  defaultWorkingTime,
  type IsoInstant,
  type Mailbox,
  mailboxes,
  publishedEditions,
  type RegistryData,
  russianCalendar,
} from '@perenos/domain';
import { createMemoryStore } from '../pipeline/memory-store.ts';
import { type Prepared, prepareAhead } from '../pipeline/prepare.ts';
import { byReceipt, receiptOf } from '../pipeline/receipt.ts';
import { freshContext, type RunResult, runPipeline } from '../pipeline/run.ts';
import { identifySender } from '../pipeline/steps/identify.ts';
import type { IngestServices } from '../pipeline/types.ts';
import type { RawMail } from '../types.ts';
import { type CheckLine, checkLine } from './line.ts';

type MailFile = { name: string; mailbox: Mailbox; receivedAt: IsoInstant | null };

/** The mails of a folder, in the order of receipt. */
async function listMails(directory: string): Promise<MailFile[]> {
  const files: MailFile[] = [];
  for (const mailbox of mailboxes) {
    const folder = join(directory, mailbox);
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((n) => n.toLowerCase().endsWith('.eml'))) {
      if (!(await stat(join(folder, name))).isFile()) continue;
      // A file that can't be read has no date, and its line says why.
      const bytes = await readFile(join(folder, name)).catch(() => new Uint8Array());
      files.push({ name: `${mailbox}/${name}`, mailbox, receivedAt: receiptOf(bytes) });
    }
  }
  return files.sort(byReceipt);
}

export type CheckOptions = {
  registry: RegistryData;
  directory: string;
  /** The day at which the folder is judged where a mail has no date of its own. */
  now: IsoInstant;
  parse: IngestServices['parse'];
  read: IngestServices['read'];
  onLine: (line: CheckLine, done: number, all: number) => void;
};

/**
 * Takes every mail of a folder through the same steps that feed the queue, with the stores in memory. One line per mail,
 * in the order of receipt; a broken mail gets a line too.
 */
export async function runCheck(options: CheckOptions): Promise<void> {
  const files = await listMails(options.directory);
  const registry = createRegistry(options.registry);
  const services: IngestServices = {
    store: createMemoryStore(options.registry),
    parse: options.parse,
    read: options.read,
    calendar: russianCalendar,
    editions: publishedEditions,
    workingTime: defaultWorkingTime,
    now: () => options.now,
  };
  const load = async (file: MailFile): Promise<RawMail> => {
    const bytes = await readFile(join(options.directory, file.name));
    return { mailbox: file.mailbox, sourceKey: file.name, bytes };
  };
  let done = 0;
  const queue = [...files];
  const source = { next: async () => queue.shift() ?? null, load, parse: options.parse, read: options.read };
  for await (const prepared of prepareAhead(source)) {
    const { key: file } = prepared;
    const result = await judgeOne(prepared, services);
    const address = result.context.parsed?.from?.address ?? null;
    const sender = address === null ? null : identifySender(registry, address);
    done += 1;
    options.onLine(checkLine({ file: file.name, receivedAt: file.receivedAt, sender }, result), done, files.length);
  }
}

async function judgeOne({ key, raw, parsed, texts }: Prepared<MailFile>, services: IngestServices): Promise<RunResult> {
  const nothing: RawMail = { mailbox: key.mailbox, sourceKey: key.name, bytes: new Uint8Array() };
  try {
    return await runPipeline(await raw, { ...services, parse: () => parsed, read: () => texts });
  } catch (error) {
    return { kind: 'failed', problem: String(error), retryable: false, context: freshContext(nothing) };
  }
}
