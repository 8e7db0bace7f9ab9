import { expect, test } from 'vitest';
import { keysOf } from './keysOf.ts';

const read = (event: object) => keysOf(JSON.stringify(event)).map((key) => key.join('/'));

test('a change of an object has its lists, its card and the journal read again', () => {
  expect(read({ type: 'record', object: 'application' })).toEqual(['applications', 'journal']);
  expect(read({ type: 'record', object: 'statement' })).toContain('restrictions');
  expect(read({ type: 'record', object: 'template' })).toEqual(['journal']);
});

test('what is not understood may be about tickets', () => {
  expect(keysOf('…')).toEqual([['tickets'], ['views']]);
  expect(read({ type: 'presence', id: 5 })).toEqual(['presence/5']);
});
