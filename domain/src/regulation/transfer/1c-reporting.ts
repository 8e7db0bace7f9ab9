import { isPaid } from './licences.ts';
import type { SectionRules } from './sections.ts';

const letterDemand =
  'необходимо предоставить электронное письмо (см. п.2 Регламента) и приложить официальное письмо от Абонента (см. п.3 Регламента)';

/**
 * 4.1, ПП «Астрал-Отчетность» (сервис «1С-Отчетность»).
 *
 * Reading 3: the section names only ИТС and paid tariffs, so that under a free or carry-over one it is silent.
 * Reading 5: with ИТС and a paid licence both in force the paid one's demand stands: 4.1.2 and 4.1.3 come last.
 */
export const oneCReporting: SectionRules = {
  products: ['1c-reporting'],
  title: 'ПП «Астрал-Отчетность» (сервис «1С-Отчетность»)',
  primaryApplication: {
    clause: '4.1.1',
    quote: 'При необходимости перенести первичную заявку достаточно предоставить электронное письмо',
  },
  forbiddenService: {
    clause: '4.1.9',
    quote: 'Если Абонент подключен в рамках сервиса 1С:Бухобслуживание, перенос невозможен.',
  },
  licenceRules: [
    {
      clause: '4.1.7',
      quote:
        '«Дополнительная лицензия для клиентов УП (годовое обслуживание)», перенос невозможен. Указанные абоненты могут быть перенесены только вместе с Уполномоченным представителем.',
      demand: 'forbidden',
      holds: ({ kind }) => kind === 'representative-client',
    },
    {
      clause: '4.1.6',
      quote: `Если у Абонента действует лицензия по тарифу «Платная лицензия УП (годовое обслуживание)», ${letterDemand}`,
      demand: 'letter',
      holds: ({ kind }) => kind === 'representative',
    },
    {
      clause: '4.1.4',
      quote: `Если Абонент подключен по любому из платных тарифов и лицензия действует еще более 2-х календарных дней, для переноса ${letterDemand}`,
      demand: 'letter',
      // Reading 1: exactly 2 days are named by neither 4.1.4 nor 4.1.5; the stricter one applies.
      holds: ({ kind, daysLeft }, { parameters }) => isPaid(kind) && daysLeft >= parameters.oneCReportingDaysLeft,
    },
    {
      clause: '4.1.5',
      quote: `лицензия завершится менее чем через 2 календарных дня, для переноса ${letterDemand} или финансовый документ, подтверждающий оплату новой лицензии Партнеру, к которому запрашивается перенос.`,
      demand: 'letter-or-payment',
      holds: ({ kind, daysLeft }, { parameters }) => isPaid(kind) && daysLeft < parameters.oneCReportingDaysLeft,
    },
    {
      clause: '4.1.3',
      quote: `запрашивается перенос к Партнеру, с которым не заключен договор 1С:ИТС уровня ПРОФ, ${letterDemand}`,
      demand: 'letter',
      holds: ({ kind }, { targetKnown, profContract }) => kind === 'its' && targetKnown && !profContract,
    },
    {
      clause: '4.1.2',
      quote:
        'запрашивается перенос к Партнеру, с которым заключен договор 1С:ИТС уровня ПРОФ, необходимо предоставить электронное письмо согласно главе 2',
      demand: 'email',
      holds: ({ kind }, { targetKnown, profContract }) => kind === 'its' && targetKnown && profContract,
    },
  ],
  group: { clause: '4.1.8', quote: 'допускается предоставить одно официальное письмо от головной компании' },
  noLicence: {
    clause: '4.1.10',
    quote:
      'Если у Абонента нет действующей лицензии ни по одному из тарифов, для переноса достаточно предоставить электронное письмо',
  },
  accountOnly: {
    clause: '4.1.12',
    quote:
      'При переносе Абонента с отозванной/заблокированной лицензией, будет перенесена только учетная/ые запись/и Абонента.',
  },
  acceptedApplication: {
    clause: '4.1.13',
    quote: 'при условии наличия в Web-Регистраторе заявки в состоянии «Принято», переносится только заявка.',
  },
  invoiceToTarget: {
    clause: '4.1.11',
    quote:
      'если лицензия выдана в календарном месяце, в котором запрошен перенос, счет за лицензию будет выставлен Партнеру, к которому Абонент будет перенесен',
  },
  tariffReplaced: {
    clause: '4.1.11',
    quote:
      'выданный платный тариф будет заменен на «Обслуживание учетной записи 1С в рамках ранее заключенного договора».',
  },
  reconciliation: {
    clause: '4.1.14',
    quote:
      '(первые 6 рабочих дней каждого месяца) не осуществляются переносы абонентов, у которых лицензия по любому из платных тарифов выдана в отчетном месяце.',
  },
  quarterEndInvoice: {
    clause: '4.1.6',
    kind: 'representative',
    quote:
      'Счет за транзакции Уполномоченного представителя будет выставлен Партнеру, у которого он обслуживается на момент окончания отчетного квартала.',
  },
};
