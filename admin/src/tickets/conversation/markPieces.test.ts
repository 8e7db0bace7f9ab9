import { describe, expect, it } from 'vitest';
import { markPieces, type Range } from './markPieces.ts';

const told = (text: string, from: number, marks: Range[], active: Range | null) =>
  markPieces(text, from, marks, active)
    .map((piece) => (piece.active ? `{${piece.text}}` : piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

describe('marks of read values in a mail', () => {
  it('stand where the value was read', () => {
    expect(told('ИНН 7707083893, КПП 770701001', 0, [{ start: 4, end: 14 }], null)).toBe(
      'ИНН [7707083893], КПП 770701001',
    );
  });

  it('count from the beginning of the whole text, not of the segment', () => {
    expect(told('логин Abc', 100, [{ start: 106, end: 109 }], null)).toBe('логин [Abc]');
  });

  it('show the one that is pointed at', () => {
    const marks = [
      { start: 0, end: 2 },
      { start: 3, end: 5 },
    ];
    expect(told('ab cd', 0, marks, { start: 3, end: 5 })).toBe('[ab] {cd}');
  });

  it('may overlap', () => {
    expect(told('abcdef', 0, [{ start: 0, end: 4 }], { start: 2, end: 6 })).toBe('[ab]{cd}{ef}');
  });

  it('are cut at the edges of the segment, and those beyond it left out', () => {
    const marks = [
      { start: 0, end: 12 },
      { start: 50, end: 60 },
    ];
    expect(told('abcd', 10, marks, null)).toBe('[ab]cd');
  });

  it('keep every character of the text', () => {
    const text = 'Наименование: ООО «Гранит»\n';
    expect(
      markPieces(text, 7, [{ start: 8, end: 20 }], { start: 15, end: 99 })
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});
