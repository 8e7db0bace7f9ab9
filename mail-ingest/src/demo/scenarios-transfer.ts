import { letterAttachment } from './letters.ts';
import { demoPartners as p } from './partners.ts';
import { type DemoScenario, writer } from './scenario.ts';
import { paid } from './tariffs.ts';
import { labelled, prose, type Requested, table } from './wording.ts';

/** Transfers of other kinds: groups, representatives, other products, later days, lists. */
export const transferScenarios: readonly DemoScenario[] = [
  {
    id: 'whole-group',
    mailbox: 'perevod',
    minutesAgo: 240,
    write(day) {
      const head = day.subscriber('ООО «Управляющая Ладья»', 'pt-bridge');
      const members = [
        head,
        day.subscriber('ООО «Ладья-Парк»', 'pt-bridge'),
        day.subscriber('ООО «Ладья-Сервис»', 'pt-bridge'),
      ] as const;
      for (const member of members) day.licence(member, '1c-reporting', 'Группа Компаний');
      day.group('ГК «Ладья»', '1c-reporting', members);
      const rows = members.map((subscriber): Requested => ({ subscriber, product: '1c-reporting', target: p.harbour }));
      return {
        from: writer('harbour', 'Отдел переносов'),
        subject: 'ГК «Ладья», переносим целиком',
        html: table(rows, 'Письмо головной компании во вложении.'),
        attachments: [
          letterAttachment(
            'ГК Ладья.pdf',
            {
              subscriber: head,
              product: '1c-reporting',
              target: p.harbour,
              date: day.day(-2),
              effective: day.date,
              members,
            },
            'text-pdf',
          ),
        ],
      };
    },
  },
  {
    id: 'blocked-licence',
    mailbox: 'perevod',
    minutesAgo: 222,
    write(day) {
      const subscriber = day.subscriber('ООО «Старый Мельник»', 'pt-lighthouse');
      day.licence(subscriber, '1c-reporting', paid, { state: 'blocked' });
      return {
        from: writer('attic', 'Алла Чердакова'),
        subject: 'перенесите, пожалуйста',
        text: prose({ subscriber, product: '1c-reporting', target: p.attic }),
      };
    },
  },
  {
    id: 'accepted-application',
    mailbox: 'perevod',
    minutesAgo: 210,
    write(day) {
      const subscriber = day.subscriber('ООО «Седьмой Континентъ»', 'pt-lighthouse');
      day.licence(subscriber, '1c-reporting', paid, { validFrom: day.day(-420), validUntil: day.day(-56) });
      day.application(subscriber, '1c-reporting', 'pt-lighthouse', { type: 'renew' });
      return {
        from: writer('attic', 'Алла Чердакова'),
        subject: 'Заявка на продление',
        text: labelled({ subscriber, product: '1c-reporting', target: p.attic }),
      };
    },
  },
  {
    id: 'date-to-come',
    mailbox: 'perevod',
    minutesAgo: 195,
    write(day) {
      const subscriber = day.subscriber('ООО «Медный Всадникъ»', 'pt-abacus');
      day.licence(subscriber, '1c-reporting', paid);
      const asked: Requested = { subscriber, product: '1c-reporting', target: p.bridge };
      return {
        from: writer('bridge', 'Бухгалтерия'),
        subject: 'Перенос с будущей даты',
        text: labelled(asked, 'Дата переноса указана в письме.'),
        attachments: [
          letterAttachment('IMG_2031.jpg', { ...asked, date: day.day(-1), effective: day.day(6) }, 'photo'),
        ],
      };
    },
  },
  {
    id: 'representative',
    mailbox: 'perevod',
    minutesAgo: 180,
    write(day) {
      const subscriber = day.subscriber('ООО «Бухгалтерия Плюс Минус»', 'pt-compass');
      day.licence(subscriber, '1c-reporting', 'Платная лицензия УП (годовое обслуживание)');
      const asked: Requested = { subscriber, product: '1c-reporting', target: p.lantern };
      return {
        from: writer('lantern', 'Ольга Светлова'),
        subject: 'Перенос уполномоченного представителя',
        text: labelled(asked),
        attachments: [
          letterAttachment('Письмо УП.png', { ...asked, date: day.day(-1), effective: day.date }, 'grey-png'),
        ],
      };
    },
  },
  {
    id: 'issued-this-month',
    mailbox: 'perevod',
    minutesAgo: 170,
    write(day) {
      const subscriber = day.subscriber('ООО «Сладкий Перец»', 'pt-millstone');
      day.licence(subscriber, '1c-reporting', paid, { validFrom: day.date, issuedOn: day.date });
      const asked: Requested = { subscriber, product: '1c-reporting', target: p.harbour };
      return {
        from: writer('harbour', 'Отдел переносов'),
        subject: 'Сладкий Перец',
        text: prose(asked),
        attachments: [letterAttachment('Скан.jpg', { ...asked, date: day.date, effective: day.date }, 'skewed-jpeg')],
      };
    },
  },
  {
    id: 'report-by-fax',
    mailbox: 'perevod',
    minutesAgo: 150,
    write(day) {
      const subscriber = day.subscriber('ООО «Гончарный Круг»', 'pt-abacus');
      day.licence(subscriber, 'astral-report-4.5', paid);
      const asked: Requested = { subscriber, product: 'astral-report-4.5', target: p.compass };
      return {
        from: writer('compass', 'Отдел сопровождения'),
        subject: 'Астрал Отчет 4.5: перенос',
        text: labelled(asked, 'Письмо пришло от абонента факсом.'),
        attachments: [letterAttachment('fax0042.tif', { ...asked, date: day.day(-4), effective: day.day(-3) }, 'fax')],
      };
    },
  },
  {
    id: 'online-sideways',
    mailbox: 'perevod',
    minutesAgo: 132,
    write(day) {
      const subscriber = day.subscriber('ООО «Стеклянный Жираф»', 'pt-lantern');
      day.licence(subscriber, 'astral-report-online', 'Онлайн. Базовый (1 год)');
      const asked: Requested = { subscriber, product: 'astral-report-online', target: p.attic };
      return {
        from: writer('attic', 'Алла Чердакова'),
        subject: 'Перенос по Онлайну',
        text: labelled(asked),
        attachments: [
          letterAttachment('письмо.jpg', { ...asked, date: day.day(-2), effective: day.day(-1) }, 'sideways'),
        ],
      };
    },
  },
  {
    id: 'et-application',
    mailbox: 'perevod',
    minutesAgo: 118,
    write(day) {
      const newcomer = day.identity('ООО «Торговый Тракт»');
      day.application(newcomer, 'astral-et', 'pt-lantern', { state: 'new' });
      return {
        from: writer('bridge', 'Бухгалтерия'),
        subject: 'Заявка Астрал-ЭТ',
        text: prose({ subscriber: newcomer, product: 'astral-et', target: p.bridge }),
      };
    },
  },
  {
    id: 'list-of-four',
    mailbox: 'perevod',
    minutesAgo: 96,
    write(day) {
      const idle = day.subscriber('ООО «Ночная Смена»', 'pt-compass');
      const withLicence = day.subscriber('ООО «Рыжий Лис»', 'pt-compass');
      day.licence(withLicence, '1c-reporting', paid);
      const accounting = day.subscriber('ООО «Ровный Баланс»', 'pt-compass', { services: ['1c-bukhobsluzhivanie'] });
      day.licence(accounting, '1c-reporting', paid);
      const trader = day.subscriber('ИП Кузнечиков Лев Олегович', 'pt-compass');
      day.licence(trader, '1c-reporting', paid, { state: 'revoked' });
      const rows = [idle, withLicence, accounting, trader].map(
        (subscriber): Requested => ({ subscriber, product: '1c-reporting', target: p.lighthouse }),
      );
      return { from: writer('lighthouse', 'Офис'), subject: 'Список на перенос', html: table(rows, 'Спасибо!') };
    },
  },
];
