import { describe, expect, it } from 'vitest';
import { aPage, aRegistry, aText, emptyRegistry, inn } from '../testing/builders.ts';
import { candidateInns, interpretBodyLetter, interpretDocument } from './interpret.ts';

const hints = { registry: emptyRegistry, request: null };
const letterOf = (text: string) => {
  const { kind, letter } = interpretDocument(aText(text), hints);
  expect(kind).toBe('letter');
  if (!letter) throw new Error('no letter');
  return letter;
};

/** The same facts in the words of different hands: each must be read to exactly these. */
const facts = {
  subscriberInn: inn.romashka,
  subscriberKpp: '001201001',
  product: '1c-reporting',
  targetPartnerInn: inn.target,
  letterDate: '2026-03-12',
  effectiveDate: '2026-03-16',
  addressedToAstral: true,
  doubtful: [],
};

const head = `ООО «Ромашка»
г. Калуга, ул. Ленина, 1, тел. +7 (484) 212-34-56
ИНН ${inn.romashka} КПП 001201001 ОГРН 1234567890123
Исх. № 12 от 12.03.2026
В ООО «Астрал-Софт»`;

const hands: Record<string, string> = {
  'a request in one sentence': `${head}
Просим перенести абонента ООО «Ромашка» (ИНН ${inn.romashka}, КПП 001201001) по продукту 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026.`,

  'a notice of a change': `${head}
Направляем Вам обращение о смене обслуживающего партнёра. Абонент: ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001. Программный продукт: 1C:0тчетность. Партнёр, который будет нас обслуживать: ООО «Софт», ИНН ${inn.target}. Перевести с 16.03.2026.`,

  'a change without the word transfer': `${head}
Просим изменить партнера по сервису «1С-Отчетность».
Прежний партнер: ООО «Старый»
Новый партнер: ООО «Софт»
ИНН нового партнера: ${inn.target}
Дата изменения: 16.03.2026`,

  'words parted at the ends of lines': `${head}
Мы решили сменить партнера и про-
сим пере-
нести нас по сер-
вису «1С-
Отчетность» к парт-
неру ООО «Софт», ИНН ${inn.target}, на-
чиная с 16.03.2026.`,

  'the target before the subscriber': `${head}
Прошу перевести на обслуживание к партнёру ООО «Софт», ИНН ${inn.target}, с 16 марта 2026 года нашу организацию (ИНН/КПП ${inn.romashka}/001201001), сервис «1С-Отчётность».`,

  'the present partner named as well': `${head}
Сообщаем, что в настоящее время обслуживаемся у партнёра ООО «Старый» (ИНН ${inn.source}). Просим с «16» марта 2026 г. перевести ООО «Ромашка», ИНН ${inn.romashka}, на обслуживание в ООО «Софт» (ИНН ${inn.target}) по сервису Астрал-Отчетность.`,

  'a chairman who dates his letter below his name': `В ООО «Астрал-Софт» от ТСЖ «Ромашка», ИНН № ${inn.romashka}, КПП № 001201001
Сдаём 1С-Отчетность и просим переключить нас на партнёра ООО «Софт», ИНН ${inn.target}. Просим сделать это с 16 марта 2026 г.
Председатель правления Петрова А. А. 12 марта 2026 г.`,

  'a date with its place below the one from which to transfer': `В ООО «Астрал-Софт» от ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001
Ходатайствуем о переводе в сервисе 1С-Отчетность к партнёру ООО «Софт», ИНН ${inn.target}. Датой перевода считать 16 марта 2026 г.
Директор Петров П. П.
Составлено в г. Калуге 12 марта 2026 г. в двух экземплярах.`,

  'the days of a registration and of a licence': `ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001
ОГРН 1234567890123 от 14.05.2019, Лиц. № Л035-1 от 02.09.2021
ООО «Астрал-Софт»
Просим партнёра по сервису 1С-Отчетность сменить на ООО «Софт», ИНН ${inn.target}. Изменения внести 16.03.2026.
12.03.2026 Директор Петров П. П.`,

  'an answer to a letter, by the day of the week': `ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001
В ООО «Астрал-Софт»
В ответ на Ваше письмо № 77 от 05.03.2026 просим сменить партнёра ООО «Старый», ИНН ${inn.source}, на партнёра ООО «Софт», ИНН ${inn.target}, по сервису 1С-Отчетность с понедельника, 16 марта.
Дата подписи: 12.03.2026`,

  'an electronic signature under it': `${head}
Просим перенести нас по сервису 1С-Отчетность к партнеру ООО «Софт», ИНН ${inn.target}, с 16.03.2026.
ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ
Срок действия: с 01.02.2026 по 01.05.2027
Дата и время подписания: 12.03.2026 11:00`,

  'the mark of a fax above it': `13/03/2026 10:02 FROM +74842000000 P.1
${head}
Просим перенести нас по сервису 1С-Отчетность к партнеру ООО «Софт», ИНН ${inn.target}, с 16.03.2026.
Исп. Петрова 11.03.2026`,

  'a form of questions': `ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001
12.03.2026 В ООО «Астрал-Софт»
Просим осуществить перенос
Откуда: ООО «Старый», ИНН ${inn.source}
Куда: ООО «Софт», ИНН ${inn.target}
Что: 1С-Отчетность
Когда: 16.03.2026`,

  'a form that says from when and to whom': `12.03.2026 / исх. 6
ООО «Астрал-Софт»
Организация: ООО «Ромашка»
ИНН/КПП: ${inn.romashka}/001201001
Сервис: 1С-Отчетность
Перенести к партнёру: ООО «Софт»
ИНН партнёра: ${inn.target}
Перенести с: 16 марта 2026 г.`,

  'a form whose own date has a bare label': `ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001
Дата: 12.03.2026
Кому: ООО «Астрал-Софт»
Заявка на перенос абонента
1. Продукт: 1С-Отчетность
2. Новый партнер: ООО «Софт», ИНН ${inn.target}
3. Дата переноса: 16.03.2026`,

  'the own date below the one from which to transfer': `В ООО «Астрал-Софт» от ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001
Прошу перевести нас по продукту 1С-Отчетность к партнеру ООО «Софт», ИНН ${inn.target}
Дата, с которой осуществить перенос: «16» марта 2026 г.
12 марта 2026 г.
Директор`,

  'labels said in full': `ООО «Ромашка»
12.03.2026 № 01-09/87
В ООО «Астрал-Софт»
Просим с 16.03.2026 перенести ООО «Ромашка» (идентификационный номер налогоплательщика – ${inn.romashka}; код причины постановки на учёт – 001201001), абонента сервиса «1С-Отчетность», к партнёру ООО «Софт» (идентификационный номер налогоплательщика – ${inn.target}).`,

  'labels with the stroke between them misread, a КПП in groups': `ООО «Ромашка» ИННЖКПП ${inn.romashka}/001 201001
Исх. № 12 от 12.03.2026
В ООО «Астрал-Софт»
Просим с «16» марта 20 26 г. перенести нас по 1С-Отчетности к партнеру ООО «Софт» (ИНН ${inn.target}). Лицензия действует до
31.12.2026.`,

  'a list of questions and answers': `ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001
Дата составления: 12.03.2026
В ООО «Астрал-Софт»
1. Кого перенести — ООО «Ромашка»
2. Сервис — 1С-Отчетность
3. Куда — ООО «Софт», ИНН ${inn.target}
4. С какого числа — 16.03.2026
Прошу исполнить.`,

  'an order': `${head}
Переведите, пожалуйста, нашу 1С-Отчетность с 16 марта 2026 года на фирму ООО «Софт» с ИНН ${inn.target}.`,

  'who will serve from a day on': `ООО «Ромашка» (${inn.romashka}/001201001)
12 марта 2026 г.
Генеральному директору ООО «Астрал-Софт»
Сообщаем, что с 16 марта 2026 г. обслуживание нашей организации по 1С-Отчетности будет осуществлять ООО «Софт» (${inn.target}). Просим внести изменения.`,

  'a day of the transfer, and the own one beside the signature': `ЗАЯВЛЕНИЕ
ООО «Ромашка» (ИНН ${inn.romashka}, КПП 001201001) просит ООО «Астрал-Софт» осуществить перенос по сервису 1С-Отчетность к ООО «Софт», ИНН ${inn.target}.
Дата переноса 16.03.2026

12.03.2026 ____________ Иванов И. И.`,

  'a date behind a contract with the partner, nobody minding': `${head}
Между нами и партнером ООО «Софт» (ИНН ${inn.target}) заключен договор от 01.03.2026 № 7. Просим с 16.03.2026 закрепить нас за ним по 1С-Отчетности. Против переноса не возражаем, не возражает против переноса и прежний партнер.`,

  'another letter between the head and the request': `${head}
Взамен письма от 05.03.2026 № 2 просим с 16.03.2026 перенести нас по 1С-Отчетности к партнеру ООО «Софт» (ИНН ${inn.target}).`,

  'the day before the words that ask': `${head}
16 марта 2026 года просим осуществить перенос по 1С-Отчетности к партнеру ООО «Софт» (ИНН ${inn.target}). Временно исполняющий обязанности директора`,

  'a letterhead in two languages': `ROMASHKA LLC, TIN ${inn.romashka} / KPP 001201001
Исх. № 12 от 12.03.2026
ООО «Астрал-Софт»
Просим с 16.03.2026 перенести нас по 1С-Отчетности к партнеру ООО «Софт» (ИНН ${inn.target}).`,

  'two partners in columns': `${head}
Просим сменить партнера по 1С-Отчетности с 16.03.2026:
Прежний партнер Новый партнер
ООО «Старый» ООО «Софт»
ИНН ${inn.source} ${inn.target}`,

  'the new partner in the first column': `${head}
Просим сменить партнера по 1С-Отчетности с 16.03.2026:
Стало Было
Партнер ООО «Софт» ООО «Старый»
ИНН ${inn.target} ${inn.source}`,

  'from a partner without a name to another': `${head}
Просим с 16.03.2026 перенести нашу организацию, пользующуюся 1С-Отчетностью, от прежнего партнёра к ООО «Софт» (ИНН ${inn.target}).`,

  'a wish to be served by a partner': `${head}
ООО «Ромашка» выражает желание обслуживаться у партнёра ООО «Софт», ИНН ${inn.target}, по продукту 1С-Отчетность. Просим выполнить перенос 16.03.2026.`,

  'a form that is titled «О переносе» and asks in its labels': `${head}
О переносе
Наименование абонента ООО «Ромашка»
ИНН/КПП абонента ${inn.romashka}/001201001
Программный продукт 1С-Отчетность
Партнёр, к которому необходимо осуществить перенос ООО «Софт»
ИНН партнёра ${inn.target}
Дата, с которой необходимо осуществить перенос 16.03.2026`,

  'from one partner to another': `${head}
Просим осуществить перенос нашей организации от партнера ООО «Старый», ИНН ${inn.source}, к партнеру ООО «Софт», ИНН ${inn.target}. Программный продукт: 1C-Отчетность. Дата переноса: 16.03.2026.`,

  'a form with labels before the values': `${head}
Письмо о переносе абонента
Наименование абонента: ООО «Ромашка»
ИНН/КПП абонента: ${inn.romashka} / 001201001
Программный продукт: «Астрал-Отчетность» (1С-Отчетность)
Наименование партнера, к которому необходимо осуществить перенос: ООО «Софт»
ИНН партнера: ${inn.target}
Дата, с которой необходимо осуществить перенос: 16.03.2026`,

  'the requisites only in the head': `${head}
Просим закрепить нашу компанию за партнером ООО «Софт» ИНН ${inn.target} начиная с 16.03.26 по программе 1С Отчетность.`,

  'a partner whose name sounds like an invoice': `${head}
Просим перенести абонента ООО «Ромашка» (ИНН ${inn.romashka} КПП 001201001) по сервису 1С-Отчётность к партнеру ООО «Счёт и Акт», ИНН ${inn.target}, с 16
марта 2026 г.`,

  'the requisites below a last sentence about the present partner': `В ООО «Астрал-Софт»
исх. № 12 от 12.03.2026
Просим с 16.03.2026 перенести нас по сервису 1С-Отчетность к партнёру ООО «Софт» (ИНН ${inn.target}).
Задолженности перед прежним партнёром не имеем.
*
344000, г. Ростов, ул. Ленина, 1 ИНН ${inn.romashka} КПП 001201001`,

  'the validity of the certificate that signed it below': `${head}
Просим перенести ООО «Ромашка» по сервису 1С-Отчетность к партнёру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026.
ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ
Действителен: с 12.01.2026 по 12.04.2027`,

  'the addressee torn apart by recognition': `${head.replace('«Астрал-Софт»', '< Астр а л-Софт»')}
Просим перенести ООО «Ромашка» по сервису 1С-Отчетность к партнёру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026.`,

  'the date and the requisites at the foot': `Генеральному директору ООО «Астрал-Софт»
от ООО «Ромашка»
Заявление
Прошу с 16 марта 2026 г. сменить обслуживающую организацию по сервису «1С-Отчетность» на ООО «Софт», ИНН ${inn.target}.
Договор № 5 от 01.02.2024 с прежним партнером расторгнут.
Директор Иванов И. И.
12 марта 2026 г.
ООО «Ромашка» ИНН ${inn.romashka} КПП 001201001`,

  'an answer to another letter': `${head.replace('В ООО', 'На № 77 от 01.03.2026\nВ ООО')}
Уведомляем Вас о смене партнера и просим не позднее срока перевести нас, ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001, к ООО «Софт» (ИНН ${inn.target}), сервис 1С-Отчетность, с 16.03.2026 г.`,

  'a company that speaks of itself': `${head}
ООО «Ромашка» (ИНН ${inn.romashka}, КПП 001201001) прекратила отношения с прежним партнером и просит начиная с 16.03.2026 обслуживать учётную запись сервиса 1С-Отчетность через партнера ООО «Софт» (ИНН ${inn.target}).`,

  'long forms of words': `Общество с ограниченной ответственностью «Ромашка»
ИНН ${inn.romashka}, КПП 001201001
12.03.2026 № 45/1
Обществу с ограниченной ответственностью
«Астрал-Софт»
О переводе
Общество с ограниченной ответственностью «Ромашка» ходатайствует о переводе с 16.03.2026 на обслуживание по продукту «1С-Отчетность» к Обществу с ограниченной ответственностью «Софт», ИНН ${inn.target}.`,
};

