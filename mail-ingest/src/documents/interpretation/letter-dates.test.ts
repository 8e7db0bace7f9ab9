import { describe, expect, it } from 'vitest';
import { inn } from '../testing/builders.ts';
import { head, letterOf } from '../testing/letters.ts';

describe('an official letter', () => {
  it('without a date in its text counts from its own date (3.4.4)', () => {
    const letter = letterOf(
      `${head}\nПросим перенести ООО «Ромашка» к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность.`,
    );
    expect(letter).toMatchObject({ letterDate: '2026-03-12', effectiveDate: '2026-03-12', doubtful: [] });
  });

  it('in the place of an earlier one takes no day of that one for the day of the transfer', () => {
    const letter = letterOf(
      `${head}\nВзамен письма № 8 от 10.03.2026 прошу перенести ООО «Ромашка» к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность с 13.03.2026.`,
    );
    expect(letter).toMatchObject({ letterDate: '2026-03-12', effectiveDate: '2026-03-13', doubtful: [] });
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

  it.each([
    [
      `Кооператив № 61 «Ромашка» переходит с 16 марта 2026 г. к партнеру ООО «Софт» (ИНН ${inn.target}) по 1С-Отчетности. Просим перевести.`,
      '2026-03-16',
    ],
    [
      `Просим перенос нашей 1С-Отчетности от ООО «Старый» (ИНН ${inn.source}) выполнить к партнеру ООО «Софт» (ИНН ${inn.target}) 16 марта 2026.`,
      '2026-03-16',
    ],
    [
      `Просим перевести нашу 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}). О переходе прежний уведомлен письмом от 10.03.2026.`,
      '2026-03-12',
    ],
    [
      `В ответ на письмо ООО «Старый» (ИНН ${inn.source}) от 05.03.2026 № 24 об окончании договора на оказание\nуслуг от 04.02.2025 просим перенести 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}) 16 марта 2026 г.`,
      '2026-03-16',
    ],
  ])('tells the days of papers and numbers from its own and that of the transfer: «%s»', (words, effectiveDate) => {
    const text = `ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001\nОГРН 1234567890123 12 марта 2026 г.\nООО «Астрал-Софт»\n${words}`;
    expect(letterOf(text)).toMatchObject({ letterDate: '2026-03-12', effectiveDate, doubtful: [] });
  });

  it('takes no day out of its sentences for its own with certainty', () => {
    const text = `ООО «Ромашка», ИНН ${inn.romashka}\nООО «Астрал-Софт»\nПросим перенести 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}). Об этом говорили на совещании 10.03.2026. Перенос с 16.03.2026.`;
    expect(letterOf(text)).toMatchObject({ effectiveDate: '2026-03-16', doubtful: ['letterDate'] });
    const alone = text.replace(' Перенос с 16.03.2026.', '');
    expect(letterOf(alone).doubtful).toEqual(['letterDate', 'effectiveDate']);
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

  it('without any date has none', () => {
    const text = `${head}\nПросим перенести ООО «Ромашка» к партнеру ООО «Софт» (ИНН ${inn.target}).`.replace(
      ' от 12.03.2026',
      '',
    );
    expect(letterOf(text)).toMatchObject({ letterDate: null, effectiveDate: null });
  });
});

it('a transfer years away from its letter is doubtful: a figure of a year was misread or mistyped', () => {
  const letter = (from: string) =>
    letterOf(`${head}
Просим перенести абонента ООО «Ромашка», ИНН/КПП ${inn.romashka}/001201001, по сервису 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}) с ${from}.`);
  expect(letter('16 марта 2076 года').doubtful).toEqual(['letterDate', 'effectiveDate']);
  expect(letter('12 марта 2027 года').doubtful).toEqual([]);
});
