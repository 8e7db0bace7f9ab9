import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clauses2026, sections2026 } from './clauses.ts';
import { citedClauses, clauseText, edition2026, orderClauses } from './editions.ts';
import { productRules } from './product-rules.ts';

const document = readFileSync(new URL('./2026.md', import.meta.url), 'utf8');
const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');

/** The clauses of the document: heading `##### 4.1.4`, then its paragraphs, list lines and framed notes. */
function clausesOf(markdown: string): Record<string, string> {
  const clauses: Record<string, string> = {};
  let current: string | null = null;
  for (const line of markdown.split('\n')) {
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading !== undefined) current = /^\d+(\.\d+)+$/.test(heading) ? heading : null;
    const text = line.replace(/^> /, '').trim();
    if (heading !== undefined || current === null || text === '') continue;
    clauses[current] = clauses[current] === undefined ? text : `${clauses[current]}\n${text}`;
  }
  return clauses;
}

describe('the text of the regulation', () => {
  test('is the same in 2026.md and in clauses.ts, clause by clause', () => {
    expect(clausesOf(document)).toEqual(clauses2026);
  });

  test('holds every clause from 1.1 to 4.5.1 without a gap', () => {
    const counts: Record<string, number> = {
      1: 5,
      2: 3,
      3: 10,
      4.1: 14,
      4.2: 8,
      4.3: 4,
      4.4: 3,
      4.5: 1,
      1.5: 2,
      3.4: 4,
    };
    const expected = Object.entries(counts).flatMap(([parent, count]) =>
      Array.from({ length: count }, (_, index) => `${parent}.${index + 1}`),
    );
    expect(Object.keys(clauses2026).sort()).toEqual(expected.sort());
  });

  test('is the wording of the document as it was received, blanks aside', () => {
    const wording = document
      .replace(/^# .*\n/, '')
      .replace(/^##### (.*)$/gm, '$1.')
      .replace(/^(#+|>) /gm, '');
    // SHA-256 of the received text without blanks, page footers left out.
    expect(createHash('sha256').update(withoutBlanks(wording)).digest('hex')).toBe(
      'f50a967393fce53a8c301f4b340e762f6f0af718855103f2f65c5e434b225249',
    );
  });

  test('names its chapters and sections as the document does', () => {
    for (const [id, title] of Object.entries(sections2026)) expect(document).toContain(`# ${id}. ${title}\n`);
  });
});

describe('clauses that a decision can cite', () => {
  test.each(citedClauses)('%s has a text', (id) => {
    expect(clauseText(id)?.length).toBeGreaterThan(10);
  });

  test('are the clauses of the edition, FB-1 … FB-10 and SE-1 … SE-4', () => {
    expect(edition2026.clauses).toBe(clauses2026);
    expect(Object.keys(productRules)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `FB-${index + 1}`),
      ...Array.from({ length: 4 }, (_, index) => `SE-${index + 1}`),
    ]);
  });

  test('an identifier that does not exist has no text', () => {
    expect(clauseText('4.1.15')).toBeNull();
    expect(clauseText('toString')).toBeNull();
  });

  test('stand in the order of the regulation, each once', () => {
    expect(orderClauses(['4.1.14', '4.1.4', '3.4.2', '4.1.4'])).toEqual(['3.4.2', '4.1.4', '4.1.14']);
  });
});
