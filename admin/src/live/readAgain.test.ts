import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { readAgainSoon } from './readAgain.ts';

test('an act and the word of it that comes with other news cost one reading of each list', async () => {
  vi.useFakeTimers();
  const client = new QueryClient();
  const read = vi.fn(async (name: string) => name);
  const shown = ['tickets', 'journal', 'partners'].map((name) =>
    new QueryObserver(client, { queryKey: [name, 'getList'], queryFn: () => read(name), initialData: '' }).subscribe(
      () => {},
    ),
  );
  await vi.runAllTimersAsync();
  read.mockClear();
  readAgainSoon(client, [['tickets', 'getList']]);
  readAgainSoon(client, [['tickets'], ['journal']]);
  await vi.runAllTimersAsync();
  expect(read.mock.calls.flat().sort()).toEqual(['journal', 'tickets']);
  for (const leave of shown) leave();
  vi.useRealTimers();
});
