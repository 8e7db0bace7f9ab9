import { describe, expect, it } from 'vitest';
import { completeMention, mentionBeingTyped, notePieces } from './notePieces.ts';

describe('a note', () => {
  it('has its mentions told apart from addresses and the rest', () => {
    const pieces = notePieces('@gromov, спросите у buh@vector.example и @petrova.a.');
    expect(pieces.filter(({ mention }) => mention).map(({ text }) => text)).toEqual(['@gromov', '@petrova.a']);
    expect(pieces.map(({ text }) => text).join('')).toBe('@gromov, спросите у buh@vector.example и @petrova.a.');
  });

  it('offers colleagues only while a login is being typed', () => {
    expect(mentionBeingTyped('Смотрит @gr', 11)).toBe('gr');
    expect(mentionBeingTyped('@', 1)).toBe('');
    expect(mentionBeingTyped('Смотрит @gromov ', 16)).toBeNull();
    expect(mentionBeingTyped('buh@vec', 7)).toBeNull();
  });

  it('gets the chosen login where it was being typed', () => {
    expect(completeMention('Пусть @gr посмотрит', 9, 'gromov')).toEqual({
      text: 'Пусть @gromov посмотрит',
      cursor: 14,
    });
  });
});
