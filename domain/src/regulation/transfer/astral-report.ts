import type { SectionRules } from './sections.ts';
import { termRules } from './term-rules.ts';

/**
 * 4.2, ПП «Астрал Отчет», версия 4.5. Reading 3: the section has no clause about primary applications. Reading 6: a paid
 * tariff is always replaced (4.2.8), whatever the month of issue.
 */
export const astralReport: SectionRules = {
  products: ['astral-report-4.5'],
  title: 'ПП «Астрал Отчет», версия 4.5',
  licenceRules: [
    {
      clause: '4.2.4',
      quote:
        '«Регистрация абонента авторизованного центра», перенос невозможен. Указанные абоненты могут быть перенесены только вместе с Авторизованным центром.',
      demand: 'forbidden',
      holds: ({ kind }) => kind === 'authorized-center-client',
    },
    {
      clause: '4.2.3',
      quote:
        'Если у Абонента действует лицензия по тарифу «Авторизованный центр», необходимо предоставить электронное письмо (см. п.2 Регламента) и приложить официальное письмо от Абонента (см. п.3 Регламента).',
      demand: 'letter',
      holds: ({ kind }) => kind === 'authorized-center',
    },
    ...termRules('4.2.1', '4.2.2', 'astralReportDaysLeft'),
  ],
  group: { clause: '4.2.5', quote: 'допускается предоставить одно официальное письмо от головной компании' },
  noLicence: {
    clause: '4.2.6',
    quote:
      'Если у Абонента нет действующей лицензии ни по одному из тарифов, для переноса достаточно предоставить электронное письмо',
  },
  accountOnly: {
    clause: '4.2.7',
    quote:
      'При переносе Абонента с отозванной/заблокированной лицензией, будет перенесена только учетная/ые запись/и Абонента.',
  },
  tariffReplaced: {
    clause: '4.2.8',
    quote: 'тариф будет заменен на «Обслуживание учетной записи Астрал Отчет в рамках ранее заключенного договора».',
  },
  quarterEndInvoice: {
    clause: '4.2.3',
    kind: 'authorized-center',
    quote:
      'Счет за транзакции Авторизованного центра будет выставлен Партнеру, у которого он обслуживается на момент окончания отчетного квартала.',
  },
};
