import { letterAttachment, paymentAttachment } from './letters.ts';
import { demoPartners as p } from './partners.ts';
import { type DemoScenario, writer } from './scenario.ts';
import { its, paid } from './tariffs.ts';
import { labelled, prose, type Requested, signature } from './wording.ts';

/** Transfers by what they rest on: a letter, a payment, a contract, the end of a licence, a first application. */
export const groundsScenarios: readonly DemoScenario[] = [
  {
    id: 'paid-with-letter',
    mailbox: 'perevod',
    minutesAgo: 474,
    write(day) {
      const subscriber = day.subscriber('ООО «Оловянный Солдатик»', 'pt-abacus');
      day.licence(subscriber, '1c-reporting', paid);
      day.certificate(subscriber, 'Игнатова Полина Сергеевна', '1c-reporting');
      const asked: Requested = { subscriber, product: '1c-reporting', target: p.lantern };
      return {
        from: writer('lantern', 'Ольга Светлова'),
        subject: 'Перенос абонента ООО «Оловянный Солдатик»',
        text: labelled(
          asked,
          'Письмо абонента во вложении.',
          '',
          signature('Ольга Светлова', p.lantern, '8 (8152) 00-11-22'),
        ),
        attachments: [
          letterAttachment(
            'письмо Оловянный Солдатик.pdf',
            { ...asked, date: day.day(-1), effective: day.date },
            'colour-pdf',
          ),
        ],
      };
    },
  },
  {
    id: 'overdue-with-letter',
    mailbox: 'perevod',
    minutesAgo: 501,
    write(day) {
      const subscriber = day.subscriber('ООО «Каретный Двор»', 'pt-compass');
      day.licence(subscriber, '1c-reporting', 'Основной (2 года)', {
        validFrom: day.day(-400),
        validUntil: day.day(329),
      });
      const asked: Requested = { subscriber, product: '1c-reporting', target: p.harbour };
      return {
        from: writer('harbour', 'Отдел переносов'),
        subject: 'Каретный Двор — смена партнёра',
        text: prose(asked, signature('Роман Причалов', p.harbour, '8 (846) 000-10-20')),
        attachments: [
          letterAttachment('scan_0117.jpg', { ...asked, date: day.day(-3), effective: day.day(-2) }, 'colour-jpeg'),
        ],
      };
    },
  },
  {
    id: 'no-licence',
    mailbox: 'perevod',
    minutesAgo: 468,
    write(day) {
      const subscriber = day.subscriber('ИП Ветрова Нина Павловна', 'pt-millstone');
      day.licence(subscriber, '1c-reporting', paid, { validFrom: day.day(-500), validUntil: day.day(-135) });
      const asked: Requested = { subscriber, product: '1c-reporting', target: p.bridge };
      return {
        from: writer('bridge', 'Бухгалтерия'),
        subject: 'перенос ИП Ветрова',
        text: prose(asked, 'Лицензии у неё сейчас нет.'),
      };
    },
  },
  {
    id: 'no-licence-again',
    mailbox: 'perevod',
    minutesAgo: 455,
    repliesTo: 'no-licence',
    write(day) {
      const subscriber = day.world.registry.subscribers.find((s) => s.name === 'ИП Ветрова Нина Павловна');
      return {
        from: writer('bridge', 'Бухгалтерия'),
        subject: 'Re: перенос ИП Ветрова',
        text: `Коллеги, подскажите, пожалуйста, когда ждать перенос ИП Ветрова, ИНН ${subscriber?.inn ?? ''}?`,
      };
    },
  },
  {
    id: 'letter-missing',
    mailbox: 'perevod',
    minutesAgo: 420,
    write(day) {
      const subscriber = day.subscriber('ООО «Липовый Мёд»', 'pt-harbour');
      day.licence(subscriber, '1c-reporting', 'Верное решение (опция)');
      return {
        from: writer('compass', 'Отдел сопровождения'),
        subject: 'Перенос',
        text: labelled({ subscriber, product: '1c-reporting', target: p.compass }),
      };
    },
  },
  {
    id: 'first-application',
    mailbox: 'perevod',
    minutesAgo: 330,
    write(day) {
      const newcomer = day.identity('ООО «Первый Шаг»');
      day.application(newcomer, '1c-reporting', 'pt-bridge');
      return {
        from: writer('lantern', 'Ольга Светлова'),
        subject: 'Перенос первичной заявки',
        text: labelled(
          { subscriber: newcomer, product: '1c-reporting', target: p.lantern },
          'Заявка с типом «Создание» попала не к нам.',
        ),
      };
    },
  },
  {
    id: 'its-with-contract',
    mailbox: 'perevod',
    minutesAgo: 300,
    write(day) {
      const subscriber = day.subscriber('АО «Тихая Заводь»', 'pt-attic', { itsLogin: 'zavod-its' });
      day.licence(subscriber, '1c-reporting', its);
      day.itsContract(subscriber, 'pt-harbour');
      return {
        from: { name: 'Центр продаж', address: 'help@volga-raschet.example' },
        subject: 'АО Тихая Заводь: перенос по ИТС',
        text: prose(
          { subscriber, product: '1c-reporting', target: p.harbour },
          'Договор 1С:ИТС уровня ПРОФ у абонента с этим партнёром.',
        ),
      };
    },
  },
  {
    id: 'its-without-contract',
    mailbox: 'perevod',
    minutesAgo: 290,
    write(day) {
      const subscriber = day.subscriber('ООО «Глиняный Кувшин»', 'pt-attic', { itsLogin: 'kuvshin' });
      day.licence(subscriber, '1c-reporting', its);
      return {
        from: writer('lighthouse', 'Офис'),
        subject: 'Глиняный Кувшин',
        text: labelled({ subscriber, product: '1c-reporting', target: p.lighthouse }),
      };
    },
  },
  {
    id: 'payment-on-last-day',
    mailbox: 'perevod',
    minutesAgo: 265,
    write(day) {
      const subscriber = day.subscriber('ООО «Оранжерея Плюс»', 'pt-millstone');
      day.licence(subscriber, '1c-reporting', paid, { validFrom: day.day(-364), validUntil: day.day(1) });
      const asked: Requested = { subscriber, product: '1c-reporting', target: p.abacus };
      return {
        from: writer('abacus', 'Счётный отдел'),
        subject: 'Перенос, лицензия заканчивается',
        text: labelled(asked, 'Платёжное поручение об оплате новой лицензии прилагаем.'),
        attachments: [
          paymentAttachment('платежка.jpg', {
            payer: subscriber,
            payee: p.abacus,
            amountKopecks: 490_000,
            date: day.day(-1),
          }),
        ],
      };
    },
  },
  {
    id: 'payment-to-another',
    mailbox: 'perevod',
    minutesAgo: 255,
    write(day) {
      const subscriber = day.subscriber('ООО «Летний Дождь»', 'pt-millstone');
      day.licence(subscriber, '1c-reporting', paid, { validFrom: day.day(-364), validUntil: day.date });
      return {
        from: writer('abacus', 'Счётный отдел'),
        subject: 'Летний Дождь: перенос и оплата',
        text: prose({ subscriber, product: '1c-reporting', target: p.abacus }, 'Оплата — в приложении.'),
        attachments: [
          paymentAttachment('pp_204.png', {
            payer: subscriber,
            payee: p.millstone,
            amountKopecks: 490_000,
            date: day.day(-2),
          }),
        ],
      };
    },
  },
];
