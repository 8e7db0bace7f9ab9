import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { recountYear } from '@perenos/db/testing/recount-year';
import { startSimulatedDesk } from './simulated-desk.ts';

/*
 * How long the audit of a simulated year of 20,000 tickets takes, and that every figure equals the one recounted from the
 * events: `node test/src/bench/audit.ts`. On the embedded database, or on PostgreSQL with DATABASE_URL (an empty
 * database). Milliseconds over HTTP, of the product as it runs.
 */

const size = 20_000;
const rounds = 15;
const dimensions = ['mailbox', 'product', 'verdict', 'clause', 'specialist', 'partner'];

type Row = { key: string; name: string } & Record<string, unknown>;
type Point = { from: string; to: string } & Record<string, unknown>;
type Report = Record<'figures' | 'previous' | 'causes' | 'ages' | 'durations', unknown> & {
  at: string;
  breakdowns: Record<string, Row[]>;
  series: { points: Point[] };
};

const { product, caller, tickets, query } = await startSimulatedDesk(size);
try {
  const ask = async (path: string): Promise<unknown> => (await caller.request(path)).json();
  for (const [name, path] of Object.entries({
    'audit, the whole year': `/api/audit?${query}`,
    'audit, one mailbox': `/api/audit?${query}&mailbox=sverka`,
    'drill-down, late ones': `/api/tickets?range=[0,49]&filter=${encodeURIComponent(JSON.stringify({ audit: `${query}&figure=late` }))}`,
  })) {
    await ask(path);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      await ask(path);
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0).padStart(5);
    console.log(`${name.padEnd(28)} least${at(0)}  median${at(0.5)}  p95${at(0.95)}`);
  }

  const report = (await ask(`/api/audit?${query}`)) as Report;
  const [from = '', to = ''] = query.split('&').map((part) => part.split('=')[1]);
  const told = recountYear(tickets, { from, to, now: new Date(report.at) });
  for (const part of ['figures', 'previous', 'causes', 'ages', 'durations'] as const)
    assert.deepEqual(report[part], told[part], part);
  let compared = 0;
  for (const dimension of dimensions) {
    const rows = report.breakdowns[dimension] ?? [];
    assert.deepEqual(rows.map(({ key }) => key).sort(), told.keysOf(dimension).sort(), dimension);
    for (const { key, name: _name, ...row } of rows) {
      assert.deepEqual(row, told.rowOf(dimension, key), `${dimension} ${key}`);
      compared += Object.keys(row).length;
    }
  }
  for (const { from: first, to: last, ...counts } of report.series.points) {
    assert.deepEqual(counts, told.pointOf(first, last), first);
    compared += Object.keys(counts).length;
  }
  console.log(`${size} tickets: all figures, with ${compared} of the breakdowns and the series, equal their recount`);
} finally {
  await product.remove();
}
