import { paymentAttachment } from './letters.ts';
import { demoPartners as p } from './partners.ts';
import { type DemoScenario, writer } from './scenario.ts';
import { prose } from './wording.ts';
import type { DemoDay } from './world.ts';

const restrict = (
  day: DemoDay,
  id: string,
  imposedBy: string,
  debts: readonly { invoice: string; amountKopecks: number; paid: boolean; product?: string }[],
): void => {
  const partner = day.world.registry.partners.find((candidate) => candidate.id === id);
  if (!partner) return;
  partner.restriction = { since: day.day(-4), imposedBy };
  partner.debts = debts.map(({ invoice, amountKopecks, paid, product = '1c-reporting' }) => ({
    product,
    amountKopecks,
    invoiceNumber: invoice,
    dueDate: day.day(-12),
    paidAt: paid ? day.day(-1) : null,
  }));
};

/** Mails to sverka@ (debts, the financial block) and to partners@ (Астрал ЭДО, «Старт ЭДО», the rest). */
export const financeScenarios: readonly DemoScenario[] = [
  {
    id: 'which-debt',
    mailbox: 'sverka',
    minutesAgo: 430,
    write(day) {
      restrict(day, 'pt-abacus', 'automatic', [
        { invoice: 'СЧ-1180', amountKopecks: 1_250_000, paid: false },
        { invoice: 'СЧ-1192', amountKopecks: 384_050, paid: false, product: 'astral-report-4.5' },
      ]);
      return {
        from: writer('abacus', 'Счётный отдел'),
        subject: 'Ограничение функционала',
        text: 'Добрый день!\nWeb-Регистратор пишет, что функционал ограничен из-за задолженности. По какому продукту образовалась задолженность?',
      };
    },
  },
  {
    id: 'paid-still-restricted',
    mailbox: 'sverka',
    minutesAgo: 462,
    write(day) {
      restrict(day, 'pt-compass', 'automatic', [{ invoice: 'СЧ-1175', amountKopecks: 990_000, paid: true }]);
      return {
        from: writer('compass', 'Бухгалтерия'),
        subject: 'Оплатили, снимите блокировку',
        text: 'Здравствуйте!\nЗадолженность оплатили вчера, но ограничение в Web-Регистраторе сохраняется. Просим снять.',
      };
    },
  },
  {
    id: 'paid-not-booked',
    mailbox: 'sverka',
    minutesAgo: 310,
    write(day) {
      restrict(day, 'pt-millstone', 'automatic', [{ invoice: 'СЧ-1201', amountKopecks: 735_000, paid: false }]);
      return {
        from: writer('millstone', 'Отдел продаж'),
        subject: 'Счёт СЧ-1201 оплачен',
        text: 'Добрый день! Счёт оплачен, платёжное поручение прилагаем. Снимите, пожалуйста, ограничение.',
        attachments: [
          paymentAttachment('пп 318.jpg', {
            payer: p.millstone,
            payee: p.north,
            amountKopecks: 735_000,
            date: day.date,
          }),
        ],
      };
    },
  },
  {
    id: 'paid-without-proof',
    mailbox: 'sverka',
    minutesAgo: 205,
    write(day) {
      restrict(day, 'pt-attic', 'automatic', [{ invoice: 'СЧ-1210', amountKopecks: 245_000, paid: false }]);
      return {
        from: writer('attic', 'Алла Чердакова'),
        subject: 'блокировка',
        text: 'Здравствуйте. Мы всё оплатили, а доступ в Web-Регистратор так и ограничен. Верните доступ, пожалуйста.',
      };
    },
  },
  {
    id: 'centre-asks-to-restrict',
    mailbox: 'sverka',
    minutesAgo: 145,
    write: () => ({
      from: { name: 'Бухгалтерия центра продаж', address: 'buh@volga-raschet.example' },
      subject: 'Просим ограничить партнёра',
      text: `Добрый день!\nПартнёр ${p.lighthouse.name} (ИНН ${p.lighthouse.inn}) задерживает оплату больше месяца. Просим применить финансовую блокировку.`,
    }),
  },
  {
    id: 'partner-about-partner',
    mailbox: 'sverka',
    minutesAgo: 110,
    write: () => ({
      from: writer('lantern', 'Ольга Светлова'),
      subject: 'Заблокируйте должника',
      text: `Просим ограничить доступ партнёру ${p.harbour.name}, ИНН ${p.harbour.inn}: он должен нам за прошлый квартал.`,
    }),
  },
  {
    id: 'restricted-by-centre',
    mailbox: 'sverka',
    minutesAgo: 80,
    write(day) {
      restrict(day, 'pt-bridge', 'sc-north', []);
      return {
        from: writer('bridge', 'Бухгалтерия'),
        subject: 'Снимите ограничение',
        text: 'Добрый день. У нас всё оплачено, просим снять ограничение с нашей учётной записи.',
      };
    },
  },
  {
    id: 'edo-reject',
    mailbox: 'partners',
    minutesAgo: 380,
    write(day) {
      const subscriber = day.subscriber('ООО «Конверт и Марка»', 'pt-abacus');
      day.application(subscriber, 'astral-edo', 'pt-abacus');
      return {
        from: writer('harbour', 'Отдел переносов'),
        subject: 'Астрал.ЭДО, отклонить заявление',
        text: `Здравствуйте!\nПросим отклонить текущее заявление по Астрал.ЭДО клиента ${subscriber.name}, ИНН ${subscriber.inn}, КПП ${subscriber.kpp}, и сообщить наш Код партнёра.\n${p.harbour.name}, ИНН ${p.harbour.inn}`,
      };
    },
  },
  {
    id: 'start-edo-extra-direction',
    mailbox: 'partners',
    minutesAgo: 260,
    write(day) {
      const subscriber = day.subscriber('ООО «Попутный Груз»', 'pt-lighthouse', {
        itsLogin: 'poputny',
        itsPromo: { name: 'start-edo', concludedOn: day.day(-5), visible: false },
        directions: [
          { code: 'FNS', kpp: null, active: true },
          { code: 'PFR', kpp: null, active: false },
        ],
      });
      return {
        from: writer('lighthouse', 'Офис'),
        subject: 'Старт ЭДО не подключается',
        text: `Добрый день! По акции «Старт ЭДО» заявка ${subscriber.name} (ИНН ${subscriber.inn}, КПП ${subscriber.kpp}) считается платной. Логин ИТС верный. Помогите разобраться.`,
      };
    },
  },
  {
    id: 'start-edo-yesterday',
    mailbox: 'partners',
    minutesAgo: 190,
    write(day) {
      const subscriber = day.subscriber('ООО «Быстрый Старт»', 'pt-harbour', {
        itsLogin: 'fast-start',
        itsPromo: { name: 'start-edo', concludedOn: day.date, visible: false },
        directions: [{ code: 'FNS', kpp: null, active: true }],
      });
      return {
        from: writer('harbour', 'Отдел переносов'),
        subject: 'Акция Старт ЭДО',
        text: `Здравствуйте! Сегодня заключили договор по акции «Старт ЭДО» с ${subscriber.name}, ИНН ${subscriber.inn}, КПП ${subscriber.kpp}, но в Web-Регистраторе акции не видно.`,
      };
    },
  },
  {
    id: 'transfer-in-partners',
    mailbox: 'partners',
    minutesAgo: 70,
    write(day) {
      const subscriber = day.subscriber('ООО «Лунный Календарь»', 'pt-lantern');
      return {
        from: writer('bridge', 'Бухгалтерия'),
        subject: 'Перенос абонента',
        text: prose({ subscriber, product: '1c-reporting', target: p.bridge }),
      };
    },
  },
  {
    id: 'question',
    mailbox: 'partners',
    minutesAgo: 15,
    write: () => ({
      from: writer('lantern', 'Ольга Светлова'),
      subject: 'Обучение новых менеджеров',
      text: 'Добрый день! К нам пришли два новых менеджера. Подскажите, когда ближайшее обучение по работе с Web-Регистратором и как их записать?',
    }),
  },
];
