import { describe, expect, test } from 'vitest';
import { findTicketToken, ticketToken, withoutTicketToken } from './token.ts';

test('a token that was put into a subject is found again', () => {
  expect(findTicketToken(`Re: Перенос ${ticketToken('П-000123')}`)).toBe('П-000123');
});

describe('a token is read as clients and people change it', () => {
  test.each(['[П-000123]', 'RE: [п-000123] перенос', 'Fwd: [P-000123]', 'Отв: [ П–000123 ]'])('%s', (subject) => {
    expect(findTicketToken(subject)).toBe('П-000123');
  });
  test('numbers past six digits stay whole', () => {
    expect(findTicketToken('[П-1234567]')).toBe('П-1234567');
  });
});

test.each(['', 'Перенос П-000123', '[П-123]', '[Р-000123]', 'счёт [СЧ-000123]'])('«%s» holds no token', (subject) => {
  expect(findTicketToken(subject)).toBeNull();
});

test('a subject can be had without its token', () => {
  expect(withoutTicketToken('Re: Перенос [П-000123] срочно')).toBe('Re: Перенос срочно');
});
