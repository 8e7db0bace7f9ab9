import { lazy } from 'react';

export const applications = {
  name: 'applications',
  list: lazy(() => import('./ApplicationList.tsx').then((module) => ({ default: module.ApplicationList }))),
};
