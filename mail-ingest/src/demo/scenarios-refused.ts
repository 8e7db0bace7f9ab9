import { demoPartners as p } from './partners.ts';
import { type DemoScenario, writer } from './scenario.ts';
import { paid } from './tariffs.ts';
import { labelled, prose } from './wording.ts';

/** Requests that may not be asked so: by whom, of whom, to whom. */
export const refusedScenarios: readonly DemoScenario[] = [
  {
    id: 'bukhobsluzhivanie',
    mailbox: 'perevod',
    minutesAgo: 452,
    write(day) {
      const subscriber = day.subscriber('ООО «Синий Кит»', 'pt-bridge', { services: ['1c-bukhobsluzhivanie'] });
      day.licence(subscriber, '1c-reporting', paid);
      return {
        from: writer('abacus', 'Счётный отдел'),
        subject: 'Перенос Синий Кит',
        text: labelled({ subscriber, product: '1c-reporting', target: p.abacus }),
      };
    },
  },
  {
    id: 'client-of-representative',
    mailbox: 'perevod',
    minutesAgo: 400,
    write(day) {
      const subscriber = day.subscriber('ООО «Тёплый Дом Сервис»', 'pt-compass');
      day.licence(subscriber, '1c-reporting', 'Дополнительная лицензия для клиентов УП (годовое обслуживание)');
      return {
        from: writer('lighthouse', 'Офис'),
        subject: 'перенос',
        text: prose({ subscriber, product: '1c-reporting', target: p.lighthouse }),
      };
    },
  },
  {
    id: 'client-of-authorised-centre',
    mailbox: 'perevod',
    minutesAgo: 388,
    write(day) {
      const subscriber = day.subscriber('ООО «Речной Песок»', 'pt-abacus');
      day.licence(subscriber, 'astral-report-4.5', 'Регистрация абонента авторизованного центра');
      return {
        from: writer('compass', 'Отдел сопровождения'),
        subject: 'АО 4.5, перенос',
        text: labelled({ subscriber, product: 'astral-report-4.5', target: p.compass }),
      };
    },
  },
  {
    id: 'edo-in-perevod',
    mailbox: 'perevod',
    minutesAgo: 372,
    write(day) {
      const subscriber = day.subscriber('ООО «Бумажный Змей»', 'pt-lantern');
      day.application(subscriber, 'astral-edo', 'pt-lantern');
      return {
        from: writer('harbour', 'Отдел переносов'),
        subject: 'Перевод заявки Астрал.ЭДО',
        text: labelled({ subscriber, product: 'astral-edo', target: p.harbour }),
      };
    },
  },
  {
    id: 'subscriber-himself',
    mailbox: 'perevod',
    minutesAgo: 360,
    write(day) {
      const subscriber = day.subscriber('ООО «Вольный Ветер»', 'pt-abacus', {
        emails: ['director@volny-veter.example'],
      });
      day.licence(subscriber, '1c-reporting', paid);
      return {
        from: { name: 'Директор', address: 'director@volny-veter.example' },
        subject: 'Хотим сменить партнёра',
        text: labelled({ subscriber, product: '1c-reporting', target: p.lantern }, 'Мы сами так решили.'),
      };
    },
  },
  {
    id: 'stranger',
    mailbox: 'perevod',
    minutesAgo: 345,
    write(day) {
      const subscriber = day.subscriber('ООО «Дальний Кордон»', 'pt-millstone');
      return {
        from: { name: 'Менеджер', address: 'manager@fonar-uchet.example' },
        subject: 'Перенос абонента',
        text: prose({ subscriber, product: '1c-reporting', target: p.lantern }),
      };
    },
  },
  {
    id: 'promo',
    mailbox: 'perevod',
    minutesAgo: 316,
    write(day) {
      const subscriber = day.subscriber('ООО «Новый Горизонт Плюс»', 'pt-bridge');
      day.licence(subscriber, '1c-reporting', 'Промо', { validFrom: day.day(-10), validUntil: day.day(20) });
      return {
        from: writer('lantern', 'Ольга Светлова'),
        subject: 'Перенос (Промо)',
        text: labelled({ subscriber, product: '1c-reporting', target: p.lantern }),
      };
    },
  },
  {
    id: 'same-partner',
    mailbox: 'perevod',
    minutesAgo: 275,
    write(day) {
      const subscriber = day.subscriber('ООО «Круглый Стол»', 'pt-lighthouse');
      day.licence(subscriber, '1c-reporting', paid);
      return {
        from: writer('lighthouse', 'Офис'),
        subject: 'Закрепите за нами',
        text: labelled({ subscriber, product: '1c-reporting', target: p.lighthouse }),
      };
    },
  },
  {
    id: 'login-in-wrong-case',
    mailbox: 'perevod',
    minutesAgo: 232,
    write(day) {
      const subscriber = day.subscriber('ООО «Белый Налив»', 'pt-harbour');
      const target = p.lantern;
      return {
        from: writer('lantern', 'Ольга Светлова'),
        subject: 'Белый Налив — перенос',
        text: labelled({ subscriber, product: '1c-reporting', target, login: target.logins[0]?.toLowerCase() ?? '' }),
      };
    },
  },
  {
    id: 'login-corrected',
    mailbox: 'perevod',
    minutesAgo: 88,
    repliesTo: 'login-in-wrong-case',
    write: () => ({
      from: writer('lantern', 'Ольга Светлова'),
      subject: 'Re: Белый Налив — перенос',
      text: `Извините, логин верный: ${p.lantern.logins[0]}`,
    }),
  },
];
