import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import type { TicketDetail } from '../../api/types.ts';
import { aColleague, aMention, aNote } from '../../testing/desk.ts';
import { anItem, aRow, aTicket } from '../../testing/fixtures.ts';
import { openPanel } from '../../testing/open.tsx';
import { refusal, server, workingServer } from '../../testing/server.ts';

type Options = Parameters<typeof workingServer>[0];

async function openTicket(ticket: TicketDetail, options: Options = {}) {
  server.use(...workingServer({ tickets: [ticket], staff: [aColleague()], ...options }));
  const panel = openPanel(`/tickets/${ticket.id}`);
  await screen.findByRole('heading', { name: ticket.number });
  return panel;
}

/** Collects what a verb was called with, and answers. */
function verb(name: string, answer: () => Response) {
  const calls: unknown[] = [];
  server.use(
    http.post(`*/api/tickets/:id/${name}`, async ({ request }) => {
      calls.push(await request.json());
      return answer();
    }),
    http.delete('*/api/tickets/:id/drafts/:slot', () => new HttpResponse(null, { status: 204 })),
    http.put('*/api/tickets/:id/drafts/:slot', () =>
      HttpResponse.json({ purpose: 'note', text: '', savedAt: '2026-03-17T07:00:00.000Z' }),
    ),
  );
  return calls;
}

describe('colleagues on one ticket', () => {
  it('see who else looks at it', async () => {
    await openTicket(aTicket(), { viewers: [{ id: 8, name: 'Громов Илья Олегович' }] });
    expect(await screen.findByText('смотрит Громов И. О.')).toBeTruthy();
  });

  it('leave notes by N and call each other by @', async () => {
    const saved = aNote({ text: '@gromov посмотрите', mentions: [{ id: 8, name: 'Илья Громов' }] });
    const calls = verb('notes', () => HttpResponse.json(aTicket({ notes: [saved] })));
    const { user } = await openTicket(aTicket());
    await user.keyboard('[KeyN]');
    await user.keyboard('@гр');
    await screen.findByRole('option', { name: /Илья Громов/ });
    await user.keyboard('{Enter}посмотрите{Control>}{Enter}{/Control}');
    expect(await screen.findByText('позвали: Илья Громов')).toBeTruthy();
    expect(calls).toEqual([{ text: '@gromov посмотрите' }]);
    expect(screen.getByRole('textbox', { name: 'Заметка коллегам' })).toHaveProperty('value', '');
  });

  it('are told when a note calls them, and come to the ticket by it', async () => {
    const calls = [aMention({ id: 6 }), aMention({ id: 4 }), aMention({ id: 3, ticketId: 2, number: 'П-000002' })];
    let read = false;
    server.use(
      http.post('*/api/mentions/read', async ({ request }) =>
        HttpResponse.json(((await request.json()) as { upTo: number }).upTo === 6 ? [aMention()] : []),
      ),
      http.post('*/api/mentions/5/read', () => {
        read = true;
        return HttpResponse.json([]);
      }),
      ...workingServer({ rows: [aRow()], tickets: [aTicket()], mentions: [...calls] }),
    );
    const { user } = openPanel('/tickets');
    await user.click(await screen.findByRole('button', { name: 'Вас позвали: 3' }));
    expect(screen.getByRole('menuitem', { name: /раньше ещё 1 заметка/ })).toBeTruthy();
    await user.click(screen.getByRole('menuitem', { name: 'Отметить все прочитанными' }));
    await user.click(await screen.findByRole('button', { name: 'Вас позвали: 1' }));
    await user.click(await screen.findByRole('menuitem', { name: /посмотрите скан/ }));
    expect(await screen.findByRole('heading', { name: 'П-000001' })).toBeTruthy();
    expect(read).toBe(true);
    expect(await screen.findByRole('button', { name: 'Вас никто не звал' })).toBeTruthy();
  });

  it('hand a ticket over by H, to whom they choose', async () => {
    const ticket = aTicket({ allowed: ['assign'] });
    const calls = verb('assign', () => HttpResponse.json({ ...ticket, assigneeId: 8, assigneeName: 'Илья Громов' }));
    const { user } = await openTicket(ticket);
    await user.keyboard('[KeyH]');
    await user.click(await screen.findByRole('menuitem', { name: /Илья Громов/ }));
    await waitFor(() => expect(calls).toEqual([{ version: 3, userId: 8 }]));
  });

  it('see an earlier refusal and another open request for the same subscriber before anything else', async () => {
    const receivedAt = '2026-03-01T07:00:00.000Z';
    const refused = { id: 9, number: 'П-000009', verdict: 'refuse', state: 'refused', receivedAt } as const;
    const open = { id: 12, number: 'П-000012', verdict: 'review', state: 'open', receivedAt } as const;
    await openTicket(aTicket({ related: [refused, open] }));
    expect(screen.getByText(/Этому абоненту уже отказывали/).textContent).toContain('П-000009');
    expect(screen.getByText(/есть ещё открытые обращения/).textContent).toContain('П-000012');
  });
});

describe('tickets that are one, or two', () => {
  it('are joined with another of the same sender', async () => {
    const joint = aTicket({ id: 2, number: 'П-000002' });
    const calls = verb('merge', () => HttpResponse.json(joint));
    const rows = [aRow(), aRow({ id: 2, number: 'П-000002', subscriberName: 'АО «Тепломаш»' })];
    const tickets = [aTicket({ allowed: ['merge'] }), joint];
    const { user } = await openTicket(aTicket({ allowed: ['merge'] }), { rows, tickets });
    await user.click(screen.getByRole('button', { name: 'Ещё действия' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Объединить с другим…' }));
    await user.click(await screen.findByRole('radio', { name: /АО «Тепломаш»/ }));
    await user.click(screen.getByRole('button', { name: 'Объединить с П-000002' }));
    expect(await screen.findByRole('heading', { name: 'П-000002' })).toBeTruthy();
    expect(calls).toEqual([{ version: 3, intoId: 2 }]);
  });

  it('are cut in two, and a refusal is said in the dialog', async () => {
    const items = [anItem(), anItem({ id: 12, position: 2, subscriberName: 'АО «Тепломаш»' })];
    const calls = verb('split', () => refusal(409, 'version-conflict', 'Обращение изменила Дарья Петрова.'));
    const { user } = await openTicket(aTicket({ allowed: ['split'], items }));
    await user.click(screen.getByRole('button', { name: 'Ещё действия' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Выделить позиции в новое…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('checkbox', { name: /Тепломаш/ }));
    await user.click(dialog.getByRole('button', { name: 'Выделить: 1' }));
    expect(await dialog.findByText('Обращение изменила Дарья Петрова.')).toBeTruthy();
    expect(calls).toEqual([{ version: 3, itemIds: [12] }]);
  });

  it('get scans that are dropped onto them', async () => {
    let sent = 0;
    server.use(
      http.post('*/api/tickets/1/attachments', () => {
        sent += 1;
        return HttpResponse.json(aTicket());
      }),
    );
    await openTicket(aTicket());
    const files = [new File(['%PDF'], 'письмо.pdf', { type: 'application/pdf' })];
    fireEvent.drop(screen.getByRole('region', { name: 'Решение' }), { dataTransfer: { types: ['Files'], files } });
    expect(await screen.findByText('Приложено и прочитано файлов: 1')).toBeTruthy();
    expect(sent).toBe(1);
  });
});
