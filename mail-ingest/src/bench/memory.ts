import { setTimeout } from 'node:timers/promises';
import { createDocumentReader } from '../documents/index.ts';
import { table } from './report.ts';
import { samplePages } from './sample-pages.ts';

const pages = 100;
const settledAfter = 10;
/** Growth from the tenth page to the last that is still no leak, as a share. */
const allowedGrowth = 0.2;

const megabytes = (bytes: number): string => String(Math.round(bytes / 1024 / 1024));

/** Resident memory when nothing is being read and what could be collected has been. */
async function settledMemory(): Promise<number> {
  globalThis.gc?.();
  await setTimeout(300);
  return process.memoryUsage.rss();
}

/** Reads a hundred pages in one process and prints its memory after every ten; exit status 1 where it grows. */
async function main(): Promise<void> {
  const samples = await samplePages();
  const reader = createDocumentReader({
    workers: 2,
    onUnavailable: (message) => {
      throw new Error(message);
    },
  });
  const taken: number[] = [];
  const unread: string[] = [];
  for (let done = 0; done < pages; done += samples.length) {
    const texts = await reader.read(samples);
    for (const { problem, fileName, pages: read } of texts)
      if (problem !== null || read.length !== 1) unread.push(`${fileName}: ${problem ?? `страниц ${read.length}`}`);
    taken.push(await settledMemory());
    process.stderr.write(`${done + samples.length}/${pages}\n`);
  }
  await reader.close();
  const first = taken[settledAfter / samples.length - 1] ?? 0;
  const last = taken.at(-1) ?? 0;
  const growth = last / first - 1;
  const rows = taken.map((bytes, i) => [String((i + 1) * samples.length), megabytes(bytes)]);
  process.stdout.write(`${table(['страниц', 'память, МБ'], rows)}\n`);
  process.stdout.write(
    `Наибольшая за всё время: ${megabytes(process.resourceUsage().maxRSS * 1024)} МБ, не прочитано страниц: ${unread.length}\n` +
      `С ${settledAfter}-й страницы до последней: ${growth >= 0 ? '+' : '−'}${Math.abs(growth * 100).toFixed(1)} % (допустимо до +${allowedGrowth * 100} %)\n`,
  );
  for (const reason of unread) process.stdout.write(`  ${reason}\n`);
  process.exitCode = growth > allowedGrowth || unread.length > 0 ? 1 : 0;
}

await main();
