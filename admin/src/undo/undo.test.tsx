import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TicketDetail } from '../api/types.ts';
import { anItem, aRow, aTicket } from '../testing/fixtures.ts';
import { openPanel } from '../testing/open.tsx';
import { server, workingServer } from '../testing/server.ts';
import { deadlineOf, undoWindowMs, withdrawUndo } from './undoStore.ts';

const first = aTicket();
const executed = aTicket({
  state: 'executed',
  version: 4,
  allowed: ['undo'],
  undoUntil: new Date(Date.now() + undoWindowMs).toISOString(),
  items: [anItem({ state: 'executed', executable: false })],
});
const bar = () => within(screen.getByRole('region', { name: 'Отмена действий' }));

function post(name: string, answer: TicketDetail): unknown[] {
  const calls: unknown[] = [];
  server.use(
    http.post(`*/api/tickets/1/${name}`, async ({ request }) => {
      calls.push(await request.json());
      return HttpResponse.json(answer);
    }),
  );
  return calls;
}

beforeEach(() => {
  withdrawUndo(1);
  const rows = [aRow(), aRow({ id: 2, number: 'П-000002' })];
  server.use(...workingServer({ rows, tickets: [first, aTicket({ id: 2, number: 'П-000002' })] }));
});

describe('what was just done', () => {
  it('is taken back from the next ticket by one key, and its ticket shown as it was', async () => {
    post('execute', executed);
    const undone = post('undo', aTicket({ version: 5 }));
    const { user } = openPanel('/tickets/1');
    await user.click(await screen.findByRole('button', { name: /Перенести абонента/ }));
    await screen.findByRole('heading', { name: 'П-000002' });
    expect(bar().getByText(/письма уйдут через \d+ с/)).toBeTruthy();
    await user.keyboard('[KeyU]');
    await screen.findByRole('heading', { name: 'П-000001' });
    expect(undone).toEqual([{ version: 4 }]);
    await waitFor(() => expect(bar().queryByRole('button')).toBeNull());
  });

  it('is taken back later with its grounds, as a transfer of its own', async () => {
    const past = { ...executed, undoUntil: null, reversible: true, allowed: ['reverse' as const] };
    server.use(http.get('*/api/tickets/1', () => HttpResponse.json(past)));
    const reversed = post('reverse', { ...past, state: 'reversed', version: 5, allowed: [] });
    const { user } = openPanel('/tickets/1');
    await user.click(await screen.findByRole('button', { name: 'Вернуть перенос…' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByRole('textbox'), 'Письмо отозвано абонентом');
    await user.click(dialog.getByRole('button', { name: 'Вернуть перенос' }));
    await waitFor(() => expect(reversed).toEqual([{ version: 4, grounds: 'Письмо отозвано абонентом' }]));
  });

  it('of several transfers takes back only those that are ticked', async () => {
    const item = aTicket().items[0];
    if (!item) throw new Error('the sample ticket has an item');
    const items = [
      { ...item, id: 11, position: 1, state: 'executed' as const },
      { ...item, id: 12, position: 2, state: 'executed' as const, subscriberName: 'ООО «Второй»' },
    ];
    const past = { ...executed, items, undoUntil: null, reversible: true, allowed: ['reverse' as const] };
    server.use(http.get('*/api/tickets/1', () => HttpResponse.json(past)));
    const reversed = post('reverse', { ...past, version: 5, allowed: [] });
    const { user } = openPanel('/tickets/1');
    await user.click(await screen.findByRole('button', { name: 'Вернуть перенос…' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('checkbox', { name: /ООО «Второй»/ }));
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Письмо отозвано абонентом' } });
    await user.click(dialog.getByRole('button', { name: 'Вернуть перенос' }));
    await waitFor(() =>
      expect(reversed).toEqual([{ version: 4, grounds: 'Письмо отозвано абонентом', itemIds: [11] }]),
    );
  });
});

describe('the time that is left', () => {
  it('never exceeds the window, however wrong the clock of this computer is', () => {
    const now = Date.parse('2026-03-17T07:00:00.000Z');
    expect(deadlineOf('2026-03-17T07:00:09.000Z', now, true)).toBe(now + 9_000);
    expect(deadlineOf('2026-03-17T09:00:00.000Z', now, false)).toBeLessThan(now + undoWindowMs);
    expect(deadlineOf('2026-03-17T06:00:00.000Z', now, true)).toBeGreaterThan(now);
    expect(deadlineOf('2026-03-17T06:00:00.000Z', now, false)).toBe(now);
  });
});
