import { lazy } from 'react';
import { QueuePage } from './queue/QueuePage.tsx';

/** The ticket's page comes on demand: the queue is the first screen. */
export const tickets = {
  name: 'tickets',
  list: QueuePage,
  edit: lazy(() => import('./ticket/TicketPage.tsx').then((module) => ({ default: module.TicketPage }))),
  recordRepresentation: 'number',
};
