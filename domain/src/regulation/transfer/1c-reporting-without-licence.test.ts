import { describe, expect, test } from 'vitest';
import type { Licence } from '../../registry/types.ts';
import { aLetter, aLicence, anApplication } from '../../testing/builders.ts';
import { judgeOne } from '../../testing/judge-one.ts';

// The request is of 17.03.2026; the default licence is valid until 10.06.2026 and was issued on 10.06.2025.

const letters = [aLetter()];
const under = (licence: Partial<Licence>) => ({ licences: [aLicence(licence)] });

describe('4.1.1 a primary application', () => {
  const newcomer = { subscribers: [], licences: [], applications: [anApplication()] };

  test('moves by the e-mail alone, in whatever open state', () => {
    for (const state of ['new', 'checking', 'accepted', 'in-progress', 'confirmed'] as const) {
      expect(judgeOne({ data: { ...newcomer, applications: [anApplication({ state })] } })).toMatchObject({
        verdict: 'execute',
        action: 'transfer-application',
        subject: 'application',
        clauses: ['4.1.1'],
        effects: [],
        sourcePartnerId: 'p-old',
        applicationId: 'A-1',
      });
    }
  });

  test('a subscriber of other products alone is a newcomer to this one', () => {
    const data = { licences: [aLicence({ product: '1c-etp' })], applications: [anApplication({ state: 'new' })] };
    expect(judgeOne({ data })).toMatchObject({ subject: 'application', clauses: ['4.1.1'] });
  });

  test('reading 11: with a licence in force the subscriber is judged', () => {
    expect(judgeOne({ data: { applications: [anApplication({ state: 'new' })] } })).toMatchObject({
      subject: 'subscriber',
      verdict: 'request-data',
      clauses: ['4.1.4'],
    });
  });

  test.each(['rejected', 'registered'] as const)('one that is %s does not move', (state) => {
    expect(judgeOne({ data: { ...newcomer, applications: [anApplication({ state })] } }).verdict).toBe('review');
  });

  test('two at different partners are for a specialist', () => {
    const applications = [anApplication(), anApplication({ id: 'A-2', partnerId: 'p-new' })];
    expect(judgeOne({ data: { ...newcomer, applications } }).verdict).toBe('review');
  });

  test('an application for another product is none for this one', () => {
    const applications = [anApplication({ product: '1c-etp' })];
    expect(judgeOne({ data: { ...newcomer, applications } })).toMatchObject({
      verdict: 'request-data',
      missing: ['subscriber-not-found'],
    });
  });

  test('a change or renewal of somebody without an account is no primary application', () => {
    const applications = [anApplication({ type: 'renew' })];
    expect(judgeOne({ data: { ...newcomer, applications } }).verdict).not.toBe('execute');
  });
});

describe('4.1.10 and 4.1.12 no licence in force', () => {
  test('4.1.10: the e-mail suffices', () => {
    expect(judgeOne({ data: under({ validUntil: '2026-03-16' }) })).toMatchObject({
      verdict: 'execute',
      action: 'transfer-subscriber',
      clauses: ['4.1.10'],
      effects: [],
    });
  });

  test.each(['blocked', 'revoked'] as const)('4.1.12: of a %s licence only the account moves', (state) => {
    expect(judgeOne({ data: under({ state }) })).toMatchObject({
      verdict: 'execute',
      clauses: ['4.1.10', '4.1.12'],
      effects: ['account-only'],
    });
  });

  test('reading 4: the newest licence counts, not an older blocked one', () => {
    const older = aLicence({
      id: 'L-0',
      state: 'blocked',
      issuedOn: '2024-01-15',
      validFrom: '2024-01-15',
      validUntil: '2027-01-15',
    });
    const newest = aLicence({ issuedOn: '2025-02-03', validFrom: '2025-02-03', validUntil: '2026-02-03' });
    expect(judgeOne({ data: { licences: [older, newest] } })).toMatchObject({
      clauses: ['4.1.10'],
      effects: [],
      licenceId: 'L-1',
    });
  });

  test('a licence of another КПП is somebody else’s', () => {
    expect(judgeOne({ data: { licences: [aLicence({ subscriberKpp: '784001001' })] } }).clauses).toEqual(['4.1.10']);
  });

  test('nothing of this product, but another product in force: for a specialist, who sees what would move', () => {
    expect(judgeOne({ data: { licences: [aLicence({ product: '1c-etp' })] } })).toMatchObject({
      verdict: 'review',
      clauses: [],
    });
  });
});

describe('4.1.13 an accepted application', () => {
  const expired = aLicence({ validUntil: '2026-02-17' });

  test('without a licence in force only the application moves', () => {
    const data = { licences: [expired], applications: [anApplication({ type: 'renew' })] };
    expect(judgeOne({ data })).toMatchObject({
      verdict: 'execute',
      action: 'transfer-application',
      subject: 'application',
      clauses: ['4.1.10', '4.1.13'],
      effects: ['application-only'],
      applicationId: 'A-1',
    });
  });

  test('in another state it stays where it is', () => {
    const data = { licences: [expired], applications: [anApplication({ type: 'renew', state: 'checking' })] };
    expect(judgeOne({ data })).toMatchObject({ subject: 'subscriber', clauses: ['4.1.10'], effects: [] });
  });

  test('with a licence in force it does not count', () => {
    expect(judgeOne({ data: { applications: [anApplication()] }, letters }).subject).toBe('subscriber');
  });

  test('it goes before 4.1.12', () => {
    const data = { licences: [aLicence({ state: 'blocked' })], applications: [anApplication({ type: 'change' })] };
    expect(judgeOne({ data }).effects).toEqual(['application-only']);
  });
});
