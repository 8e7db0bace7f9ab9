import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { aRow, aTicket } from '../../testing/fixtures.ts';
import { FakeEventSource, liveEvent, streamBreaks, streamOpens } from '../../testing/live.ts';
import { openPanel } from '../../testing/open.tsx';
import { listOf, refusal, server, workingServer } from '../../testing/server.ts';

const rowOf = async (name: string | RegExp) => {
  const row = (await screen.findByRole('link', { name })).closest('tr');
  if (!row) throw new Error('no row');
  return within(row);
};

describe('the queue', () => {
  it('shows what a specialist chooses by', async () => {
    server.use(
      ...workingServer({ rows: [aRow({ assigneeName: 'Илья Громов', dueAt: null, verdict: 'request-data' })] }),
    );
    openPanel('/tickets?view=all');
    const row = await rowOf('ООО «Гранит»');
    for (const text of [
      'Запросить данные',
      'Перенос',
      'П-000001',
      'Переносы',
      '1С-Отчетность',
      'Перенос абонента ООО «Гранит»',
      '7707083893 / 770701001',
      'срок не идёт',
      'Илья Громов',
    ]) {
      expect(row.getByText(text)).toBeTruthy();
    }
    expect(row.getByText('от: ООО «Линия учёта»')).toBeTruthy();
  });

  it('says how many subscribers a ticket is about', async () => {
    server.use(...workingServer({ rows: [aRow({ itemCount: 4 })] }));
    openPanel('/tickets');
    expect(await screen.findByRole('link', { name: 'ООО «Гранит» и ещё 3' })).toBeTruthy();
  });

  it('says how its subscribers are decided where not all are alike', async () => {
    server.use(
      ...workingServer({
        rows: [aRow({ itemCount: 3, verdict: 'refuse', openVerdicts: ['execute', 'refuse', 'execute'] })],
      }),
    );
    openPanel('/tickets');
    expect(await screen.findByRole('img', { name: 'Исполнить: 2, отказать: 1' })).toBeTruthy();
    expect(screen.queryByText('Отказать')).toBeNull();
  });

  it('goes by the partner where his debts and access are what it is about', async () => {
    const row = aRow({ kind: 'unblock', subscriberName: null, subscriberInn: null, toPartnerName: 'ООО «Румб»' });
    server.use(...workingServer({ rows: [row] }));
    openPanel('/tickets');
    expect(await screen.findByRole('link', { name: 'ООО «Румб»' })).toBeTruthy();
  });

  it('asks the server for the view, the filters and the order by deadline', async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get('*/api/tickets', ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return listOf('tickets', []);
      }),
      ...workingServer(),
    );
    openPanel('/tickets?view=ready&mailbox=perevod&q=7707');
    await screen.findByText('По этим условиям ничего не найдено.');
    const last = asked.at(-1);
    expect(JSON.parse(last?.get('filter') ?? '')).toEqual({ view: 'ready', mailbox: 'perevod', q: '7707' });
    expect(JSON.parse(last?.get('sort') ?? '')).toEqual(['dueAt', 'ASC']);
    expect(JSON.parse(last?.get('range') ?? '')).toEqual([0, 49]);
  });

  it('shows the number of tickets of each view', async () => {
    server.use(...workingServer());
    openPanel('/tickets');
    expect(await screen.findByRole('link', { name: 'Готовы к исполнению: 26' })).toBeTruthy();
  });

  it('takes in a new ticket without a reload', async () => {
    server.use(...workingServer({ rows: [aRow()] }));
    openPanel('/tickets');
    await screen.findByRole('link', { name: 'ООО «Гранит»' });
    server.use(...workingServer({ rows: [aRow({ id: 2, subscriberName: 'АО «Тепломаш»' }), aRow()] }));
    liveEvent();
    expect(await screen.findByRole('link', { name: 'АО «Тепломаш»' })).toBeTruthy();
  });

  it('says when the live stream breaks, and when it is back', async () => {
    server.use(...workingServer({ rows: [] }));
    openPanel('/tickets');
    await screen.findByText('Очередь пуста: все обращения закрыты.');
    act(streamOpens);
    expect(screen.getByText('очередь обновляется сама')).toBeTruthy();
    act(streamBreaks);
    expect(screen.getByText('нет связи, соединяемся снова…')).toBeTruthy();
    await waitFor(() => expect(FakeEventSource.open.size).toBe(1));
    act(streamOpens);
    expect(screen.getByText('очередь обновляется сама')).toBeTruthy();
  });

  it('is walked by J and K and opened by Enter, in any keyboard layout', async () => {
    server.use(
      ...workingServer({
        rows: [aRow(), aRow({ id: 2, subscriberName: 'АО «Тепломаш»' })],
        tickets: [aTicket({ id: 2, number: 'П-000002' })],
      }),
    );
    const { user } = openPanel('/tickets');
    const first = await screen.findByRole('link', { name: 'ООО «Гранит»' });
    // The key J in the Russian layout.
    await user.keyboard('{о>}{/о}');
    expect(document.activeElement).not.toBe(first);
    await user.keyboard('[KeyJ]');
    expect(document.activeElement).toBe(first);
    await user.keyboard('[KeyJ]');
    expect(document.activeElement?.textContent).toBe('АО «Тепломаш»');
    await user.keyboard('[KeyK][KeyJ][Enter]');
    expect(await screen.findByRole('heading', { name: 'П-000002' })).toBeTruthy();
  });

  it('lets a ticket be taken by T without opening it', async () => {
    const calls: unknown[] = [];
    server.use(
      http.post('*/api/tickets/1/take', async ({ request }) => {
        calls.push(await request.json());
        return HttpResponse.json(aTicket({ assigneeId: 7, version: 4 }));
      }),
      ...workingServer({ rows: [aRow()] }),
    );
    const { user } = openPanel('/tickets');
    await screen.findByRole('link', { name: 'ООО «Гранит»' });
    await user.keyboard('[KeyJ][KeyT]');
    expect(await screen.findByText('Взято: П-000001')).toBeTruthy();
    expect(calls).toEqual([{ version: 3 }]);
  });

  it('has its keys explained by ?', async () => {
    server.use(...workingServer());
    const { user } = openPanel('/tickets');
    await screen.findByText('Очередь пуста: все обращения закрыты.');
    await user.keyboard('{Shift>}[Slash]{/Shift}');
    expect(await screen.findByRole('dialog', { name: 'Клавиши' })).toBeTruthy();
  });

  it('leaves the keys alone while somebody types in the search', async () => {
    server.use(...workingServer({ rows: [aRow()] }));
    const { user } = openPanel('/tickets');
    await screen.findByRole('link', { name: 'ООО «Гранит»' });
    await user.keyboard('[KeyF]');
    const search = screen.getByRole('searchbox', { name: 'Поиск в очереди' });
    expect(document.activeElement).toBe(search);
    await user.keyboard('jk');
    expect(search).toHaveProperty('value', 'jk');
    await waitFor(() => expect(window.location.search).toContain('q=jk'));
  });

  it('sorts by a column, and keeps the order in the address', async () => {
    const asked: string[] = [];
    server.use(
      http.get('*/api/tickets', ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('sort') ?? '');
        return listOf('tickets', [aRow()]);
      }),
      ...workingServer(),
    );
    const { user } = openPanel('/tickets');
    await user.click(await screen.findByRole('button', { name: 'Получено' }));
    await waitFor(() => expect(JSON.parse(asked.at(-1) ?? '')).toEqual(['receivedAt', 'ASC']));
    await user.click(screen.getByRole('button', { name: 'Получено' }));
    await waitFor(() => expect(window.location.search).toContain('sort=-receivedAt'));
    expect(screen.getByRole('columnheader', { name: 'Получено' }).getAttribute('aria-sort')).toBe('descending');
  });

  it('shows one line a row where rows stand close, and remembers it', async () => {
    server.use(...workingServer({ rows: [aRow()] }));
    const { user, unmount } = openPanel('/tickets');
    expect((await rowOf('ООО «Гранит»')).getByText('7707083893 / 770701001')).toBeTruthy();
    await user.keyboard('[KeyD]');
    expect((await rowOf('ООО «Гранит»')).queryByText('7707083893 / 770701001')).toBeNull();
    unmount();
    openPanel('/tickets');
    expect((await rowOf('ООО «Гранит»')).queryByText('7707083893 / 770701001')).toBeNull();
  });

  it('has the opened row under the cursor again when somebody comes back', async () => {
    const rows = [aRow(), aRow({ id: 2, subscriberName: 'АО «Тепломаш»' })];
    server.use(...workingServer({ rows, tickets: [aTicket({ id: 2, number: 'П-000002' })] }));
    const { user } = openPanel('/tickets');
    await screen.findByRole('link', { name: 'АО «Тепломаш»' });
    await user.keyboard('[KeyJ][KeyJ][Enter]');
    await screen.findByRole('heading', { name: 'П-000002' });
    await user.keyboard('[Escape]');
    const link = await screen.findByRole('link', { name: 'АО «Тепломаш»' });
    expect(document.activeElement).toBe(link);
  });

  it('says in words when the server fails, and offers to try again', async () => {
    server.use(
      http.get('*/api/tickets', () => refusal(500, 'internal', 'База данных недоступна.'), { once: true }),
      ...workingServer({ rows: [aRow()] }),
    );
    const { user } = openPanel('/tickets');
    expect(await screen.findByText('База данных недоступна.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Повторить' }));
    expect(await screen.findByRole('link', { name: 'ООО «Гранит»' })).toBeTruthy();
  });
});
