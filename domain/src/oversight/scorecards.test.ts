import { expect, test } from 'vitest';
import { defaultTemplates } from '../tickets/templates/index.ts';
import { type FirstJudgement, scorecardLetter, scorecardsOf } from './scorecards.ts';

const first = (ticketId: number, given: Partial<FirstJudgement> = {}): FirstJudgement => ({
  ...{ ticketId, partnerId: 'p-1', on: '2026-02-10', missing: [], refused: false, clauses: [] },
  ...given,
});
const judgements = [
  first(1),
  first(2, { missing: ['subscriber-kpp'], clauses: ['2.1'] }),
  first(3, { missing: ['official-letter', 'subscriber-kpp'], clauses: ['2.1', '4.1.4'], on: '2026-03-02' }),
  first(4, { refused: true, clauses: ['4.1.9'], on: '2026-03-03' }),
  first(5, { partnerId: 'p-2' }),
];

test('a scorecard tells what a partner’s first mails lacked, how often and since when', () => {
  expect(scorecardsOf(judgements)).toEqual([
    {
      ...{ partnerId: 'p-1', tickets: 4, complete: 1, incompleteIds: [2, 3, 4] },
      points: [
        { code: 'subscriber-kpp', ticketIds: [2, 3] },
        { code: 'official-letter', ticketIds: [3] },
      ],
      clauses: [
        { clause: '2.1', ticketIds: [2, 3] },
        { clause: '4.1.4', ticketIds: [3] },
        { clause: '4.1.9', ticketIds: [4] },
      ],
      months: [
        { month: '2026-02', tickets: 2, complete: 1 },
        { month: '2026-03', tickets: 2, complete: 0 },
      ],
    },
    {
      ...{ partnerId: 'p-2', tickets: 1, complete: 1, incompleteIds: [], points: [], clauses: [] },
      months: [{ month: '2026-02', tickets: 1, complete: 1 }],
    },
  ]);
});

test('the letter names the most frequent points with their clauses', () => {
  const [card] = scorecardsOf(judgements);
  if (!card) throw new Error('no card');
  const hand = { staff: { name: 'Анна Орлова', email: 'partners@astral.ru' }, templates: defaultTemplates };
  const { subject, text } = scorecardLetter(card, 'ООО «Новый»', { from: '2026-02-01', to: '2026-03-31' }, hand);
  expect(subject).toBe('Как переносить быстрее: чего не хватает в запросах ООО «Новый»');
  expect(text).toContain('от ООО «Новый» с 01.02.2026 по 31.03.2026. Всего обращений: 4; из них сразу полными были 1.');
  expect(text).toContain(
    '1. Не указан КПП абонента — юридического лица (п. 2.1 Регламента; обращений: 2).\n2. Не приложено официальное письмо абонента (обращений: 1).',
  );
  expect(text).not.toMatch(/[{}]/);
});