describe('an official letter', () => {
  for (const [hand, text] of Object.entries(hands)) {
    it(`is read the same in every wording: ${hand}`, () => {
      expect(letterOf(text)).toMatchObject(facts);
    });
  }

  it('without a date in its text counts from its own date (3.4.4)', () => {
    const letter = letterOf(
      `${head}\nПросим перенести ООО «Ромашка» к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность.`,
    );
    expect(letter).toMatchObject({ letterDate: '2026-03-12', effectiveDate: '2026-03-12', doubtful: [] });
  });

  it.each([
    ['с 1 апреля', '2026-04-01'],
    ['с «1» апреля текущего года', '2026-04-01'],
    ['начиная с 01.04', '2026-04-01'],
    ['с 01.04. Просим', '2026-04-01'],
    ['с 01/04', '2026-04-01'],
    ['с 28 февраля', '2026-02-28'],
  ])('that leaves the year to the reader means the nearest one: «%s»', (when, effectiveDate) => {
    const letter = letterOf(
      `${head}\nПросим ${when} перенести ООО «Ромашка» к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность.`,
    );
    expect(letter).toMatchObject({ letterDate: '2026-03-12', effectiveDate, doubtful: [] });
  });

  it('whose day of the transfer was not made out takes no day of the line below for it', () => {
    const text = `В ООО «Астрал-Софт» от ООО «Ромашка», ИНН ${inn.romashka}\nПросим перенести нас к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность.\nДата переноса: «Об» апреля 2026 г.\n30 марта 2026 г.`;
    expect(letterOf(text)).toMatchObject({ letterDate: '2026-03-30', doubtful: ['effectiveDate'] });
  });

  it('that tells from when another thing is so leaves that day to a person where it lies before its own', () => {
    const text = `${head}\nС 01.02.2026 у нас новый бухгалтер. Просим перенести ООО «Ромашка» к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность.`;
    expect(letterOf(text).doubtful).toEqual(['effectiveDate']);
  });

  it('that says of a day something that is not made out leaves it to a person', () => {
    const text = `${head}\nПросим перенести ООО «Ромашка» к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность.\nРубеж: 30.03.2026`;
    expect(letterOf(text).doubtful).toEqual(['effectiveDate']);
  });

  it.each([
    'с начала следующего месяца',
    'со II квартала',
    'после окончания лицензии',
    'через неделю',
    'спустя 5 рабочих дней',
    'с завтрашнего дня',
    'со дня окончания лицензии 30.04.2026',
    'с момента регистрации нового договора',
    'сразу после сдачи отчётности',
  ])('that sets a term which is no date leaves it to a person: «%s»', (when) => {
    const text = `${head}\nПросим ${when} перенести ООО «Ромашка» к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность.`;
    expect(letterOf(text).doubtful).toEqual(['effectiveDate']);
  });

  it.each([
    'Просим не переносить нас к партнеру ООО «Софт» без нашего согласия, сервис 1С-Отчетность.',
    'Письмо о переносе к партнеру ООО «Софт» (сервис 1С-Отчетность) просим считать недействительным.',
    'Рассматриваем возможность переноса к партнеру ООО «Софт» (сервис 1С-Отчетность) и просим сообщить условия.',
    'Просим перенести нас (сервис 1С-Отчетность) к партнеру ООО «Софт» при условии погашения его задолженности.',
    'Просим перенести нас к партнеру ООО «Софт» (сервис 1С-Отчетность) только после подписания договора.',
    'Просим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность. Письмо действительно до 01.03.2026.',
    'Просим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность.\nАННУЛИРОВАНО',
    'Просим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность. Перенос не ранее нашего звонка.',
    'Просим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность, с 16.03.2026, но не ранее сдачи отчётности.',
    'Просим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность. Дата переноса будет сообщена позже.',
    'Просим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность.\nОТКАЗАНО',
    'Просим не менять партнера ООО «Софт», сервис 1С-Отчетность.',
    'ОБРАЗЕЦ\nПросим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность.',
    'Просим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность.\nЮрисконсульт: проект письма на подпись',
    'ОБРАЗЕЦ. Письмо\nПросим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность.',
    'Просим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность.\nДолжность И.О. Фамилия',
    'Просим продлить сертификат сервиса 1С-Отчетность, обслуживающий партнер ООО «Софт».',
    'Просим временно, с 16.03.2026 по 31.12.2026, перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность.',
    'Если долга нет, просим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность.',
    'Просим перенести срок сдачи отчета. Сервис 1С-Отчетность, партнер ООО «Софт».',
    'Просим сообщить, возможен ли перенос к партнеру ООО «Софт», сервис 1С-Отчетность.',
    'В случае нарушений будем просить о переносе к партнеру ООО «Софт», сервис 1С-Отчетность.',
    'Просим выслать коммерческое предложение на перенос к партнеру ООО «Софт», сервис 1С-Отчетность.',
    'Просим не изменять нашего партнёра.',
  ])('that forbids a transfer, or is none yet, proves nothing and nor do others: «%s»', (words) => {
    const { doubtful, objects } = letterOf(`${head}\n${words}`);
    expect(doubtful).toContain('targetPartnerInn');
    expect(objects).toBe(true);
  });

  it.each(['Тариф просим не менять.', 'О выполнении просим сообщить.'])(
    'that asks for something beside is one: «%s»',
    (words) => {
      const { objects } = letterOf(
        `${head}\nПросим перенести нас к партнеру ООО «Софт», сервис 1С-Отчетность. ${words}`,
      );
      expect(objects).toBeFalsy();
    },
  );

  it.each([
    'Наше письмо № 11 просим считать недействительным.',
    'Заявление о переходе к другому партнеру отзываем, просим оставить все без изменений.',
    'Перенос не осуществлять, клиент передумал.',
    'Письмо от 05.03.2026 утратило силу.',
    'Сообщаем, что то письмо подписано неуполномоченным лицом.',
    'Гарантируем оплату в срок.',
  ])('that only takes another one back is a letter, too: «%s»', (words) => {
    const { kind, letter } = interpretDocument(aText(`${head}\n${words}`), hints);
    expect(kind).toBe('letter');
    expect(letter).toMatchObject({ subscriberInn: inn.romashka, objects: true });
  });

  it('without any date has none', () => {
    const text = `${head}\nПросим перенести ООО «Ромашка» к партнеру ООО «Софт» (ИНН ${inn.target}).`.replace(
      ' от 12.03.2026',
      '',
    );
    expect(letterOf(text)).toMatchObject({ letterDate: null, effectiveDate: null });
  });

  it('that names no product, or one that two could mean, is not given one', () => {
    const asking = (product: string) =>
      letterOf(`${head}\nПросим с 16.03.2026 перенести нас ${product} к партнеру ООО «Софт» (ИНН ${inn.target}).`);
    expect(asking('')).toMatchObject({ product: null, doubtful: [] });
    expect(asking('по продукту «Астрал Отчет»')).toMatchObject({ product: null, doubtful: ['product'] });
    expect(asking('по продуктам 1С-Отчетность и 1С-ЭТП')).toMatchObject({ product: null, doubtful: ['product'] });
  });

  it('to somebody else is not addressed to Астрал, whoever is mentioned later', () => {
    const text = `${head.replace('В ООО «Астрал-Софт»', 'Директору ООО «Софт»')}
Просим перенести нас к партнеру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026 по сервису 1С-Отчетность. ООО «Астрал-Софт» уведомлено.`;
    expect(letterOf(text).addressedToAstral).toBe(false);
    const told = `${head.replace('В ООО «Астрал-Софт»', 'ВООО «Софт»')}
Просим сообщить разработчику, ООО «Астрал-Софт», о переводе 1С-Отчетности на ООО «Софт» (ИНН ${inn.target}) с 16.03.2026.`;
    expect(letterOf(told).addressedToAstral).toBe(false);
  });

  it('is in doubt about its addressee where only the rows of its sheet have him above the request', () => {
    const page = aPage(hands['a request in one sentence'] ?? '');
    const isAddressee = ({ text }: { text: string }) => /Астрал/.test(text);
    const words = page.words.map((word) => (isAddressee(word) ? { ...word, line: 90 } : word));
    const read = [...words.filter((word) => !isAddressee(word)), ...words.filter(isAddressee)];
    const { letter } = interpretDocument(aText('', { pages: [{ ...page, words: read }] }), hints);
    expect(letter).toMatchObject({ ...facts, addressedToAstral: false, doubtful: ['addressedToAstral'] });
  });

  it('that the target partner wrote in its own name is none of the subscriber', () => {
    const text = `ООО «Софт»
Исх. № 12 от 12.03.2026
В ООО «Астрал-Софт»
ООО «Софт», ИНН ${inn.target}, просит перенести абонента ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001, по продукту 1С-Отчетность к партнеру ООО «Софт», ИНН ${inn.target}, с 16.03.2026.`;
    const registry = aRegistry({ partnerInns: [inn.target], subscribers: [{ inn: inn.romashka, kpp: '001201001' }] });
    const { letter } = interpretDocument(aText(text), { registry, request: null });
    expect(letter?.doubtful).toContain('subscriberInn');
  });

  it('under the head of the present partner alone is none of the subscriber either', () => {
    const text = `ООО «Старый», ИНН ${inn.source}
В ООО «Астрал-Софт»
12.03.2026
Просим передать абонента ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001, по продукту 1С-Отчетность к партнеру ООО «Софт», ИНН ${inn.target}, с 16.03.2026.`;
    const partnerInns = [inn.target, inn.source];
    const registry = aRegistry({ partnerInns, subscribers: [{ inn: inn.romashka, kpp: '001201001' }] });
    expect(interpretDocument(aText(text), { registry, request: null }).letter?.doubtful).toEqual(['subscriberInn']);
  });

  it('under the head of the present partner that hands its client over is none of the subscriber either', () => {
    const text = `ООО «Старый», ИНН ${inn.source}\nВ ООО «Астрал-Софт»\n12.03.2026\nООО «Старый» передает абонента ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001, по продукту 1С-Отчетность на обслуживание к партнеру ООО «Софт», ИНН ${inn.target}, с 16.03.2026, письмо подготовлено нами.`;
    const registry = aRegistry({
      partnerInns: [inn.target, inn.source],
      subscribers: [{ inn: inn.romashka, kpp: '001201001' }],
    });
    expect(interpretDocument(aText(text), { registry, request: null }).letter?.doubtful).toEqual(['subscriberInn']);
  });

  it('under the head of a mother company, or signed for a partner, is none of the subscriber either', () => {
    const body = `Исх. № 12 от 12.03.2026\nВ ООО «Астрал-Софт»\nПросим перенести абонента ООО «Ромашка», наше дочернее общество, ИНН ${inn.romashka}, КПП 001201001, 1С-Отчетность, к партнеру ООО «Софт», ИНН ${inn.target}, с 16.03.2026.`;
    const partners = aRegistry({ partnerInns: [inn.target] });
    const registry = {
      ...partners,
      partnersByName: (name: string) => (/Софт/.test(name) ? partners.partnersByInn(inn.target) : []),
    };
    const doubtful = (text: string) => interpretDocument(aText(text), { registry, request: null }).letter?.doubtful;
    expect(doubtful(`АО «Букет», ИНН ${inn.lutik}\n${body}`)).toContain('subscriberInn');
    expect(doubtful(`${body}\nДиректор ООО «Софт» Рогов О.О.`)).toContain('subscriberInn');
    expect(doubtful(`${body}\nДиректор ООО «Ромашка» Ветров Н.Н.`)).toEqual([]);
  });

  it('names its own company below the addressee, and another one before it asks', () => {
    const text = `ООО «Астрал-Софт»
ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001
12.03.2026
Ввиду окончания договора с ООО «Старый» (ИНН ${inn.source}) просим с 16.03.2026 перенести нас к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность.`;
    expect(letterOf(text)).toMatchObject(facts);
  });

  it('that names a second partner without a number leaves the choice to a person', () => {
    const text = `${head}\nПросим перенести нас (ИНН ${inn.romashka}) к партнеру ООО «Партнёр 0» (ИНН ${inn.target}) с 16.03.2026 по сервису 1С-Отчетность. Можно и к партнёру ООО «Партнёр 1».`;
    const registry = aRegistry({ partnerInns: [inn.target, inn.source] });
    expect(interpretDocument(aText(text), { registry, request: null }).letter?.doubtful).toEqual(['targetPartnerInn']);
  });

  it('takes no number of Астрал for a partner', () => {
    const text = `${head}, ИНН ${inn.astral}\nПросим перенести нас (ИНН ${inn.romashka}) к партнеру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026 по сервису 1С-Отчетность.`;
    expect(letterOf(text)).toMatchObject({ subscriberInn: inn.romashka, targetPartnerInn: inn.target });
  });

  it('has the writer’s number below the addressee where columns are read across', () => {
    const text = `ООО «Ромашка» Руководителю ООО «Астрал-Софт»
ИНН ${inn.romashka}
КПП 001201001 от 12.03.2026
Просим перенести нас с 16.03.2026 по 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}).`;
    const registry = aRegistry({ subscribers: [{ inn: inn.romashka, kpp: '001201001' }] });
    const { letter } = interpretDocument(aText(text), { registry, request: null });
    expect(letter).toMatchObject({ subscriberInn: inn.romashka, subscriberKpp: '001201001', doubtful: [] });
  });

  it('with two possible targets leaves the choice to a person', () => {
    const text = `${head}\nПросим перенести нас с 16.03.2026 по 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}) либо к партнеру ООО «Другой» (ИНН ${inn.source}).`;
    expect(letterOf(text)).toMatchObject({
      targetPartnerInn: inn.target,
      doubtful: expect.arrayContaining(['targetPartnerInn']),
      alternatives: { targetPartnerInn: [inn.source] },
    });
  });

  it('of an entrepreneur has no КПП and no doubt about it', () => {
    const text = `ИП Иванов Иван Иванович
ИНН ${inn.person}
В ООО «Астрал-Софт»
Я, ИП Иванов Иван Иванович, прошу перенести меня к партнеру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026 по продукту Астрал-ЭТ.
12.03.2026`;
    expect(letterOf(text)).toMatchObject({
      subscriberInn: inn.person,
      subscriberKpp: null,
      product: 'astral-et',
      letterDate: '2026-03-12',
      doubtful: [],
    });
  });

  it('has the name of the target from its column', () => {
    expect(letterOf(hands['two partners in columns'] ?? '').targetPartnerName).toBe('ООО «Софт»');
    expect(letterOf(hands['the new partner in the first column'] ?? '').targetPartnerName).toBe('ООО «Софт»');
  });

  it('keeps where each value stands', () => {
    const { evidence } = letterOf(hands['a request in one sentence'] ?? '');
    expect(evidence.targetPartnerInn).toMatchObject({
      source: 'attachment',
      page: 1,
      method: 'text-layer',
      boxes: [{ width: 80 }],
    });
    expect(evidence.effectiveDate).toMatchObject({ source: 'attachment', page: 1 });
  });
});

