import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import type { CurrentUser, TemplateDetail } from '../api/types.ts';
import { aUser } from '../testing/fixtures.ts';
import { openPanel } from '../testing/open.tsx';
import { refusal, server, workingServer } from '../testing/server.ts';

const template: TemplateDetail = {
  id: 'answer',
  key: 'answer',
  title: 'Ответ просившему',
  version: 2,
  text: 'Добрый день!\n{{решение}}',
  placeholders: [{ name: 'решение', meaning: 'Что исполнено', mandatory: true }],
  updatedBy: 'Вера Громова',
  updatedAt: '2026-03-17T07:00:00.000Z',
  versions: [
    { version: 2, text: 'Добрый день!\n{{решение}}', by: 'Вера Громова', at: '2026-03-17T07:00:00.000Z' },
    { version: 1, text: '{{решение}}', by: 'Исходный текст', at: null },
  ],
};

function openTemplate(role: CurrentUser['role']) {
  const saved: unknown[] = [];
  server.use(
    ...workingServer({ user: aUser({ role }) }),
    http.get('*/api/templates/answer', () => HttpResponse.json(template)),
    http.post('*/api/templates/answer/preview', async ({ request }) => {
      const { text } = (await request.json()) as { text: string };
      return text.includes('{{решение}}')
        ? HttpResponse.json({ subject: 'Re: Перенос', text: text.replace('{{решение}}', 'Абонент перенесён.') })
        : refusal(422, 'invalid-input', 'Проверьте данные.', { text: 'Этого нельзя убирать: {{решение}}.' });
    }),
    http.put('*/api/templates/answer', async ({ request }) => {
      saved.push(await request.json());
      return HttpResponse.json({ ...template, version: 3 });
    }),
    http.post('*/api/templates/answer/restore', async ({ request }) => {
      saved.push(await request.json());
      return HttpResponse.json({ ...template, version: 3 });
    }),
  );
  return { saved, ...openPanel('/templates/answer') };
}

describe('a template of letters', () => {
  it('is changed by a supervisor, who sees the letter while typing and what mustn’t be left out', async () => {
    const { user, saved } = openTemplate('supervisor');
    expect(await screen.findByText(/Абонент перенесён/)).toBeTruthy();
    const text = screen.getByRole('textbox', { name: 'Текст' });
    await user.clear(text);
    await user.type(text, 'Здравствуйте! ');
    expect(await screen.findByText('Этого нельзя убирать: {{решение}}.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Сохранить новую версию' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: '{{решение}}' }));
    await screen.findByText(/Здравствуйте! Абонент перенесён/);
    await user.click(screen.getByRole('button', { name: 'Сохранить новую версию' }));
    await waitFor(() => expect(saved).toEqual([{ text: 'Здравствуйте! {{решение}}', version: 2 }]));
  });

  it('goes back to a former version', async () => {
    const { user, saved } = openTemplate('supervisor');
    await user.click(await screen.findByText(/Исходный текст/));
    await user.click(screen.getByRole('button', { name: 'Вернуть текст версии 1' }));
    await waitFor(() => expect(saved).toEqual([{ version: 1 }]));
  });

  it('is only read by everybody else', async () => {
    openTemplate('specialist');
    expect(await screen.findByText('Шаблоны меняет руководитель.')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Текст' })).toBeNull();
  });
});
