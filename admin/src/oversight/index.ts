import { lazy } from 'react';

export const overrides = {
  name: 'overrides',
  list: lazy(() => import('./OverrideList.tsx').then((module) => ({ default: module.OverrideList }))),
};
export const samples = {
  name: 'samples',
  list: lazy(() => import('./SampleList.tsx').then((module) => ({ default: module.SampleList }))),
  show: lazy(() => import('./SamplePage.tsx').then((module) => ({ default: module.SamplePage }))),
};
export const scorecards = {
  name: 'scorecards',
  list: lazy(() => import('./ScorecardList.tsx').then((module) => ({ default: module.ScorecardList }))),
  show: lazy(() => import('./ScorecardPage.tsx').then((module) => ({ default: module.ScorecardPage }))),
};
