import { lazy } from 'react';

export const partners = {
  name: 'partners',
  list: lazy(() => import('./PartnerList.tsx').then((module) => ({ default: module.PartnerList }))),
  edit: lazy(() => import('./PartnerPage.tsx').then((module) => ({ default: module.PartnerPage }))),
};
