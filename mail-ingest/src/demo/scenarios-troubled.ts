import { letterAttachment, screenshotAttachment } from './letters.ts';
import { demoInn10 } from './numbers.ts';
import { demoPartners as p } from './partners.ts';
import { type DemoScenario, writer } from './scenario.ts';
import { labelled, prose, type Requested } from './wording.ts';

const paid = 'Платная лицензия (годовое обслуживание)';

/** Requests that the regulation forbids, that lack something, or that a person must look at; and mails that are no requests. */
export const troubledScenarios: readonly DemoScenario[] = [
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
  {
    id: 'letter-too-old',
    mailbox: 'perevod',
    minutesAgo: 160,
    write(day) {
      const subscriber = day.subscriber('ООО «Тридцать Три Коровы»', 'pt-attic');
      day.licence(subscriber, '1c-reporting', paid);
      const asked: Requested = { subscriber, product: '1c-reporting', target: p.millstone };
      return {
        from: writer('millstone', 'Отдел продаж'),
        subject: 'Перенос по письму',
        text: labelled(asked),
        attachments: [
          letterAttachment(
            'письмо_старое.jpg',
            { ...asked, date: day.day(-32), effective: day.day(-30) },
            'colour-jpeg',
          ),
        ],
      };
    },
  },
  {
    id: 'letter-unreadable',
    mailbox: 'perevod',
    minutesAgo: 140,
    write(day) {
      const subscriber = day.subscriber('ООО «Серебряный Шлюз»', 'pt-attic');
      day.licence(subscriber, '1c-reporting', paid);
      const asked: Requested = { subscriber, product: '1c-reporting', target: p.millstone };
      return {
        from: writer('millstone', 'Отдел продаж'),
        subject: 'Серебряный Шлюз',
        text: prose(asked),
        attachments: [
          letterAttachment('фото письма.jpg', { ...asked, date: day.day(-1), effective: day.date }, 'unreadable'),
        ],
      };
    },
  },
  {
    id: 'letter-to-partner',
    mailbox: 'perevod',
    minutesAgo: 125,
    write(day) {
      const subscriber = day.subscriber('ООО «Почтовый Дилижанс»', 'pt-lantern');
      day.licence(subscriber, '1c-reporting', paid);
      const asked: Requested = { subscriber, product: '1c-reporting', target: p.bridge };
      return {
        from: writer('bridge', 'Бухгалтерия'),
        subject: 'Почтовый Дилижанс',
        text: labelled(asked),
        attachments: [
          letterAttachment(
            'Обращение.pdf',
            { ...asked, date: day.day(-1), effective: day.date, addressee: p.bridge.name },
            'text-pdf',
          ),
        ],
      };
    },
  },
  {
    id: 'screenshot-only',
    mailbox: 'perevod',
    minutesAgo: 104,
    write(day) {
      const subscriber = day.subscriber('ООО «Хвойный Квартал»', 'pt-lantern');
      return {
        from: writer('attic', 'Алла Чердакова'),
        subject: 'перенос',
        html: '<div>Добрый день! Перенесите абонента, все данные на картинке:</div><div><img src="cid:data"></div>',
        attachments: [screenshotAttachment('data', { subscriber, product: '1c-reporting', target: p.attic })],
      };
    },
  },
  {
    id: 'inn-not-registered',
    mailbox: 'perevod',
    minutesAgo: 75,
    write(day) {
      return {
        from: writer('compass', 'Отдел сопровождения'),
        subject: 'Перенос абонента',
        text: labelled({
          subscriber: day.identity('ООО «Неведомый Край»'),
          product: '1c-reporting',
          target: p.compass,
        }),
      };
    },
  },
  {
    id: 'inn-misprinted',
    mailbox: 'perevod',
    minutesAgo: 60,
    write(day) {
      const subscriber = day.subscriber('ООО «Кривое Зеркало»', 'pt-attic');
      const misprinted = `${subscriber.inn.slice(0, 9)}${(Number(subscriber.inn[9]) + 1) % 10}`;
      return {
        from: writer('compass', 'Отдел сопровождения'),
        subject: 'Кривое Зеркало',
        text: prose({ subscriber: { ...subscriber, inn: misprinted }, product: '1c-reporting', target: p.compass }),
      };
    },
  },
  {
    id: 'only-words',
    mailbox: 'perevod',
    minutesAgo: 45,
    write: () => ({
      from: writer('abacus', 'Счётный отдел'),
      subject: 'Вопрос по переносу',
      text: 'Добрый день! Нужно перенести одного нашего клиента по 1С-Отчетности, подскажите, что для этого прислать?',
    }),
  },
  {
    id: 'vacation',
    mailbox: 'perevod',
    minutesAgo: 38,
    write: () => ({
      from: writer('harbour', 'Отдел переносов'),
      subject: 'Автоматический ответ: Перенос',
      text: 'Я в отпуске до конца месяца, по срочным вопросам пишите коллегам.',
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    }),
  },
  {
    id: 'newsletter',
    mailbox: 'perevod',
    minutesAgo: 30,
    write: () => ({
      from: { name: 'Вебинары для бухгалтеров', address: 'news@webinar.example' },
      subject: 'Вебинар: изменения в отчётности',
      html: '<p>Приглашаем на бесплатный вебинар. Места ограничены.</p><p><a href="https://webinar.example/u">Отписаться от рассылки</a></p>',
      headers: { 'List-Unsubscribe': '<https://webinar.example/u>', Precedence: 'bulk' },
    }),
  },
  {
    id: 'broken-export',
    mailbox: 'perevod',
    minutesAgo: 20,
    write: () => new TextEncoder().encode(`\u0001\u0002 выгрузка прервана ${demoInn10(77)}`),
  },
];
