import { permissionsOf } from '@perenos/domain';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import type { CurrentUser, Mention, SavedView, StaffMember, TicketDetail, TicketRow, Viewer } from '../api/types.ts';
import { aUser } from './fixtures.ts';

/** A page of a list as ra-data-simple-rest expects it. */
export const listOf = (resource: string, rows: readonly unknown[]) =>
  HttpResponse.json([...rows], {
    headers: { 'Content-Range': `${resource} 0-${Math.max(rows.length - 1, 0)}/${rows.length}` },
  });

/** An error of the API, as it answers it. */
export const refusal = (status: number, code: string, message: string, errors?: Record<string, string>) =>
  HttpResponse.json({ code, message, ...(errors ? { errors } : {}) }, { status });

type WorkingServer = {
  user?: CurrentUser;
  rows?: TicketRow[];
  tickets?: TicketDetail[];
  views?: SavedView[];
  mentions?: Mention[];
  staff?: StaffMember[];
  viewers?: Viewer[];
};

/** A server with a signed-in user, a queue and the tickets themselves; a test replaces what it is about. */
export function workingServer(options: WorkingServer = {}) {
  const { user = aUser(), rows = [], tickets = [], views = [], mentions = [], staff = [], viewers = [] } = options;
  return [
    http.get('*/api/auth/me', () => HttpResponse.json({ user, permissions: permissionsOf(user.role), duty: null })),
    http.get('*/api/tickets/counts', () =>
      HttpResponse.json({ mine: 1, ready: 26, waiting: 3, review: 4, overdue: 0, all: 34 }),
    ),
    http.get('*/api/tickets', () => listOf('tickets', rows)),
    http.get('*/api/views', () => listOf('views', views)),
    http.get('*/api/calendar', () =>
      HttpResponse.json({ version: 'ru-2022-2027', years: [2026, 2027], warning: null }),
    ),
    http.get('*/readyz', () => HttpResponse.json({ status: 'ready' })),
    http.get('*/api/mailboxes', () => HttpResponse.json([])),
    http.get('*/api/mentions', () => HttpResponse.json(mentions)),
    http.get('*/api/staff', () => HttpResponse.json(staff)),
    http.post('*/api/tickets/:id/presence', () => HttpResponse.json({ viewers })),
    http.delete('*/api/tickets/:id/presence', () => HttpResponse.json({ viewers: [] })),
    http.put('*/api/tickets/:id/drafts/:purpose', async ({ params, request }) => {
      const { text } = (await request.json()) as { text: string };
      return HttpResponse.json({ purpose: params.purpose, text, savedAt: '2026-03-17T07:00:00.000Z' });
    }),
    http.delete('*/api/tickets/:id/drafts/:purpose', () => new HttpResponse(null, { status: 204 })),
    http.get('*/api/tickets/:id', ({ params }) => {
      const ticket = tickets.find((each) => each.id === Number(params.id));
      return ticket ? HttpResponse.json(ticket) : refusal(404, 'not-found', 'Обращение не найдено.');
    }),
  ];
}

export const server = setupServer();
