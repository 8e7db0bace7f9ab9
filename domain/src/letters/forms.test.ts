import { describe, expect, test } from 'vitest';
import { clauseText } from '../regulation/index.ts';
import type { MissingCode } from '../regulation/types.ts';
import { fittingForm, fittingForms, letterFormIds, letterForms } from './forms.ts';

const wordsOf = (id: (typeof letterFormIds)[number]): string =>
  letterForms[id].blocks.map((block) => (block.kind === 'text' ? block.text : block.columns.join(' '))).join('\n');

describe.each(letterFormIds)('the form %s', (id) => {
  test.each([
    ['the subscriber (3.3)', /Наименование .+ИНН: _+.+КПП: _+/s],
    ['the product (3.3)', /Программный продукт \(сервис\): /],
    ['the partner and its ИНН (3.3)', /Наименование партнёра, к которому.+ИНН партнёра/s],
    ['the date (3.3)', /Дата, с которой необходимо осуществить перенос/],
    ['the letterhead (3.5)', /бланк/],
    ['the addressee (3.5)', /В ООО «Астрал-Софт»/],
    ['the signature (3.6)', /Подпись/],
    ['the seal (3.7)', /М\. П\./],
  ])('asks for %s', (_point, words) => {
    expect(wordsOf(id)).toMatch(words);
  });
  test('is kept by a clause that exists', () => {
    expect(clauseText(letterForms[id].clause)).toMatch(/шаблон/);
    expect(letterForms[id].fileName).toMatch(/^[А-Яа-я ]+\.docx$/);
  });
});

test('the form of a head company lists all members (4.1.8)', () => {
  expect(wordsOf('group-head')).toContain('Перечень всех абонентов');
  expect(letterForms['group-head'].blocks.some(({ kind }) => kind === 'table')).toBe(true);
});

describe('a request for data goes out with', () => {
  const fit = (clauses: string[], ...missing: MissingCode[]) => fittingForm({ clauses, missing });
  test('the ordinary form where a letter is lacking or has to be written anew', () => {
    expect(fit(['4.1.4'], 'official-letter')).toBe('ordinary');
    expect(fit(['3.3', '4.2.1'], 'letter-date')).toBe('ordinary');
  });
  test('the form of a representative, an authorized centre, a head company', () => {
    expect(fit(['4.1.6'], 'official-letter')).toBe('representative');
    expect(fit(['4.2.3'], 'official-letter')).toBe('authorized-center');
    expect(fit(['4.3.4'], 'letter-target-partner')).toBe('group-head');
    expect(fit(['4.1.4'], 'letter-group-list')).toBe('group-head');
  });
  test('none where something else is lacking, or the letter only has to be scanned again', () => {
    expect(fit(['2.1'], 'subscriber-kpp')).toBeNull();
    expect(fit(['3.8', '3.9', '4.1.4'], 'letter-unreadable')).toBeNull();
  });
  test('each form once, however many items', () => {
    const demand = { clauses: ['4.1.4'], missing: ['official-letter' as const] };
    expect(fittingForms([demand, demand, { ...demand, clauses: ['4.1.6'] }])).toEqual(['ordinary', 'representative']);
  });
});
