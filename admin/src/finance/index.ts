import { lazy } from 'react';

export const debts = {
  name: 'debts',
  list: lazy(() => import('./DebtList.tsx').then((module) => ({ default: module.DebtList }))),
};

export const restrictions = {
  name: 'restrictions',
  list: lazy(() => import('./RestrictionList.tsx').then((module) => ({ default: module.RestrictionList }))),
  edit: lazy(() => import('./RestrictionPage.tsx').then((module) => ({ default: module.RestrictionPage }))),
};

export const statements = {
  name: 'statements',
  list: lazy(() => import('./StatementList.tsx').then((module) => ({ default: module.StatementList }))),
  edit: lazy(() => import('./StatementPage.tsx').then((module) => ({ default: module.StatementPage }))),
};
