import { describe, expect, test } from 'vitest';
import { scaling } from '../documents/pages/geometry.ts';
import type { ParsedMail } from '../types.ts';
import { damageKinds, type PageFacts, positionOf } from './damage.ts';
import { expectedNumbers, foundIn } from './numbers-found.ts';
import { compareLine, executionsWithoutGrounds } from './score.ts';
import { mean, percentileOf, tallyBy } from './statistics.ts';
import { styleOf } from './style.ts';

describe('The figures of the bench', () => {
  test('means and percentiles by nearest rank', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([])).toBe(0);
    const twenty = Array.from({ length: 20 }, (_, i) => 20 - i);
    expect([0.5, 0.95, 1].map((share) => percentileOf(twenty, share))).toEqual([10, 19, 20]);
    expect(percentileOf([7], 0.95)).toBe(7);
  });

  test('a thing counts in each of its groups', () => {
    const things = [
      { right: true, kinds: ['PDF', 'серый'] },
      { right: false, kinds: ['PDF'] },
    ];
    expect([...tallyBy(things, (thing) => thing.kinds)]).toEqual([
      ['PDF', { right: 1, all: 2 }],
      ['серый', { right: 1, all: 1 }],
    ]);
  });
});

describe('A line of the check against the truth', () => {
  const truth = {
    file: 'perevod/1.eml',
    outcome: 'ticket',
    items: [
      { subscriberInn: '0012345673', subscriberName: 'ООО «Ёлка»', verdict: 'review', clauses: ['2.1', '3.3'] },
      { subscriberInn: '0023456784', verdict: 'execute' },
    ],
    letters: [{ attachment: 'письмо.pdf', letterDate: '2026-03-12' }],
    sla: { startsAt: '2026-03-12T10:00:00+03:00' },
  };
  const right = {
    outcome: 'ticket',
    items: [
      { subscriberInn: '0023456784', verdict: 'execute' },
      { subscriberInn: '0012345673', subscriberName: 'ООО "Елка"', verdict: 'review', clauses: ['3.3', '2.1'] },
    ],
    letters: [{ attachment: 'письмо.pdf', letterDate: '2026-03-12' }],
    sla: { startsAt: '2026-03-12T07:00:00Z' },
  };
  const wrongFields = (got: Record<string, unknown> | undefined): string[] =>
    compareLine(truth, got)
      .filter((mark) => !mark.right)
      .map((mark) => mark.field);

  test('is right whatever the order of items, quotes, ё and the offset of an instant', () => {
    expect(wrongFields(right)).toEqual([]);
    expect(executionsWithoutGrounds(truth, right)).toBe(0);
  });

  test('is wrong in each datum that differs, and a missing one in all', () => {
    const other = { ...right, letters: [], items: [right.items[0], { ...right.items[1], clauses: ['2.1'] }] };
    expect(wrongFields(other)).toEqual(['clauses', 'letterDate']);
    expect(wrongFields(undefined)).toHaveLength(compareLine(truth, right).length);
  });

  test('counts every execution that the truth does not have, of items it does not know too', () => {
    const executed = right.items.map((item) => ({ ...item, verdict: 'execute' }));
    expect(executionsWithoutGrounds(truth, { items: executed })).toBe(1);
    const stranger = { subscriberInn: '0034567895', verdict: 'execute' };
    expect(executionsWithoutGrounds(truth, { items: [...executed, stranger] })).toBe(2);
  });
});

describe('Numbers found in a text', () => {
  const truth = {
    file: 'perevod/1.eml',
    letters: [
      { attachment: 'a.jpg', subscriberInn: '0012345673', subscriberKpp: '001201001', letterDate: '2026-03-12' },
      { attachment: 'b.jpg', readable: false, subscriberInn: '0012345673' },
    ],
  };

  test('are whole numbers, also with blanks inside, and dates in words', () => {
    const expected = expectedNumbers(truth, 'a.jpg');
    if (!expected) throw new TypeError('the letter is readable');
    const text = 'ИНН 00 1234 5673, КПП 10012010019, 12 марта 2026 г.';
    expect(foundIn(text, expected)).toEqual({ numbers: { right: 1, all: 2 }, dates: { right: 1, all: 1 } });
  });

  test('are not asked of what no person can read', () => {
    expect(expectedNumbers(truth, 'b.jpg')).toBeNull();
  });
});

describe('Kinds of pages and mails are measured, not told', () => {
  const page: PageFacts = {
    container: 'JPEG',
    tone: 'цветной',
    dpi: 200,
    contrast: 200,
    bytesPerPixel: 0.2,
    exifTurned: false,
    turn: 0,
    skew: 0.1,
    perspective: false,
  };

  test('a clean scan has only its format and tone', () => {
    expect(damageKinds(page)).toEqual(['JPEG', 'цветной']);
    const worn = { ...page, dpi: 100, contrast: 90, skew: -1.4, turn: 270 } as const;
    expect(damageKinds(worn)).toEqual([
      'JPEG',
      'цветной',
      'ниже 110 точек на дюйм',
      'бледный',
      'на боку',
      'перекошенный',
    ]);
  });

  test('askew and perspective show in the map back to the page', () => {
    const turned = (2 * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
    const askew = positionOf([cos, -sin, 5, sin, cos, 7, 0, 0, 1]);
    expect(askew.skew).toBeCloseTo(2);
    expect([askew.perspective, positionOf(scaling(2, 2)).perspective]).toEqual([false, false]);
    expect(positionOf([1, 0, 0, 0, 1, 0, 0.0001, 0, 1]).perspective).toBe(true);
  });

  test('the program that wrote a mail shows in its headers, the body in its parts', () => {
    const mail = (headers: Record<string, string>, html: string | null, messageId = 'x@y.example'): ParsedMail =>
      ({ headers: new Map(Object.entries(headers).map(([k, v]) => [k, [v]])), html, messageId }) as never;
    const bytes = (text: string): Uint8Array => Buffer.from(text);
    expect(styleOf(mail({ 'x-mailer': 'The Bat! (v9.5)' }, null), bytes(''))).toEqual({
      client: 'The Bat!',
      body: 'простой текст',
    });
    const both = 'Content-Type: multipart/alternative; boundary=x\r\n';
    expect(styleOf(mail({}, '<p>', 'CAab12@mail.gmail.com'), bytes(both))).toEqual({
      client: 'Gmail',
      body: 'текст и HTML',
    });
    expect(styleOf(mail({ 'thread-index': 'Ad' }, '<p>'), bytes('')).client).toBe('Exchange');
  });
});
