import { letterAttachment, screenshotAttachment } from './letters.ts';
import { demoInn10 } from './numbers.ts';
import { demoPartners as p } from './partners.ts';
import { type DemoScenario, writer } from './scenario.ts';
import { paid } from './tariffs.ts';
import { labelled, prose, type Requested } from './wording.ts';

/** Requests whose letter, numbers or product are in trouble, so that a person must look; and mails that are no requests. */
export const troubledScenarios: readonly DemoScenario[] = [
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
  {
    id: 'product-in-doubt',
    mailbox: 'perevod',
    minutesAgo: 12,
    write(day) {
      const { name, inn, kpp } = day.subscriber('ООО «Два Берега»', 'pt-attic');
      const { harbour } = p;
      return {
        from: writer('harbour', 'Отдел переносов'),
        subject: 'Перенос абонента',
        text: `Добрый день!\n\nПросим перенести ${name}, ИНН ${inn}, КПП ${kpp}, по 1С-Отчетность или Астрал Отчет 4.5 к партнёру ${harbour.name}, ИНН ${harbour.inn}, логин ${harbour.logins[0]}.`,
      };
    },
  },
];
