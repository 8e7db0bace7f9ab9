import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { aRow, aTicket } from '../testing/fixtures.ts';
import { openPanel } from '../testing/open.tsx';
import { server, workingServer } from '../testing/server.ts';

const nothing = { tickets: [], subscribers: [], partners: [], mails: [] };

describe('the search over everything', () => {
  it('is opened by / on any page, answers while somebody types, and is walked by arrows', async () => {
    const asked: (string | null)[] = [];
    server.use(
      http.get('*/api/search', ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('q'));
        const tickets = [aRow(), aRow({ id: 2, number: 'П-000002', subscriberName: 'АО «Тепломаш»' })];
        return HttpResponse.json({ ...nothing, tickets });
      }),
      ...workingServer({ tickets: [aTicket({ id: 2, number: 'П-000002' })] }),
    );
    const { user } = openPanel('/trace');
    await screen.findByRole('heading', { name: 'Где моё письмо?' });
    await user.click(document.body);
    await user.keyboard('[Slash]');
    const field = await screen.findByRole('combobox', { name: 'Поиск по всему' });
    await user.type(field, 'тепл');
    expect(await screen.findByRole('option', { name: /АО «Тепломаш»/ })).toBeTruthy();
    expect(asked.at(-1)).toBe('тепл');
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('option', { name: /АО «Тепломаш»/ }).getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'П-000002' })).toBeTruthy();
  });

  it('says that nothing was found', async () => {
    server.use(
      http.get('*/api/search', () => HttpResponse.json(nothing)),
      ...workingServer(),
    );
    const { user } = openPanel('/tickets');
    await user.click(await screen.findByRole('button', { name: 'Поиск по всему' }));
    await user.type(await screen.findByRole('combobox', { name: 'Поиск по всему' }), 'йцукен');
    expect(await screen.findByText('Ничего не нашлось.')).toBeTruthy();
  });
});
