import { lazy } from 'react';

export const subscribers = {
  name: 'subscribers',
  list: lazy(() => import('./SubscriberList.tsx').then((module) => ({ default: module.SubscriberList }))),
  edit: lazy(() => import('./SubscriberPage.tsx').then((module) => ({ default: module.SubscriberPage }))),
};
