import { describe, expect, test } from 'vitest';
import { defaultTemplates } from '../tickets/index.ts';
import { russianCalendar } from '../working-time/index.ts';
import { distanceKm, distanceText, identificationCenters, nearestCenters, regionOf } from './centers.ts';
import { applicationErrorCodes, applicationErrors, errorPlace, requisiteOfError } from './errors-catalogue.ts';
import { identificationDueOn, isNoShow } from './identification.ts';
import { rejectionNotice, suspensionNotice } from './notices.ts';
import { requisiteRows } from './requisite-rows.ts';

describe('distances', () => {
  test('follow the great circle', () => {
    const moscow = { latitude: 55.7558, longitude: 37.6173 };
    const petersburg = { latitude: 59.9343, longitude: 30.3351 };
    expect(distanceKm(moscow, petersburg)).toBeCloseTo(633, 0);
    expect(distanceKm(moscow, moscow)).toBe(0);
    // across the date line: Anadyr is near to Nome, not round the world
    expect(distanceKm({ latitude: 64.73, longitude: 177.51 }, { latitude: 64.5, longitude: -165.41 })).toBeLessThan(
      830,
    );
  });

  test('are shown to ten metres', () => {
    expect(distanceText(5.2749)).toBe('5,27\u00A0км');
  });

  test('order the centres, nearest first', () => {
    const near = nearestCenters({ latitude: 54.5, longitude: 36.3 }, 3);
    expect(near.map(({ id }) => id)).toEqual(['kaluga-2', 'kaluga-1', 'obninsk']);
    expect(nearestCenters({ latitude: 0, longitude: 0 }, 99)).toHaveLength(identificationCenters.length);
  });

  test('count from the region of КПП, without one of ИНН', () => {
    expect(regionOf('7707083893', '400101001')?.name).toBe('Калужская область');
    expect(regionOf('770708389312', null)?.name).toBe('Москва');
    expect(regionOf('0000000000', null)).toBeNull();
    expect(regionOf('_about0000', null)).toBeNull();
  });
});

describe('the term of an identification', () => {
  test('is the tenth working day after the delegation, holidays and short weeks left out', () => {
    expect(identificationDueOn(russianCalendar, '2026-03-02')).toBe('2026-03-17');
    expect(identificationDueOn(russianCalendar, '2026-04-27')).toBe('2026-05-13');
  });

  test('is over when its last day is', () => {
    expect(isNoShow('2026-03-17', '2026-03-17')).toBe(false);
    expect(isNoShow('2026-03-17', '2026-03-18')).toBe(true);
  });
});

describe('the catalogue of errors', () => {
  test.each(applicationErrorCodes)('%s has a label, a place and what to do', (code) => {
    const { label, remedy } = applicationErrors[code];
    expect(label).toMatch(/^[А-ЯЁ][^.]+$/);
    expect(remedy).toMatch(/^[А-ЯЁ].+\.$/);
    expect(errorPlace(code)).toMatch(/^(реквизит|документ) «[^«»]+»$/);
  });

  test('knows which errors can be put right in the application itself', () => {
    expect(requisiteOfError('ogrn-mismatch')).toBe('ogrn');
    expect(requisiteOfError('inn-mismatch')).toBeNull();
    expect(requisiteOfError('passport-missing')).toBeNull();
  });
});

describe('a letter to the partner', () => {
  const about = {
    application: {
      id: 'A-17',
      product: '1c-reporting',
      subscriberName: 'ООО «Сойка»',
      subscriberInn: '7707083893',
      subscriberKpp: '770701001',
    },
    hand: { staff: { name: 'Анна Лебедева', email: 'partners@astral.ru' }, templates: defaultTemplates },
  } as const;

  test('about a suspension says what is wrong, where, the comment, and how to send the correction', () => {
    const { subject, text } = suspensionNotice(about, [
      { code: 'ogrn-mismatch', comment: 'в выписке другой' },
      { code: 'passport-unreadable', comment: '' },
    ]);
    expect(subject).toBe('Заявка A-17 приостановлена: ООО «Сойка»');
    expect(text).toContain('1. ОГРН не совпадает с ЕГРЮЛ/ЕГРИП (реквизит «ОГРН»).\n   Комментарий: в выписке другой');
    expect(text).toContain('2. Скан паспорта нечитаем (документ «Паспорт»).\n   Что сделать: Отсканируйте');
    expect(text).toContain('ответом на это письмо');
    expect(text).toContain('Анна Лебедева');
  });

  test('about a rejection gives the grounds', () => {
    expect(rejectionNotice(about, 'Просьба абонента').text).toContain('Причина: Просьба абонента');
  });
});

test('requisites that are not given are shown as not given, in the order of the deck', () => {
  const of = {
    type: 'create',
    subscriberInn: '7707083893',
    subscriberKpp: null,
    subscriberName: 'ООО «Сойка»',
  } as const;
  const rows = requisiteRows(of, { issuesCertificate: true }, 'ООО «Узел»');
  expect(rows.map(({ label }) => label).slice(0, 4)).toEqual([
    'Вид',
    'Категория',
    'Тип запроса',
    'Безбумажное продление',
  ]);
  const value = (label: string) => rows.find((row) => row.label === label)?.value;
  expect([value('ОГРН'), value('Полное наименование'), value('Выпуск сертификата'), value('Центр продаж')]).toEqual([
    '—',
    'ООО «Сойка»',
    'Да',
    'ООО «Узел»',
  ]);
});
