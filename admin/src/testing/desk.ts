import type { Mention, SavedView, StaffMember, TicketNote } from '../api/types.ts';

/** Builders of what colleagues leave each other. */

export const aView = (change: Partial<SavedView> = {}): SavedView => ({
  id: 1,
  name: 'Готовые переносы',
  filter: { view: 'ready', kind: 'transfer' },
  sort: null,
  shared: false,
  ownerId: 7,
  ownerName: 'Анна Зимина',
  count: 12,
  ...change,
});

export const aColleague = (change: Partial<StaffMember> = {}): StaffMember => ({
  id: 8,
  login: 'gromov',
  name: 'Илья Громов',
  role: 'specialist',
  open: 3,
  ...change,
});

export const aNote = (change: Partial<TicketNote> = {}): TicketNote => ({
  id: 1,
  at: '2026-03-17T07:00:00.000Z',
  authorId: 8,
  authorName: 'Илья Громов',
  text: 'Звонил партнёру: пришлют новый скан.',
  mentions: [],
  ...change,
});

export const aMention = (change: Partial<Mention> = {}): Mention => ({
  id: 5,
  ticketId: 1,
  number: 'П-000001',
  noteText: '@zimina посмотрите скан',
  authorName: 'Илья Громов',
  at: '2026-03-17T07:00:00.000Z',
  ...change,
});
