import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../registry/registry.ts';
import type { Decision } from '../../regulation/types.ts';
import { aDecision, anItem, aRegistryData } from '../../testing/registry-builders.ts';
import { defaultTemplates } from '../templates/index.ts';
import { type DraftFacts, draftReply } from './draft.ts';

const executed = aDecision();
const lacking = aDecision({ verdict: 'request-data', action: null, missing: ['official-letter'] });
const refused = aDecision({ verdict: 'refuse', action: null, clauses: ['4.5.1'] });
const waiting = aDecision({ verdict: 'wait', clauses: ['3.4.2', '4.1.4'], notBefore: '2026-03-20' });
const doubtful = aDecision({ verdict: 'review', action: null, clauses: [] });

const draft = (decisions: Decision[], over: Partial<DraftFacts> = {}) =>
  draftReply({
    frame: {
      ticketNumber: 'П-000123',
      mailSubject: 'Перенос',
      staff: { name: 'Анна Орлова', email: 'orlova@astral.example' },
      templates: defaultTemplates,
    },
    asker: { role: 'partner' },
    kind: 'transfer',
    items: decisions.map((decision) => ({ item: anItem(), decision })),
    registry: createRegistry(aRegistryData()),
    today: '2026-03-17',
    ...over,
  });

describe('the drafted answer', () => {
  test('tells of what will be done by one click', () => {
    expect(draft([executed])).toMatchObject({ purpose: 'answer', subject: 'Re: Перенос [П-000123]' });
    expect(draft([executed]).text).toContain('перенесён к партнёру ООО «Новый»');
  });
  test('asks for what is missing', () => {
    expect(draft([lacking]).purpose).toBe('request-data');
    expect(draft([lacking]).text).toContain('Не приложено официальное письмо');
  });
  test('refuses', () => {
    expect(draft([refused]).purpose).toBe('refusal');
    expect(draft([refused]).text).toContain('п. 4.5.1 Регламента');
  });
  test('tells until when to wait', () => {
    expect(draft([waiting]).purpose).toBe('answer');
    expect(draft([waiting]).text).toContain('с 20.03.2026');
  });
  test('says nothing of what the machine must not decide', () => {
    expect(draft([doubtful]).purpose).toBe('answer');
    expect(draft([doubtful]).text).toContain('разбирает специалист');
    expect(draft([doubtful]).text).not.toContain('Ромашка');
    expect(draft([doubtful]).blank).toMatch(/^Здравствуйте!\n{4}[\s\S]*Анна Орлова/);
  });
});

describe('one letter for several items', () => {
  test('that asks for data never says that something was executed', () => {
    const { purpose, text } = draft([executed, lacking]);
    expect(purpose).toBe('request-data');
    expect(text).not.toMatch(/перенесён к|перенесена к/);
  });
  test('asks, refuses and tells of waiting, each under its heading', () => {
    const { purpose, text } = draft([lacking, refused, waiting]);
    expect(purpose).toBe('request-data');
    expect(text).toMatch(/официальное письмо.*4\.5\.1.*20\.03\.2026.*Пришлите недостающее/s);
  });
  test('is a refusal only if all are refused', () => {
    expect(draft([refused, refused]).purpose).toBe('refusal');
    expect(draft([refused, executed]).purpose).toBe('answer');
  });
});

describe('a request for data', () => {
  const several = { ...lacking, missing: ['subscriber-kpp', 'target-partner-login'] as const };
  test('numbers the points of its only item, names the term and is signed', () => {
    const { text } = draft([{ ...several, missing: [...several.missing] }]);
    expect(text).toMatch(/^Здравствуйте!\n\n/);
    expect(text).toContain('\n1. Не указан КПП');
    expect(text).toContain('\n2. Не указан логин');
    expect(text).toContain('8 рабочих часов');
    expect(text).toMatch(/Анна Орлова\nООО «Астрал-Софт»\norlova@astral\.example$/);
  });
  test('gives each of several items its heading', () => {
    const heading = 'ООО «Ромашка», ИНН/КПП 7736050003/773643001 — Астрал-Отчетность (1С-Отчетность):\n';
    expect(draft([lacking]).text).not.toContain(heading);
    expect(draft([lacking, lacking]).text.split(heading)).toHaveLength(3);
  });
  test('in another mailbox than perevod@ promises no transfer', () => {
    expect(draft([lacking], { kind: 'unblock' }).text).not.toContain('Срок переноса');
  });
});

describe('who asks', () => {
  test('a stranger gets no list', () => {
    const { purpose, text } = draft([lacking], { asker: { role: 'unknown' } });
    expect(purpose).toBe('answer');
    expect(text).not.toContain('официальное письмо');
    expect(text).toContain('п. 1.1 Регламента');
  });
  test('the subscriber itself gets the refusal of 1.1', () => {
    const decision = aDecision({ verdict: 'refuse', action: null, clauses: ['1.1'] });
    const { purpose, text } = draft([decision], { asker: { role: 'subscriber' } });
    expect(purpose).toBe('refusal');
    expect(text).toContain('Обратитесь к партнёру');
  });
});
