import { describe, expect, test } from 'vitest';
import { type ApplicationState, applicationStates } from '../registry/types.ts';
import type { RequestedItem } from '../requests/types.ts';
import { anApplication, anItem, aSubscriber } from '../testing/builders.ts';
import { judgeOne } from '../testing/judge-one.ts';

// Reading 17: partners@ rejects the current application for «Астрал ЭДО» and sends the partner's code.
const application = (over = {}) => anApplication({ product: 'astral-edo', ...over });
const judged = (item: Partial<RequestedItem> = {}, applications = [application()]) =>
  judgeOne({
    mailbox: 'partners',
    kind: 'edo-reject',
    items: [anItem({ product: 'astral-edo', targetPartnerLogin: null, ...item })],
    data: { applications, licences: [] },
  });

test('4.5.1: an open application is rejected, for the partner that the mail names', () => {
  expect(judged()).toMatchObject({
    verdict: 'execute',
    action: 'reject-application',
    clauses: ['4.5.1'],
    subject: 'application',
    applicationId: 'A-1',
    sourcePartnerId: 'p-old',
    targetPartnerId: 'p-new',
  });
});

test.each(
  applicationStates.map(
    (state) => [state, state !== 'rejected' && state !== 'registered'] as [ApplicationState, boolean],
  ),
)('an application in state %s: open %s', (state, open) => {
  const expected = open
    ? { verdict: 'execute' }
    : { verdict: 'request-data', missing: ['subscriber-not-found'], subject: null };
  expect(judged({}, [application({ state })])).toMatchObject(expected);
});

describe('what is missing', () => {
  test.each<[Partial<RequestedItem>, string]>([
    [{ subscriberInn: null, subscriberKpp: null }, 'subscriber-inn'],
    [{ subscriberInn: '7736050004' }, 'subscriber-inn-invalid'],
    [{ subscriberInn: '7708503727' }, 'subscriber-not-found'],
    [{ subscriberKpp: '784001001' }, 'subscriber-not-found'],
  ])('%o → %s, by 4.5.1 alone', (item, code) => {
    expect(judged(item)).toMatchObject({ verdict: 'request-data', missing: [code], clauses: ['4.5.1'], action: null });
  });

  test('the КПП is not asked for while one application is meant', () => {
    expect(judged({ subscriberKpp: null }).verdict).toBe('execute');
    const branches = [application(), application({ id: 'A-2', subscriberKpp: '784001001' })];
    expect(judged({ subscriberKpp: null }, branches).verdict).toBe('review');
    expect(judged({}, branches)).toMatchObject({ verdict: 'execute', applicationId: 'A-1' });
  });

  test('an application of another product does not count', () => {
    expect(judged({}, [anApplication()]).missing).toEqual(['subscriber-not-found']);
  });
});

describe('for whom', () => {
  test('where the mail names no partner the sender is meant', () => {
    const nobody = { targetPartnerName: null, targetPartnerInn: null, targetPartnerLogin: null };
    expect(judged(nobody)).toMatchObject({ verdict: 'execute', targetPartnerId: 'p-new' });
  });

  test.each<[string, Partial<RequestedItem>]>([
    ['an unknown ИНН', { targetPartnerInn: '7708503727' }],
    ['a wrong login', { targetPartnerLogin: 'new soft_1' }],
    ['another partner’s name', { targetPartnerName: 'ООО «Прежний»' }],
    ['data read with doubt', { doubtful: ['subscriberInn'] }],
  ])('%s: for a specialist', (_case, item) => {
    expect(judged(item)).toMatchObject({ verdict: 'review', action: null, missing: [] });
  });

  test('a name that belongs to another ИНН is for a specialist', () => {
    const subscribers = [aSubscriber(), aSubscriber({ inn: '7708503727', name: 'ООО «Василёк»' })];
    const items = [anItem({ product: 'astral-edo', targetPartnerLogin: null, subscriberName: 'ООО «Василёк»' })];
    const data = { applications: [application()], subscribers };
    expect(judgeOne({ mailbox: 'partners', kind: 'edo-reject', items, data }).verdict).toBe('review');
  });
});

test('of several open applications the newest is the current one', () => {
  const applications = [
    application({ receivedOn: '2026-01-10' }),
    application({ id: 'A-2', receivedOn: '2026-03-10' }),
  ];
  expect(judged({}, applications).applicationId).toBe('A-2');
});