describe('the letter of a head company', () => {
  const request = `${head}
Просим с 16.03.2026 перенести к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису «1С-Отчетность» всех участников группы компаний:`;

  it('gives its list, the head itself where the list has it', () => {
    const table = `Организация ИНН КПП
1 ООО «Ромашка» ${inn.romashka} 001201001
2 ООО «Лютик» ${inn.lutik} 002301001
3 ООО «Василёк» ${inn.vasilek} 003401001`;
    expect(letterOf(`${request}\n${table}`)).toMatchObject({
      subscriberInn: inn.romashka,
      groupInns: [inn.romashka, inn.lutik, inn.vasilek],
    });
  });

  it('leaves the head out where the list does', () => {
    const list = `ООО «Лютик», ИНН/КПП ${inn.lutik}/002301001; ООО «Василёк», ИНН/КПП ${inn.vasilek}/003401001.`;
    expect(letterOf(`${request}\n${list}`)).toMatchObject({
      subscriberInn: inn.romashka,
      groupInns: [inn.lutik, inn.vasilek],
    });
  });

  it('goes on behind a company whose name holds a word of another matter', () => {
    const list = `ООО «Ромашка» ${inn.romashka} 001201001
ООО «Ромашка-Сервис» ${inn.lutik} 002301001
АО «Продукт Плюс» ${inn.vasilek} 003401001`;
    expect(letterOf(`${request}\n${list}`).groupInns).toEqual([inn.romashka, inn.lutik, inn.vasilek]);
  });

  it('goes on behind the directors and other numbers of its rows, not below its own signature', () => {
    const list = `1. ООО «Лютик», ОГРН 1031234567890, ИНН ${inn.lutik}, директор Петров П.П., тел. 212-34-56
2. ООО «Василёк», ОГРН 1041234567890, ИНН ${inn.vasilek}, директор Сидоров С.С.
Директор ООО «Ромашка», ИНН ${inn.romashka}`;
    expect(letterOf(`${request}\n${list}`).groupInns).toEqual([inn.lutik, inn.vasilek]);
  });

  it('may have the list on a sheet of its own', () => {
    const list = `Приложение
ООО «Ромашка» ИНН ${inn.romashka}
ООО «Лютик» ИНН ${inn.lutik}`;
    const { letter } = interpretDocument(aText('', { pages: [aPage(request), aPage(list, { page: 2 })] }), hints);
    expect(letter?.groupInns).toEqual([inn.romashka, inn.lutik]);
    expect(letter?.evidence.groupInns).toMatchObject({ page: 2 });
  });

  it('is no group where only one company is spoken of, however often', () => {
    expect(
      letterOf(`${hands['a request in one sentence']}\nООО «Ромашка» ИНН ${inn.romashka} КПП 001201001`).groupInns,
    ).toEqual([]);
  });
});

