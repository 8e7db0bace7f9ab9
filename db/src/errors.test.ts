import { expect, test } from 'vitest';
import { DatabaseError, errorForLog, explainFailure } from './errors.ts';

const fromDatabase = (code: string, message: string): Error => Object.assign(new Error(message), { code });

test('what the database says of values that it refuses stays out of the log, its code does not', () => {
  const refused = fromDatabase('23505', 'Key (inn)=(5401888223) already exists.');
  const logged = errorForLog(new Error('insert of 5401888223', { cause: refused }));
  expect(logged).toMatchObject({ type: 'Error', code: '23505' });
  expect(JSON.stringify(logged)).not.toContain('5401888223');
});

test.each([
  ['a mail server', new Error('no connection', { cause: new Error('certificate has expired') })],
  ['a database that is away', fromDatabase('57P01', 'terminating connection: certificate has expired')],
])('what an administrator needs of %s is kept', (_, error) => {
  expect(errorForLog(error).message).toContain('certificate has expired');
});

test('words that are thrown instead of an error are kept', () => {
  expect(errorForLog('no data for recognition')).toMatchObject({ message: 'no data for recognition' });
});

test('each of several errors is told', () => {
  const several = new AggregateError([new Error('mail 5'), fromDatabase('22P02', 'syntax: "Иванов"')], 'failed: 5, 6');
  expect(errorForLog(several)).toMatchObject({
    message: 'failed: 5, 6',
    errors: [{ message: 'mail 5' }, { code: '22P02' }],
  });
});

test.each([
  ['a database that does not answer', fromDatabase('ECONNREFUSED', 'connect 127.0.0.1:5432'), /недоступна/],
  ['a wrong password', new Error('login', { cause: fromDatabase('28P01', 'no') }), /не пускает/],
  ['a rule of the store', new DatabaseError('rule', 'Так нельзя.'), /^Так нельзя\.$/],
])('%s is told to the person at the terminal without a stack', (_, error, words) => {
  expect(explainFailure(error)).toMatch(words);
  expect(explainFailure(error)).not.toContain('    at ');
});

test('what nobody foresaw is told with its stack', () => {
  expect(explainFailure(new Error('odd'))).toContain('    at ');
});
