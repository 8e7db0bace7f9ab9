import { lazy } from 'react';

export const journal = {
  name: 'journal',
  list: lazy(() => import('./JournalPage.tsx').then((module) => ({ default: module.JournalPage }))),
};
