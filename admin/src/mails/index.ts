import { lazy } from 'react';

export const mails = {
  name: 'mails',
  list: lazy(() => import('./MailList.tsx').then((module) => ({ default: module.MailList }))),
  edit: lazy(() => import('./MailPage.tsx').then((module) => ({ default: module.MailPage }))),
};
