import { lazy } from 'react';

export const templates = {
  name: 'templates',
  list: lazy(() => import('./TemplateList.tsx').then((module) => ({ default: module.TemplateList }))),
  edit: lazy(() => import('./TemplatePage.tsx').then((module) => ({ default: module.TemplatePage }))),
};
