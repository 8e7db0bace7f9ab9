import { lazy } from 'react';

export const licences = {
  name: 'licences',
  list: lazy(() => import('./LicenceList.tsx').then((module) => ({ default: module.LicenceList }))),
  edit: lazy(() => import('./LicencePage.tsx').then((module) => ({ default: module.LicencePage }))),
};
