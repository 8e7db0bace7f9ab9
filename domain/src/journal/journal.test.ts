import { expect, test } from 'vitest';
import { readableChanges } from './changes.ts';
import { journalObjectLabel, journalObjectLabels } from './objects.ts';

const partners: Record<string, string> = { p1: 'ООО «Ветер»', p2: 'ООО «Парус»' };
const read = (objectType: string, before: unknown, after: unknown) =>
  readableChanges({ objectType, before, after }, (id) => partners[id]).map(
    (change) => `${change.label}: ${change.before ?? '—'} → ${change.after ?? '—'}`,
  );

test.each([
  [
    'a change of the registry by a transfer names the partners',
    'licence',
    { type: 'licence-partner', value: 'p1' },
    { type: 'licence-partner', value: 'p2' },
    ['Партнёр лицензии: ООО «Ветер» → ООО «Парус»'],
  ],
  [
    'only what changed is repeated',
    'user',
    { role: 'specialist', name: 'Анна', active: true },
    { role: 'finance', name: 'Анна', active: false },
    ['Роль: Специалист → Финансист', 'Доступ открыт: да → нет'],
  ],
  [
    "a person's correction",
    'ticket_item',
    { field: 'subscriberInn', value: '1', verdict: 'review' },
    { field: 'subscriberInn', value: '2', verdict: 'execute' },
    [expect.stringMatching(/^Решение: .+ → .+$/), expect.stringMatching(/ИНН.*: 1 → 2$/)],
  ],
  [
    'one code, two kinds of objects: a licence',
    'licence',
    { state: 'registered' },
    { state: 'revoked' },
    [expect.stringMatching(/^Состояние: \S.* → Отозван/)],
  ],
  [
    'an imported row has its columns in words, without the folded name',
    'subscriber',
    null,
    {
      inn: '7707083893',
      name_key: 'ромашка',
      partner_id: 'p1',
      emails: ['a@b.example', 'c@d.example'],
    },
    ['ИНН: — → 7707083893', 'Партнёр: — → ООО «Ветер»', expect.stringMatching(/a@b\.example, c@d\.example$/)],
  ],
  [
    'what was found in an application, and what it does to it',
    'application',
    { state: 'confirmed' },
    { state: 'suspended', event: 'suspend', errors: [{ code: 'ogrn-mismatch', comment: 'другая цифра' }] },
    [
      expect.stringMatching(/^Состояние: /),
      'Действие: — → Приостановить',
      'Ошибки: — → ошибка ОГРН не совпадает с ЕГРЮЛ/ЕГРИП, комментарий другая цифра',
    ],
  ],
  [
    'what a decision lacks and does, a reason that is a code, and one that somebody wrote',
    'certificate',
    null,
    { missing: ['payment'], reason: 'keyCompromise' },
    [expect.stringMatching(/^Не хватает: — → [^a-z]+$/), expect.stringMatching(/^Причина: — → [^a-z]+$/)],
  ],
  [
    'what a new judgement says of several items',
    'ticket',
    { verdict: 'review' },
    {
      verdict: 'refuse',
      items: [
        { itemId: 31, position: 1, verdict: 'execute', clauses: ['4.1.4', '4.1.11'] },
        { itemId: 32, position: 2, verdict: 'refuse', clauses: ['4.1.9'] },
      ],
    },
    [
      'Решение: Разобрать → Отказать',
      'По позициям: — → позиция 1, решение Исполнить, пункты 4.1.4, 4.1.11; позиция 2, решение Отказать, пункты 4.1.9',
    ],
  ],
  [
    'days and moments stand as people write them',
    'user',
    null,
    { since: '2026-03-17', until: '2026-03-17T09:00:00.000Z' },
    ['С какого дня: — → 17.03.2026', 'Действует до: — → 17.03.2026 12:00'],
  ],
  [
    'what is already in words stays',
    'ticket',
    { 'Лицензия Л-1': 'Ветер' },
    { 'Лицензия Л-1': 'Парус' },
    ['Лицензия Л-1: Ветер → Парус'],
  ],
  [
    'a login that looks like a role stays as it was typed',
    'user',
    null,
    { login: 'administrator', role: 'administrator' },
    ['Логин: — → administrator', 'Роль: — → Администратор'],
  ],
  [
    'money stands in roubles',
    'debt',
    { receivedKopecks: 0 },
    { receivedKopecks: 400000 },
    [expect.stringMatching(/^Оплачено: 0,00.₽ → 4.000,00.₽$/)],
  ],
  [
    'a saved view says what it shows',
    'saved_view',
    null,
    { filter: { view: 'ready', mailbox: 'sverka' } },
    ['Отбор: очередь: — → «Готовы к исполнению»', 'Отбор: ящик: — → Сверка'],
  ],
  ['what nobody named is not shown in English', 'ticket', null, { somethingNew: 'x' }, ['Прочее: — → x']],
  ['nothing recorded is nothing to read', 'ticket', null, null, []],
] as const)('%s', (_what, objectType, before, after, lines) => {
  expect(read(objectType, before, after)).toEqual(lines);
});

test('every type of object has a name of its own', () => {
  const labels = Object.values(journalObjectLabels);
  expect(new Set(labels).size).toBe(labels.length);
  expect(journalObjectLabel('licence')).toBe('Тариф');
});
