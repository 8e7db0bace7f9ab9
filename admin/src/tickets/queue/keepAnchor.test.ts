import { describe, expect, it } from 'vitest';
import { keepAnchor } from './keepAnchor.ts';

const rows = (...ids: number[]) => ids.map((id) => ({ id }));
const shown = (...ids: number[]) => ids.map((id) => ({ row: { id }, gone: false }));
const told = (list: { row: { id: number }; gone: boolean }[]) =>
  list.map(({ row, gone }) => (gone ? `(${row.id})` : `${row.id}`)).join(' ');

describe('rows of a live queue', () => {
  it('are as the server says while nothing is under the cursor', () => {
    expect(told(keepAnchor(shown(1, 2, 3), rows(3, 4), false))).toBe('3 4');
  });

  it('take in new ones where they belong, also under the cursor', () => {
    expect(told(keepAnchor(shown(1, 2), rows(9, 1, 2), true))).toBe('9 1 2');
  });

  it('keep what has left the queue in its place while the cursor is on the list', () => {
    expect(told(keepAnchor(shown(1, 2, 3), rows(1, 3), true))).toBe('1 (2) 3');
    expect(told(keepAnchor(shown(1, 2, 3), rows(2, 3), true))).toBe('(1) 2 3');
  });

  it('keep several that left in their order', () => {
    expect(told(keepAnchor(shown(1, 2, 3, 4), rows(1, 4), true))).toBe('1 (2) (3) 4');
  });

  it('drop them when the cursor leaves', () => {
    const pinned = keepAnchor(shown(1, 2), rows(2), true);
    expect(told(keepAnchor(pinned, rows(2), false))).toBe('2');
  });

  it('welcome back a row that returns', () => {
    const pinned = keepAnchor(shown(1, 2), rows(2), true);
    expect(told(keepAnchor(pinned, rows(1, 2), true))).toBe('1 2');
  });
});
