import { lazy } from 'react';

export const revocations = {
  name: 'revocations',
  list: lazy(() => import('./RevocationList.tsx').then((module) => ({ default: module.RevocationList }))),
  edit: lazy(() => import('./RevocationPage.tsx').then((module) => ({ default: module.RevocationPage }))),
  create: lazy(() => import('./RegisterPage.tsx').then((module) => ({ default: module.RegisterPage }))),
};
