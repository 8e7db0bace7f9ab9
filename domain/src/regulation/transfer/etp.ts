import type { SectionRules } from './sections.ts';
import { termRules } from './term-rules.ts';

/** 4.4, ПП «Астрал Онлайн», «Астрал-ЭТ», сервис «1С-ЭТП». Reading 3: silent about groups and about no licence in force. */
export const tradingServices: SectionRules = {
  products: ['astral-online', 'astral-et', '1c-etp'],
  title: 'ПП «Астрал Онлайн», «Астрал-ЭТ», сервис «1С-ЭТП»',
  primaryApplication: {
    clause: '4.4.1',
    quote: 'При необходимости перенести первичную заявку достаточно предоставить электронное письмо',
  },
  licenceRules: termRules('4.4.2', '4.4.3', 'tradingServicesDaysLeft'),
};
