import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createUser, type EntityManager, openDatabase } from '@perenos/db';
import { Caller, Product } from '../support/product.ts';

/*
 * How long the queue and the search take with 10,000 tickets: `node test/src/bench/desk.ts`. On the embedded database,
 * or on PostgreSQL with DATABASE_URL (an empty database). Times in milliseconds, over HTTP, of the product as it runs.
 */

const size = 10_000;
const rounds = 15;
const person = { login: 'bench', name: 'Замер', role: 'supervisor', password: 'Perenos2026' } as const;

/** Tickets with an item, a mail, a subscriber each; names and words vary, so that indexes have something to part. */
async function fill(em: EntityManager): Promise<void> {
  const names = `(array['Ромашка','Василёк','Сибирский лес','Волга-Транс','Северный ветер','Медтехника','Аркада','Домострой','Заря','Прогресс'])[1 + abs(hashint4(n)) % 10]`;
  const company = `'ООО «' || ${names} || ' ' || n || '»'`;
  const inn = `lpad((7700000000 + n)::text, 10, '0')`;
  const statements = [
    `insert into partner (id, name, name_key, inn, kind)
     select 'p-' || n, 'ООО «Партнёр ' || n || '»', 'партнер' || n, ${inn}, 'partner' from generate_series(1, 1000) n`,
    `insert into subscriber (inn, kpp, name, name_key, kind, partner_id, emails, services, directions)
     select ${inn}, '770101001', ${company}, lower(${names}) || n, 'legal', 'p-' || (1 + n % 1000), '{}', '[]', '[]'
     from generate_series(1, ${size}) n`,
    `insert into ticket (number, mailbox, kind, state, opened_at, received_at, starts_at, due_at, subject, subject_key,
       sender_address, sender_name, sender_role, sender_partner_id, verdict)
     select 'П-' || lpad(n::text, 6, '0'), 'perevod', 'transfer',
       (array['open','open','waiting-data','executed'])[1 + n % 4], now() - n * interval '1 minute',
       now() - n * interval '1 minute', now(), now() + (n % 3000) * interval '1 minute', 'Перенос ' || ${company},
       'перенос', 'manager' || (n % 1000) || '@partner.example', 'Менеджер', 'partner', 'p-' || (1 + n % 1000),
       (array['execute','request-data','review'])[1 + n % 3] from generate_series(1, ${size}) n`,
    `insert into ticket_item (ticket_id, position, product, subscriber_inn, subscriber_kpp, subscriber_name,
       target_partner_name, doubtful, evidence, corrections, verdict)
     select t.id, 0, '1c-reporting', ${inn}, '770101001', ${company}, 'ООО «Партнёр»', '[]', '{}', '{}', 'execute'
     from generate_series(1, ${size}) n join ticket t on t.number = 'П-' || lpad(n::text, 6, '0')`,
    `insert into mail (mailbox, source_key, sha256, raw, kept_at, state, not_before_at, outcome, received_at, message_id,
       "references", from_address, "to", subject, text, segments, ticket_id, step_log)
     select 'perevod', 'bench:' || n, n::text, '', now(), 'processed', now(), 'ticket', now() - n * interval '1 minute',
       '<' || n || '@partner.example>', '[]', 'manager' || (n % 1000) || '@partner.example', '[]', 'Перенос ' || ${company},
       'Добрый день! Просим перенести обслуживаемого абонента ' || ${company} || ', ИНН ' || ${inn} || '. Письмо приложено.',
       '[]', t.id, '[]' from generate_series(1, ${size}) n join ticket t on t.number = 'П-' || lpad(n::text, 6, '0')`,
    `analyze`,
  ];
  for (const sql of statements) await em.execute(sql);
}

const listOf = (filter: object, from: number): string =>
  `/api/tickets?range=${encodeURIComponent(JSON.stringify([from, from + 24]))}&filter=${encodeURIComponent(JSON.stringify(filter))}`;
const questions: Record<string, string> = {
  'queue, first page': listOf({ view: 'all' }, 0),
  'queue, page 200': listOf({ view: 'all' }, 5_000),
  'queue, ready': listOf({ view: 'ready' }, 0),
  'queue, filter by a name': listOf({ view: 'all', q: 'ромашка 77' }, 0),
  'queue, filter by two letters': listOf({ view: 'all', q: 'ро' }, 0),
  'queue, filter by a digit': listOf({ view: 'all', q: '7' }, 0),
  'queue, closed': listOf({ view: 'closed' }, 0),
  counts: '/api/tickets/counts',
  ...Object.fromEntries(
    ['рома', 'рамашка', 'обслуживаемые абоненты', 'П-004321', '7700004321', 'северный ветр', 'ничегонет'].map((q) => [
      `search «${q}»`,
      `/api/search?q=${encodeURIComponent(q)}`,
    ]),
  ),
};

async function measure(caller: Caller): Promise<void> {
  for (const [name, path] of Object.entries(questions)) {
    await (await caller.request(path)).arrayBuffer();
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      await (await caller.request(path)).arrayBuffer();
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0).padStart(5);
    console.log(`${name.padEnd(36)} median${at(0.5)}  p95${at(0.95)}`);
  }
}

const url = process.env.DATABASE_URL ?? '';
const varDirectory = mkdtempSync(join(tmpdir(), 'perenos-bench-'));
const database = await openDatabase(
  url ? { kind: 'postgres', url } : { kind: 'pglite', directory: join(varDirectory, 'db') },
);
await createUser(database.em(), person, { kind: 'system', name: 'Замер' }, new Date());
await fill(database.em());
await database.close();
const product = await Product.start({ varDirectory, env: { DEMO: 'off', DATABASE_URL: url } });
try {
  await measure(await Caller.signIn(product.url, person.login, person.password));
} finally {
  await product.remove();
}
