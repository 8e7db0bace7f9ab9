import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './support/product.ts';
import { type Started, startProduct } from './support/start-product.ts';

type TicketRow = { id: number; number: string; verdict: string; subject: string; version: number; itemCount: number };
type Detail = TicketRow & {
  state: string;
  visualChecks: { id: string }[];
  outbox: { role: string; toAddress: string; text: string }[];
  journal: { kind: string }[];
};

let started: Started;

beforeAll(async () => {
  started = await startProduct({ mails: ['paid-with-letter'] });
});
afterAll(async () => started?.product.remove());

describe('Execution by one click', () => {
  test('of twenty simultaneous clicks exactly one executes, and the others are told so', async () => {
    const { caller } = started;
    const row = await eventually(
      async () =>
        (await caller.json<TicketRow[]>('/api/tickets?range=[0,24]')).find((ticket) => ticket.verdict === 'execute'),
      'a ready ticket',
      120,
    );
    const ticket = await caller.json<Detail>(`/api/tickets/${row.id}`);
    const body = JSON.stringify({ version: ticket.version, confirmed: ticket.visualChecks.map((check) => check.id) });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => caller.request(`/api/tickets/${row.id}/execute`, { method: 'POST', body })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    const refusals = await Promise.all(
      answers
        .filter((answer) => answer.status === 409)
        .map(async (answer) => (await answer.json()) as { code: string; message: string }),
    );
    expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(['already-executed']));
    expect(refusals[0]?.message).toMatch(/[а-я]/);

    const executed = await caller.json<Detail>(`/api/tickets/${row.id}`);
    expect(executed.state).toBe('executed');
    expect(executed.outbox.map((message) => message.role).sort()).toEqual([
      'asker',
      'source-partner',
      'target-partner',
    ]);
    expect(executed.journal.filter((entry) => entry.kind.includes('execut'))).toHaveLength(1);
  });
});
