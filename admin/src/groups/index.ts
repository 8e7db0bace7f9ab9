import { lazy } from 'react';

export const groups = {
  name: 'groups',
  list: lazy(() => import('./GroupList.tsx').then((module) => ({ default: module.GroupList }))),
  edit: lazy(() => import('./GroupPage.tsx').then((module) => ({ default: module.GroupPage }))),
};
