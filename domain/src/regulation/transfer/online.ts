import type { SectionRules } from './sections.ts';
import { termRules } from './term-rules.ts';

/** 4.3, ПП «Астрал Отчет. Онлайн». Reading 3: silent about subscribers who have no licence in force. */
export const onlineReport: SectionRules = {
  products: ['astral-report-online'],
  title: 'ПП «Астрал Отчет. Онлайн»',
  primaryApplication: {
    clause: '4.3.1',
    quote: 'При необходимости перенести первичную заявку достаточно предоставить электронное письмо',
  },
  licenceRules: termRules('4.3.2', '4.3.3', 'onlineReportDaysLeft'),
  group: { clause: '4.3.4', quote: 'допускается предоставить одно официальное письмо от головной компании' },
};