describe('a recognised letter', () => {
  const scan = (second?: (digits: string) => string, text = hands['a request in one sentence'] ?? '') =>
    aText('', { pages: [aPage(text, { method: 'ocr', ...(second && { second }) })] });

  it('is certain where both passes agree', () => {
    expect(interpretDocument(scan(), hints).letter).toMatchObject(facts);
  });

  it('doubts a КПП on which the passes differ, unless the registry has one of them', () => {
    const misread = (digits: string) => (digits === '001201001' ? '001261001' : digits);
    expect(interpretDocument(scan(misread), hints).letter).toMatchObject({
      doubtful: ['subscriberKpp'],
      alternatives: { subscriberKpp: ['001261001'] },
    });
    const registry = aRegistry({ subscribers: [{ inn: inn.romashka, kpp: '001201001' }] });
    expect(interpretDocument(scan(misread), { registry, request: null }).letter).toMatchObject({
      subscriberKpp: '001201001',
      doubtful: [],
    });
  });

  it('doubts a date of which the second pass read other digits', () => {
    const misread = (digits: string) => (digits === '16032026' ? '18032026' : digits);
    const text = hands['a form with labels before the values'] ?? '';
    expect(interpretDocument(scan(misread, text), hints).letter).toMatchObject({
      effectiveDate: '2026-03-16',
      doubtful: ['effectiveDate'],
    });
  });

  it('repairs one digit only where the registry knows the one candidate, and says so', () => {
    const wrong = inn.target.replace('4567', '4367');
    const text = (hands['a request in one sentence'] ?? '').replace(inn.target, wrong);
    const doubted = interpretDocument(scan(undefined, text), hints).letter;
    expect(doubted?.doubtful).toContain('targetPartnerInn');
    const repaired = interpretDocument(scan(undefined, text), {
      registry: aRegistry({ partnerInns: [inn.target] }),
      request: null,
    }).letter;
    expect(repaired).toMatchObject({ targetPartnerInn: inn.target, doubtful: [] });
    expect(repaired?.evidence.targetPartnerInn).toMatchObject({ method: 'ocr-repaired' });
  });

  it('asks the registry about every number that a repair could give', () => {
    const wrong = inn.target.replace('4567', '4367');
    expect(candidateInns([aText(`ИНН ${wrong}`)])).toContain(inn.target);
  });

  it('doubts what is missing on a poor scan', () => {
    const page = aPage(`${head}\nПросим перенести нас к партнеру по сервису 1С-Отчетность с 16.03.2026`, {
      method: 'ocr',
      confidence: 60,
    });
    const { letter } = interpretDocument(aText('', { pages: [page] }), hints);
    expect(letter).toMatchObject({ readable: true, lowQuality: true, targetPartnerInn: null });
    expect(letter?.doubtful).toContain('targetPartnerInn');
  });

  it('of which nothing is a word can be read by nobody', () => {
    const noise = 'Ee еТ ВМ АА ВА 5% НИ ВЕ ; Зы Зоо ре';
    const { kind, letter } = interpretDocument(
      aText('', { pages: [aPage(noise, { method: 'ocr', confidence: 23, writtenLines: 9 })] }),
      hints,
    );
    expect(kind).toBe('letter');
    expect(letter).toMatchObject({ readable: false, subscriberInn: null });
  });

  it('of which the lines ran together, or of a thumbnail, can be read by nobody either', () => {
    const noise = '— оо —— > - = ——ы - > > ны —_ — = = — —— = - — .—е —— Ра д“ Г ее —';
    for (const [width, height, writtenLines] of [
      [1654, 2339, 0],
      [300, 424, 8],
    ] as const) {
      const page = { ...aPage(noise, { method: 'ocr', confidence: 45, writtenLines }), width, height };
      expect(interpretDocument(aText('', { pages: [page] }), hints).letter).toMatchObject({ readable: false });
    }
  });
});

