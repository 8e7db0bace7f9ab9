import type { Verdict } from '@perenos/domain';

/** Verdicts as people read them in messages of the api. */
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  execute: 'исполнить',
  'request-data': 'запросить данные',
  refuse: 'отказать',
  wait: 'ждать даты',
  review: 'разобрать вручную',
};
