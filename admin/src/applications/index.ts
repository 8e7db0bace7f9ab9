import { lazy } from 'react';

export const applications = {
  name: 'applications',
  list: lazy(() => import('./RegisterPage.tsx').then((module) => ({ default: module.RegisterPage }))),
  edit: lazy(() => import('./ApplicationPage.tsx').then((module) => ({ default: module.ApplicationPage }))),
};