describe('what is no letter', () => {
  it.each([
    [
      'an invoice',
      'Счет на оплату № 5 от 12.03.2026\nПоставщик: ООО «Софт», ИНН 0045678910\nПокупатель: ООО «Ромашка»\nЛицензия 1С-Отчетность 4 900,00',
    ],
    [
      'an invoice of Астрал',
      'Счет № 81 от 12.03.2026\nПоставщик: ООО «Астрал-Софт»\nПлательщик: ООО «Софт», ИНН 0045678910\nСумма: 7 200,00',
    ],
    [
      'a company card',
      'Карточка предприятия\nООО «Софт»\nИНН 0045678910 КПП 004501001\nБИК 040000000\nДиректор Иванов',
    ],
    [
      'a contract',
      'Договор № 7 на обслуживание абонента\nПартнер обязуется перевести Абонента на сервис 1С-Отчетность',
    ],
    ['an act', 'Акт сверки взаимных расчетов между ООО «Софт» и ООО «Ромашка»'],
  ])('is %s', (_, text) => {
    expect(interpretDocument(aText(text), hints)).toMatchObject({ kind: 'other', letter: null, payment: null });
  });

  it('is a logo', () => {
    const page = aPage('Софт', { method: 'ocr', width: 180, height: 56 });
    expect(interpretDocument(aText('', { pages: [page] }), hints).kind).toBe('picture');
  });
});

