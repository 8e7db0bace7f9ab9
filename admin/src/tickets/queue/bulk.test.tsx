import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { aColleague } from '../../testing/desk.ts';
import { aRow } from '../../testing/fixtures.ts';
import { openPanel } from '../../testing/open.tsx';
import { server, workingServer } from '../../testing/server.ts';

const rows = [aRow(), aRow({ id: 2, number: 'П-000002', subscriberName: 'АО «Тепломаш»', version: 5 })];

/** The server does the first ticket and refuses the others. */
function bulkServer() {
  const calls: Record<string, unknown>[] = [];
  server.use(
    http.post('*/api/tickets/bulk', async ({ request }) => {
      const body = (await request.json()) as { ids: { id: number }[] };
      calls.push(body);
      return HttpResponse.json(
        body.ids.map(({ id }) =>
          id === 1 ? { id, ok: true } : { id, ok: false, code: 'not-confirmed', message: 'Проверьте печать глазами.' },
        ),
      );
    }),
    ...workingServer({ rows, staff: [aColleague()] }),
  );
  return calls;
}

describe('many tickets at once', () => {
  it('are marked by X and told one by one what came of them', async () => {
    const calls = bulkServer();
    const { user } = openPanel('/tickets');
    await screen.findByRole('link', { name: 'АО «Тепломаш»' });
    await user.keyboard('[KeyJ][KeyX][KeyJ][KeyX]');
    expect(await screen.findByText('Отмечено: 2 обращения')).toBeTruthy();
    await user.keyboard('[KeyE]');
    const dialog = within(await screen.findByRole('dialog', { name: 'Исполнить' }));
    await user.click(dialog.getByRole('button', { name: 'Исполнить: 2' }));
    expect(await dialog.findByText(/Выполнено: 1 из 2/)).toBeTruthy();
    expect(dialog.getByText('Проверьте печать глазами.')).toBeTruthy();
    expect(calls).toEqual([
      {
        action: 'execute',
        ids: [
          { id: 1, version: 3 },
          { id: 2, version: 5 },
        ],
      },
    ]);
  });

  it('are handed over to a colleague', async () => {
    const calls = bulkServer();
    const { user } = openPanel('/tickets');
    await user.click(await screen.findByRole('checkbox', { name: 'Отметить все на странице' }));
    await user.click(screen.getByRole('button', { name: 'Передать…' }));
    await user.click(await screen.findByRole('menuitem', { name: /Илья Громов/ }));
    await user.click(await screen.findByRole('button', { name: 'Передать: 2' }));
    await waitFor(() => expect(calls[0]).toMatchObject({ action: 'assign', userId: 8 }));
  });
});
