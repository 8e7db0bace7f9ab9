import { lazy } from 'react';

export const outbox = {
  name: 'outbox',
  list: lazy(() => import('./OutboxPage.tsx').then((module) => ({ default: module.OutboxPage }))),
};
