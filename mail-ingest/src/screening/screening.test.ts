import { describe, expect, it } from 'vitest';
import { aMail, type MailParts } from '../parsing/mail-builder.ts';
import { contentHash, type Screening, screen, threadSubject } from './index.ts';

const screened = async (parts: Partial<MailParts>): Promise<Screening> => screen(await aMail(parts));
const request = 'Прошу перенести абонента ООО «Ромашка», ИНН 5401888223, логин Kedr Soft_78';

describe('headers speak first', () => {
  it.each<[string, Partial<MailParts>, Screening]>([
    ['Auto-Submitted', { text: 'Я в отпуске', headers: { 'Auto-Submitted': 'auto-replied' } }, 'auto-reply'],
    ['Auto-Submitted: no', { text: 'Подскажите статус', headers: { 'Auto-Submitted': 'no' } }, 'request'],
    ['X-Autoreply', { text: 'Меня нет на месте', headers: { 'X-Autoreply': 'yes' } }, 'auto-reply'],
    ['Exchange’s subject', { subject: 'Автоматический ответ: Перенос', text: 'Буду позже' }, 'auto-reply'],
    ['a receipt of reading', { subject: 'Прочитано: Перенос', text: 'Ваше сообщение было прочтено' }, 'auto-reply'],
    ['«Вне офиса»', { subject: 'Вне офиса: Re: Перенос', text: 'Вернусь 23 марта' }, 'auto-reply'],
    [
      'a robot of tickets',
      { subject: 'Ваше обращение получено', text: 'Это автоматическое сообщение. Ваше обращение получено.' },
      'auto-reply',
    ],
    [
      'a delivery report',
      { text: 'failed', headers: { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' } },
      'bounce',
    ],
    [
      'Яндекс’s bounce',
      {
        from: 'mailer-daemon@yandex.ru',
        subject: 'Недоставленное сообщение',
        text: 'К сожалению, письмо не может быть отправлено',
      },
      'bounce',
    ],
    [
      'Exchange’s bounce',
      { from: 'postmaster@kedr-soft.example', subject: 'Не удается доставить: Перенос', text: 'Адресат не найден' },
      'bounce',
    ],
    [
      'a newsletter',
      { text: 'Вебинар 14 апреля', headers: { 'List-Unsubscribe': '<mailto:u@x.example>' } },
      'no-request',
    ],
    [
      'an offer of goods',
      { subject: 'Бумага', text: 'Коммерческое предложение: бумага А4. Ждём вашу заявку!' },
      'no-request',
    ],
    ['a newsletter by its words', { text: 'Приглашаем на вебинар! Отписаться от рассылки' }, 'no-request'],
  ])('%s', async (_title, parts, expected) => {
    expect(await screened(parts)).toBe(expected);
  });
});

describe('a real request is never ignored', () => {
  it.each<[string, Partial<MailParts>]>([
    ['sent through a list server', { text: request, headers: { 'List-Id': 'sales', Precedence: 'list' } }],
    ['with an automatic header', { text: request, headers: { 'Auto-Submitted': 'auto-generated' } }],
    ['with a footer of a mailing', { text: `${request}\n\nОтписаться` }],
    ['from a postmaster’s address', { from: 'postmaster@kedr-soft.example', text: request }],
    ['with a wish that is one', { text: 'Спасибо! Желаем сменить партнёра ООО «Ромашка» на ваш.' }],
    ['with thanks before it', { text: `Спасибо за прошлый перенос! ${request}` }],
    ['thanks with a question', { text: 'Спасибо! А когда будет готово?' }],
    [
      'without words, with a letter',
      {
        subject: '',
        text: '',
        attachments: [{ fileName: 'письмо.pdf', mimeType: 'application/pdf', content: '%PDF' }],
      },
    ],
    ['a question about goods', { subject: 'Цены', text: 'Пришлите прайс со скидкой' }],
    ['thanks below a request in the subject', { subject: 'Прошу перенести ООО «Вега»', text: 'Заранее спасибо!' }],
    ['thanks for what is yet to be done', { text: 'Заранее спасибо за перенос клиента' }],
    [
      'thanks for one transfer and an order for another',
      { text: 'Спасибо за перенос, теперь очередь «Веги»: переносим' },
    ],
    ['thanks with a wish', { text: 'Спасибо, хорошо бы ускорить' }],
    ['thanks with news', { text: 'Благодарим за работу, расторгаем договор' }],
    ['an offer to a partner', { text: 'Предлагаем перенести срок оплаты, логин kedrsoft2' }],
    ['thanks beside what fails', { text: 'Спасибо, но регистратор не работает' }],
    ['anything that nobody understands', { text: 'Документы направили курьером' }],
  ])('%s', async (_title, parts) => {
    expect(await screened(parts)).toBe('request');
  });
});

it.each([
  'Спасибо!',
  'Добрый день! Большое спасибо за помощь.',
  'Принято, спасибо',
  'С наступающим Новым годом! Поздравляем вас',
  'Уважаемые коллеги! Поздравляем вас с праздником! Желаем успехов.',
  'С праздником! Желаем лёгких сверок, спокойной отчётности и благодарных клиентов.',
  'Спасибо, ждём',
  'Коллектив поздравляет вас с праздником! Мы отдыхаем с 9 по 11 мая.',
  'Огромное вам спасибо за оперативность! Вы лучшие!',
  'Спасибо за помощь, всё работает.',
  'Спасибо вам за быстрый перенос на прошлой неделе!',
])('«%s» asks for nothing', async (text) => {
  expect(await screened({ text: `${text}\n\nС уважением,\nАнна Орлова` })).toBe('no-request');
});

describe('subjects of one thread are equal', () => {
  it.each([
    'Перенос Ромашка',
    'RE: Перенос Ромашка',
    'Re[2]: Перенос Ромашка',
    'HA: Перенос Ромашка',
    'НА: перенос ромашка',
    'Отв: Перенос Ромашка',
    'FW: Re: Перенос  Ромашка',
    'Пересл: Перенос Ромашка',
    'Fwd: Ответ: Перенос Ромашка',
  ])('%s', (subject) => {
    expect(threadSubject(subject)).toBe('перенос ромашка');
  });
  it.each(['Перенос: Ромашка', 'Реклама: перенос', 'Ответственный: Орлова'])('«%s» has no prefix', (subject) => {
    expect(threadSubject(subject)).toBe(subject.toLowerCase());
  });
});

describe('the same mail again has the same content hash', () => {
  const file = { fileName: 'a.pdf', mimeType: 'application/pdf', content: 'one' };
  it('whatever its Message-ID and dates', async () => {
    const first = await aMail({ text: request, attachments: [file] });
    const second = await aMail({
      text: `${request}\n`,
      attachments: [file],
      headers: { 'Message-ID': '<two@x>', Date: 'Wed, 18 Mar 2026 09:00:00 +0300' },
    });
    expect(contentHash(second)).toBe(contentHash(first));
  });
  it.each<[string, Partial<MailParts>]>([
    ['another text', { text: `${request}!`, attachments: [file] }],
    ['another attachment', { text: request, attachments: [{ ...file, content: 'two' }] }],
    ['another subject', { text: request, subject: 'Другое', attachments: [file] }],
    ['another sender', { text: request, from: 'x@y.example', attachments: [file] }],
  ])('but not with %s', async (_title, parts) => {
    const first = await aMail({ text: request, attachments: [file] });
    expect(contentHash(await aMail(parts))).not.toBe(contentHash(first));
  });
});
