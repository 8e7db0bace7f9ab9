import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { aView } from '../testing/desk.ts';
import { aRow, aUser } from '../testing/fixtures.ts';
import { openPanel } from '../testing/open.tsx';
import { refusal, server, workingServer } from '../testing/server.ts';

describe('a section of the navigation', () => {
  it.each([
    ['Почта', '/trace'],
    ['Финансы', '/unallocated'],
  ])('%s is open where it has the page that is shown, %s, and can be folded there', async (name, path) => {
    server.use(...workingServer({ user: aUser({ role: 'finance' }) }));
    const { user } = openPanel(path);
    const section = await screen.findByRole('button', { name });
    await waitFor(() => expect(section.getAttribute('aria-expanded')).toBe('true'));
    await user.click(section);
    expect(section.getAttribute('aria-expanded')).toBe('false');
  });
});

describe('a saved view', () => {
  it('stands in the navigation with its count, and is the current page where the queue shows it', async () => {
    server.use(...workingServer({ rows: [aRow()], views: [aView()] }));
    const { user } = openPanel('/tickets');
    const link = await screen.findByRole('link', { name: 'Готовые переносы: 12' });
    await user.click(link);
    expect(await screen.findByRole('heading', { name: 'Готовые переносы' })).toBeTruthy();
    expect(window.location.search).toBe('?view=ready&kind=transfer');
    expect(link.getAttribute('aria-current')).toBe('page');
  });

  it('names its owner, who alone can change it', async () => {
    server.use(...workingServer({ views: [aView({ ownerId: 8, ownerName: 'Илья Громов', shared: true })] }));
    openPanel('/tickets');
    expect(await screen.findByRole('link', { name: 'Готовые переносы (Илья Громов): 12' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Изменить вид/ })).toBeNull();
  });

  it('is made of what the queue shows now', async () => {
    const created: unknown[] = [];
    server.use(
      http.post('*/api/views', async ({ request }) => {
        created.push(await request.json());
        return HttpResponse.json(aView());
      }),
      ...workingServer({ rows: [aRow()] }),
    );
    const { user } = openPanel('/tickets?view=ready&kind=transfer&sort=-receivedAt');
    await screen.findByRole('link', { name: 'ООО «Гранит»' });
    await user.keyboard('[KeyV]');
    await user.type(await screen.findByRole('textbox', { name: 'Название' }), 'Готовые переносы');
    await user.click(screen.getByRole('checkbox', { name: 'Показывать и коллегам' }));
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() =>
      expect(created).toEqual([
        {
          name: 'Готовые переносы',
          shared: true,
          filter: { view: 'ready', kind: 'transfer' },
          sort: ['receivedAt', 'DESC'],
        },
      ]),
    );
  });

  it('says under the name what is wrong with it', async () => {
    server.use(
      http.post('*/api/views', () => refusal(422, 'bad-input', 'Проверьте поля', { name: 'Такой вид уже есть' })),
      ...workingServer(),
    );
    const { user } = openPanel('/tickets');
    await screen.findByText('Очередь пуста: все обращения закрыты.');
    await user.keyboard('[KeyV]');
    await user.type(await screen.findByRole('textbox', { name: 'Название' }), 'Мои{Enter}');
    expect(await screen.findByText('Такой вид уже есть')).toBeTruthy();
  });
});