describe('a letter in the text of the mail', () => {
  it('is read and marked as no scan', () => {
    expect(interpretBodyLetter(hands['a request in one sentence'] ?? '', hints)).toMatchObject({
      ...facts,
      form: 'body',
      attachment: '',
    });
  });

  it('is not seen in a mail that asks without a letterhead', () => {
    expect(
      interpretBodyLetter('Добрый день! Просим перенести абонента ООО «Ромашка», продукт 1С-Отчетность.', hints),
    ).toBeNull();
  });
});

describe('a document of which no page was read', () => {
  it('behind all the pages that are read of one mail is left to a person, not asked for again', () => {
    const { kind, letter } = interpretDocument({ ...aText(''), pages: [], problem: 'too-many-pages' }, hints);
    expect(kind).toBe('letter');
    expect(letter).toMatchObject({ readable: true, doubtful: expect.arrayContaining(['subscriberInn', 'letterDate']) });
  });
});

it('a transfer years away from its letter is doubtful: a figure of a year was misread or mistyped', () => {
  const letter = (from: string) =>
    letterOf(`${head}
Просим перенести абонента ООО «Ромашка», ИНН/КПП ${inn.romashka}/001201001, по сервису 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}) с ${from}.`);
  expect(letter('16 марта 2076 года').doubtful).toEqual(['letterDate', 'effectiveDate']);
  expect(letter('12 марта 2027 года').doubtful).toEqual([]);
});
