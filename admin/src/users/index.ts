import { lazy } from 'react';

export const users = {
  name: 'users',
  list: lazy(() => import('./UserList.tsx').then((module) => ({ default: module.UserList }))),
  edit: lazy(() => import('./UserPage.tsx').then((module) => ({ default: module.UserPage }))),
};
