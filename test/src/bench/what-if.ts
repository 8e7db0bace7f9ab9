import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createUser, type EntityManager, openDatabase } from '@perenos/db';
import {
  addCalendarDays,
  createRegistry,
  defaultWorkingTime,
  judgeThread,
  moscowDateOf,
  newClockEvents,
  type OfficialLetter,
  type RegistryData,
  type RequestedItem,
  russianCalendar,
} from '@perenos/domain';
import { Caller, Product } from '../support/product.ts';

/*
 * How long «Что, если» takes over 20,000 tickets, how evenly its bar moves, and how long the process answers nobody
 * meanwhile: `node test/src/bench/what-if.ts`. On the embedded database, or on PostgreSQL with DATABASE_URL (an empty
 * database).
 */

const size = 20_000;
const partners = 1_000;
const chunk = 1_000;
const begin = Date.parse('2026-01-12T06:00:00Z');
const person = { login: 'bench', name: 'Замер', role: 'supervisor', password: 'Perenos2026' } as const;

/** With its check digit (weights of the tenth digit). */
function innOf(n: number): string {
  const digits = String(770_000_000 + n);
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

const receivedOf = (n: number): string => new Date(begin + n * 900_000).toISOString();
const partnerInn = (n: number): string => innOf(5_000_000 + (n % partners));
const subscriberName = (n: number): string => `ООО «Абонент ${n}»`;

/** Every ticket has a subscriber and a licence of its own; days left and days of issue go round. */
function registryOf(): RegistryData {
  const numbers = Array.from({ length: size }, (_, n) => n);
  return {
    partners: numbers.slice(0, partners).map((n) => ({
      id: `p-${n}`,
      name: `ООО «Партнёр ${n}»`,
      inn: partnerInn(n),
      kpp: '770101001',
      kind: 'partner',
      salesCenterId: null,
      logins: [`Partner_${n}`],
      emails: [`mail@partner-${n}.example`],
      partnerCode: `P-${n}`,
      debts: [],
      restriction: null,
    })),
    subscribers: numbers.map((n) => ({
      inn: innOf(n),
      kpp: '770201001',
      name: subscriberName(n),
      kind: 'legal',
      partnerId: `p-${n % partners}`,
      emails: [],
      services: [],
      representativeInn: null,
      directions: [],
      itsLogin: null,
      itsPromo: null,
    })),
    licences: numbers.map((n) => ({
      id: `l-${n}`,
      product: '1c-reporting',
      subscriberInn: innOf(n),
      subscriberKpp: '770201001',
      partnerId: null,
      tariff: 'Платный годовой',
      issuedOn: addCalendarDays(moscowDateOf(receivedOf(n)), -10 - (n % 300)),
      validFrom: '2025-01-01',
      validUntil: addCalendarDays(moscowDateOf(receivedOf(n)), n % 7 === 0 ? n % 5 : 100),
      state: 'registered',
    })),
    applications: [],
    groups: [],
    tariffs: [{ name: 'Платный годовой', product: '1c-reporting', kind: 'paid' }],
    certificates: [],
    itsContracts: [],
  };
}

const itemOf = (n: number): RequestedItem => ({
  product: '1c-reporting',
  subscriberInn: innOf(n),
  subscriberKpp: '770201001',
  subscriberName: subscriberName(n),
  targetPartnerName: `ООО «Партнёр ${(n + 1) % partners}»`,
  targetPartnerInn: partnerInn(n + 1),
  targetPartnerLogin: n % 11 === 0 ? null : `Partner_${(n + 1) % partners}`,
  doubtful: [],
  evidence: {},
});

/** As old as up to 20 days. */
function letterOf(n: number): OfficialLetter {
  const effectiveDate = addCalendarDays(moscowDateOf(receivedOf(n)), -(n % 21));
  return {
    ...{ attachment: 'письмо.pdf', form: 'scan', readable: true },
    ...{ subscriberInn: innOf(n), subscriberKpp: '770201001', subscriberName: subscriberName(n) },
    ...{ product: '1c-reporting', targetPartnerInn: partnerInn(n + 1), targetPartnerName: null },
    ...{ letterDate: effectiveDate, effectiveDate, addressedToAstral: true, sealDetected: true },
    ...{ groupInns: [], lowQuality: false, doubtful: [], evidence: {} },
  };
}

/** One ticket as reading its mail leaves it, as rows of its tables. */
function rowsOf(n: number, registry: ReturnType<typeof createRegistry>) {
  const [at, item, letter] = [receivedOf(n), itemOf(n), letterOf(n)];
  const sender = {
    address: `mail@partner-${(n + 1) % partners}.example`,
    role: 'partner',
    partnerId: `p-${(n + 1) % partners}`,
  } as const;
  const request = { kind: 'transfer', items: [item], picturedFields: [] } as const;
  const judged = { mailbox: 'perevod', kind: 'transfer', sender, requestDate: moscowDateOf(at), dkim: null } as const;
  const { decisions, itemStarts, clock } = judgeThread({
    ...judged,
    ...{ items: [item], picturedFields: [], letters: [letter], payments: [], registry, calendar: russianCalendar },
    ...{ settled: [null], previousStarts: [null], at, settings: defaultWorkingTime },
  });
  const [decision] = decisions;
  const waitingBy = decision?.verdict === 'wait' ? decision.clauses.filter((clause) => clause === '4.1.14') : [];
  const ids = { id: n + 1, ticket_id: n + 1, mail_id: n + 1 };
  const number = `П-${String(n + 1).padStart(6, '0')}`;
  return {
    ticket: {
      ...{ ...ids, number, mailbox: 'perevod', kind: 'transfer', state: 'open', opened_at: at, received_at: at },
      ...{
        starts_at: clock?.startsAt ?? null,
        due_at: clock?.dueAt ?? null,
        calendar_version: russianCalendar.version,
      },
      clock_events: newClockEvents([], { receivedAt: at, judgedAt: at, itemStarts, waitingBy, closedAt: null }),
      ...{ subject: 'Перенос', subject_key: 'перенос', sender_address: sender.address, sender_name: 'Менеджер' },
      ...{ sender_role: 'partner', sender_partner_id: sender.partnerId, verdict: decision?.verdict, version: 1 },
      judgement: { at, edition: decision?.edition, decisions, itemStarts, request, ...judged },
    },
    item: {
      ...{ ...ids, position: 0, product: item.product, subscriber_inn: item.subscriberInn },
      ...{
        subscriber_kpp: item.subscriberKpp,
        subscriber_name: item.subscriberName,
        target_partner_name: item.targetPartnerName,
      },
      ...{ target_partner_inn: item.targetPartnerInn, target_partner_login: item.targetPartnerLogin },
      ...{
        doubtful: [],
        evidence: {},
        corrections: {},
        decision,
        subject: decision?.subject,
        verdict: decision?.verdict,
      },
    },
    mail: {
      ...{ ...ids, mailbox: 'perevod', source_key: `bench:${n}`, sha256: String(n), kept_at: at, state: 'processed' },
      ...{ not_before_at: at, outcome: 'ticket', received_at: at, references: [], to: [], segments: [], step_log: [] },
      ...{ subject: 'Перенос', text: '', from_address: sender.address },
    },
    document: { ...ids, file_name: 'письмо.pdf', kind: 'letter', form: 'scan', pages: [], letter, text: '' },
  };
}

const shapes = {
  ticket:
    'id int, number text, mailbox text, kind text, state text, opened_at timestamptz, received_at timestamptz, starts_at timestamptz, due_at timestamptz, calendar_version text, clock_events jsonb, subject text, subject_key text, sender_address text, sender_name text, sender_role text, sender_partner_id text, verdict text, version int, judgement jsonb',
  item: 'ticket_id int, position int, product text, subscriber_inn text, subscriber_kpp text, subscriber_name text, target_partner_name text, target_partner_inn text, target_partner_login text, doubtful jsonb, evidence jsonb, corrections jsonb, decision jsonb, subject text, verdict text',
  mail: 'id int, ticket_id int, mailbox text, source_key text, sha256 text, kept_at timestamptz, state text, not_before_at timestamptz, outcome text, received_at timestamptz, "references" jsonb, "to" jsonb, segments jsonb, step_log jsonb, subject text, text text, from_address text',
  document: 'mail_id int, file_name text, kind text, form text, pages jsonb, letter jsonb, text text',
  partner: 'id text, name text, name_key text, inn text, kind text',
  subscriber:
    'inn text, kpp text, name text, name_key text, kind text, partner_id text, services jsonb, directions jsonb',
  licence:
    'id text, product text, subscriber_inn text, subscriber_kpp text, tariff text, issued_on date, valid_from date, valid_until date, state text',
  tariff: 'name text, product text, kind text',
};
/** Columns that may not be null and that no row of these brings. */
const constants: Partial<Record<keyof typeof shapes, string>> = { mail: `, raw = ''`, subscriber: `, emails = '{}'` };

async function insert(em: EntityManager, name: keyof typeof shapes, rows: readonly object[]): Promise<void> {
  const shape = shapes[name];
  const columns = shape.split(', ').map((column) => column.split(' ')[0]);
  const [more, value] = constants[name]?.slice(2).split(' = ') ?? [];
  const table = name === 'item' ? 'ticket_item' : name;
  await em.execute(
    `insert into ${table} (${[...columns, more].filter(Boolean).join(', ')})
     select ${[...columns, value].filter(Boolean).join(', ')} from jsonb_to_recordset(?::jsonb) as row (${shape})`,
    [JSON.stringify(rows)],
  );
}

async function fill(em: EntityManager): Promise<void> {
  const data = registryOf();
  const registry = createRegistry(data);
  const snake = (row: object) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
    );
  const named = <T extends { name: string }>(rows: readonly T[]) =>
    rows.map((row) => snake({ ...row, nameKey: row.name.toLowerCase() }));
  await insert(em, 'partner', named(data.partners));
  await em.execute(
    `insert into partner_login (login, partner_id, position) select 'Partner_' || n, 'p-' || n, 0 from generate_series(0, ${partners - 1}) n`,
  );
  await insert(em, 'subscriber', named(data.subscribers));
  await insert(em, 'licence', data.licences.map(snake));
  await insert(em, 'tariff', data.tariffs);
  for (let from = 0; from < size; from += chunk) {
    const rows = Array.from({ length: chunk }, (_, index) => rowsOf(from + index, registry));
    for (const name of ['ticket', 'item', 'mail', 'document'] as const)
      await insert(
        em,
        name,
        rows.map((row) => row[name]),
      );
  }
  await em.execute('analyze');
}

