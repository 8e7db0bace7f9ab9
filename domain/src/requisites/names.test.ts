import { describe, expect, test } from 'vitest';
import { foldHomoglyphs } from './homoglyphs.ts';
import { isNamedIn, nameKey, sameName } from './names.ts';

describe('one company in different spellings', () => {
  test.each([
    ['ООО «Ромашка»', 'ООО "Ромашка"'],
    ['ООО «Ромашка»', 'Ромашка'],
    ['ООО «Ромашка»', '«РОМАШКА», ООО'],
    ['ООО «Ромашка»', 'ооо ромашка'],
    ['ООО «Ромашка»', 'О.О.О. „Ромашка“'],
    ['ООО «Ромашка»', 'Общество с ограниченной ответственностью «Ромашка»'],
    ['ООО «Ромашка»', 'Общества с ограниченной ответственностью «Ромашка»'],
    ['ООО «Ромашка»', 'OOO «Pомашкa»'],
    ['ООО«Ромашка»', 'ООО «Ромашка»'],
    ['ООО «СофтСервис»', 'ООО «Софт Сервис»'],
    ['ООО «Софт-Сервис»', 'ООО «Софт – Сервис»'],
    ['ООО «Софт-Сервис»', 'ООО «Софт‑Сервис»'],
    ['АО «Сосновый Бор»', 'Акционерное общество «Сосновый бор»'],
    ['ПАО «Весна»', 'Публичное акционерное общество "Весна"'],
    ['ЗАО «Весна»', 'ЗАКРЫТОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО «ВЕСНА»'],
    ['МУП «Горводоканал»', 'Муниципальное унитарное предприятие «Горводоканал»'],
    ['ФГУП «Маяк»', 'Федеральное государственное унитарное предприятие "Маяк"'],
    ['МКУ «Архив»', 'Муниципальное казённое учреждение «Архив»'],
    ['ИП Шмелёва Василиса Романовна', 'Индивидуальный предприниматель Шмелева Василиса Романовна'],
    ['ИП Шмелёва Василиса Романовна', 'Шмелёва Василиса Романовна (ИП)'],
    ['ООО «1С-Рарус»', 'OOO "1C-Рарус"'],
    ['ООО «Beta Soft»', 'ООО «BETA SOFT»'],
  ])('%s = %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
    expect(sameName(a, b)).toBe(true);
  });
});

describe('different companies', () => {
  test.each([
    ['ООО «Ромашка»', 'ООО «Ромашка-2»'],
    ['ООО «Ромашка»', 'ООО «Ромашки»'],
    ['ООО «АО-Сервис»', 'ООО «Сервис»'],
    ['ООО «Аорта»', 'ООО «Рта»'],
    ['ООО «А+Б»', 'ООО «АБ»'],
    ['', ''],
  ])('«%s» ≠ «%s»', (a, b) => {
    expect(sameName(a, b)).toBe(false);
  });
  test('a name that is nothing but a legal form keeps it', () => {
    expect(nameKey('ООО «АО»')).not.toBe('');
  });
});

describe('a text names a company', () => {
  const text = 'Просьбу по обществу с ограниченной ответственностью РОМАШКА (ИНН 7707 083 893) не исполняйте.';
  test.each(['ООО «Ромашка»', 'ООО «Pомашка»', '7707083893'])('as %s', (name) => {
    expect(isNamedIn(text, name)).toBe(true);
  });
  test.each(['ООО «Василёк»', '7707083894', 'ООО «По»', ''])('not as %s', (name) => {
    expect(isNamedIn(text, name)).toBe(false);
  });
});

describe('look-alike letters', () => {
  test('Latin letters inside a Cyrillic word become Cyrillic', () => {
    expect(foldHomoglyphs('aбoнeнт Pомашка')).toBe('абонент Ромашка');
  });
  test('Cyrillic letters inside a Latin word become Latin', () => {
    expect(foldHomoglyphs('Wеb Sоft')).toBe('Web Soft');
  });
  test('words of one script, and words that fit neither, stay', () => {
    expect(foldHomoglyphs('ООО COPE Soft Яsz')).toBe('ООО COPE Soft Яsz');
  });
  test('the length never changes, so that evidence keeps its place', () => {
    const text = 'ИHH 7707083893, Cофт‑Cервис';
    expect(foldHomoglyphs(text)).toHaveLength(text.length);
  });
});
