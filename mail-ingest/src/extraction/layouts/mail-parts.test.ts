import { describe, it } from 'vitest';
import { item, kedrsoft2, type LayoutSample, readsSample } from '../testing/layout-sample.ts';
import { people } from '../testing/registry-builder.ts';

const { kedr, larionova, romashka, vershina } = people;

describe('a request is read from the subject, the signature, forwarded and quoted mails', () => {
  it.each<LayoutSample>([
    [
      'the subject gives the product',
      {
        subject: 'Перенос 1С-Отчетность',
        text: 'ООО «Ромашка» ИНН 5401888223 КПП 540101001 к партнеру ООО «Кедр Софт» ИНН 7804123453 логин Kedr Soft_78',
      },
      [item(romashka, kedr)],
    ],
    [
      'the subject gives the name and the ИНН',
      {
        subject: 'Перенос ООО «Вершина» ИНН 5902777884',
        text: 'Прошу выполнить перенос.\nКПП 590201001\nПродукт: 1С-Отчетность\nПартнер: ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78',
      },
      [item(vershina, kedr)],
    ],
    [
      'the subject gives the name and the ИНН, the КПП stands before «к» the partner',
      {
        subject: 'Перенос 1С-Отчетность: ООО «Вершина», ИНН 5902777884',
        text: 'КПП 590201001\nк ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78',
      },
      [item(vershina, kedr)],
    ],
    [
      "the sender's own ИНН and login stand below the request",
      'Перенести ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, к партнеру ИП Ларионова Ольга Петровна, ИНН 780412345685, логин Larionova OP\n\n--\nООО «Кедр Софт»\nИНН 7804123453\nлогин Kedr Soft_78',
      [item(romashka, larionova)],
    ],
    [
      'a client in each of two forwarded mails',
      {
        subject: 'Fwd: два клиента',
        text: 'Два клиента для ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78, 1С-Отчетность, данные ниже.\n\n-------- Пересылаемое сообщение --------\n12.03.2024, 10:15, "Ольга" <o@kedr.example>:\n\nпервый: ООО «Ромашка» инн 5401888223 кпп 540101001\n-------- Конец пересылаемого сообщения --------\n\n-------- Пересылаемое сообщение --------\n12.03.2024, 10:40, "Ольга" <o@kedr.example>:\n\nи второй\nООО «Вершина», инн 5902777884, кпп 590201001\n-------- Конец пересылаемого сообщения --------\n',
      },
      [item(romashka, kedr), item(vershina, kedr)],
    ],
    [
      'no verb, the product in the subject',
      {
        subject: '1С-Отчетность',
        text: 'ООО «Ромашка» ИНН 5401888223 КПП 540101001 на ООО «Кедр Софт» ИНН 7804123453',
      },
      [item(romashka, { ...kedr, login: null })],
    ],
    [
      'data below the closing phrase',
      `Перенесите клиента, пожалуйста.\nС уважением, Пётр Орлов\n\nООО «Ромашка»\nИНН 5401888223\nКПП 540101001\n1С-Отчетность\nПартнер ООО «Кедр Софт»\nИНН 7804123453\nлогин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'the target is only in the signature: not stated',
      {
        text: 'Добрый день! Прошу перенести к нам абонента ООО «Ромашка», ИНН 5401888223, КПП 540101001, сервис 1С-Отчетность.\n\nС уважением,\nАнна Орлова\nООО «Кедр Софт», ИНН 7804123453\nлогин в скайпе orlova',
      },
      [item(romashka, {})],
    ],
    [
      'a signature without any rule, with the own requisites',
      {
        text: 'Перенесите, пожалуйста, абонента: ООО «Ромашка», ИНН 5401888223, КПП 540101001.\n1С-Отчетность.\nЛогин Kedr Soft_78\n\nАнна Орлова\nООО «Кедр Софт», ИНН/КПП 7804123453/780401001\n+7 (812) 000-00-00',
      },
      [item(romashka, { login: kedr.login })],
    ],
    [
      'a forwarded mail that was to be sent on',
      `Прошу выполнить.\n\n-------- Пересылаемое сообщение --------\nОт кого: Пётр <p@kedr-soft.example>\nКому: orlova@kedr-soft.example\nДата: понедельник, 16 марта 2026 г. в 10:00 +03:00\nТема: Ромашка\n\nКоллега, отправь дальше в Астрал: просим перенести ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, на ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a bare forward',
      {
        subject: 'Fwd: перенос',
        text: '\n-------- Перенаправленное сообщение --------\nТема: \tперенос\nДата: \tMon, 16 Mar 2026 10:00:00 +0300\nОт: \tПетр <petr@biryuza.example>\nКому: \torlova@kedr-soft.example\n\n\nАбонент ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность\nк партнеру ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78\n\n-- \nПетр, ООО «Бирюза-Бит», ИНН 7705098767',
      },
      [item(romashka, kedr)],
    ],
    [
      'own words complete the forwarded ones',
      {
        subject: 'FW: перенос Ромашки',
        text: 'Коллеги, прошу перенести к нам: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2. Данные клиента ниже.\n\nОт: Иван Петров <ivan@romashka.example>\nОтправлено: 16 марта 2026 г. 10:03\nКому: orlova@kedr-soft.example\nТема: перенос\n\nЗдравствуйте! Наши реквизиты: ООО «Ромашка», ИНН 5401888223, КПП 540101001, пользуемся 1С-Отчетностью.\n\nС уважением, Иван Петров',
      },
      [item(romashka, kedrsoft2)],
    ],
    [
      'a quoted older mail is not read',
      {
        subject: 'RE: перенос',
        text: 'Теперь следующий: ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, к партнеру ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78\n\nпн, 16 мар. 2026 г. в 10:00, Анна Орлова <orlova@kedr-soft.example>:\n\n> Прошу перенести ООО «Лесной Хутор», ИНН 2310444553, КПП 231001001\n> Логин Biryuza_77',
      },
      [item(romashka, kedr)],
    ],
  ])('%s', readsSample);
});