type Run = {
  id: string;
  state: string;
  done: number;
  total: number;
  summary: { tickets: number; differing: number; notReproduced: number };
};

/** Asks `/healthz` over and over until the signal. @returns the longest wait for its answer, in milliseconds. */
async function longestSilence(url: string, signal: AbortSignal): Promise<number> {
  let longest = 0;
  while (!signal.aborted) {
    const asked = performance.now();
    await (await fetch(`${url}/healthz`)).arrayBuffer();
    longest = Math.max(longest, performance.now() - asked);
    await sleep(5);
  }
  return longest;
}

const varDirectory = mkdtempSync(join(tmpdir(), 'perenos-bench-'));
const url = process.env.DATABASE_URL;
const filled = performance.now();
const database = await openDatabase(
  url ? { kind: 'postgres', url } : { kind: 'pglite', directory: join(varDirectory, 'db') },
);
await createUser(database.em(), person, { kind: 'system', name: 'Замер' }, new Date());
await fill(database.em());
await database.close();
console.log(`filled in ${((performance.now() - filled) / 1000).toFixed(1)} s: ${varDirectory}`);

const product = await Product.start({ varDirectory, env: { DEMO: 'off', ...(url && { DATABASE_URL: url }) } });
try {
  const caller = await Caller.signIn(product.url, person.login, person.password);
  const period = { from: '2026-01-01', to: '2026-12-31' };
  for (const [label, other] of [
    ['10 days', { parameters: { letterMaximumAgeDays: 10 }, lunchBreak: null, shortDays: false }],
    ['lunch break', { parameters: {}, lunchBreak: { from: '12:30', to: '13:30' }, shortDays: true }],
  ] as const) {
    const started = performance.now();
    let run = await caller.json<Run>('/api/what-if', {
      method: 'POST',
      body: JSON.stringify({ ...period, editionId: null, ...other }),
    });
    const over = new AbortController();
    const silence = longestSilence(product.url, over.signal);
    const tenths: number[] = [];
    while (run.state === 'running') {
      await sleep(50);
      run = await caller.json<Run>(`/api/what-if/${run.id}`);
      while (run.total > 0 && tenths.length < Math.floor((run.done / run.total) * 10))
        tenths.push((performance.now() - started) / 1000);
    }
    over.abort();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const { tickets, differing, notReproduced } = run.summary;
    console.log(
      `${label}: ${run.state} in ${seconds} s, ${tickets} tickets, ${differing} otherwise, ${notReproduced} not reproduced; silent for ${(await silence).toFixed(0)} ms at most; each tenth after ${tenths.map((at) => at.toFixed(1)).join(', ')} s`,
    );
  }
} finally {
  await product.remove();
}
