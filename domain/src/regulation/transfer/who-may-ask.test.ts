import { describe, expect, test } from 'vitest';
import {
  anEntrepreneur,
  anItem,
  aPartner,
  aSalesCenter,
  aSubscriber,
  newPartner,
  nothingStated,
} from '../../testing/builders.ts';
import { judgeOne } from '../../testing/judge-one.ts';

const noLicence = { licences: [] };

describe('1.1 who may ask', () => {
  test('a partner may', () => {
    expect(judgeOne({ data: noLicence }).verdict).toBe('execute');
  });

  test('a sales centre may', () => {
    const partners = [aPartner(), newPartner({ salesCenterId: 'p-center' }), aSalesCenter()];
    const sender = { address: 'info@center.example', role: 'sales-center', partnerId: 'p-center' } as const;
    expect(judgeOne({ sender, data: { ...noLicence, partners } })).toMatchObject({
      verdict: 'execute',
      advisories: [],
    });
  });

  test('the subscriber himself is refused, whatever is there or missing', () => {
    const sender = { address: 'buh@romashka.example', role: 'subscriber', partnerId: null } as const;
    const decision = judgeOne({ sender, items: [anItem({ targetPartnerLogin: null })] });
    expect(decision).toMatchObject({ verdict: 'refuse', clauses: ['1.1'], missing: [], action: null });
    expect(decision).toMatchObject({ subject: 'subscriber', sourcePartnerId: 'p-old', targetPartnerId: 'p-new' });
    expect(decision.reasons[0]?.text).toContain('buh@romashka.example');
  });

  test('a stranger goes to a specialist and gets no list of what is missing', () => {
    const sender = { address: 'x@nobody.example', role: 'unknown', partnerId: null } as const;
    expect(judgeOne({ sender, items: [anItem({ product: null })] })).toMatchObject({
      verdict: 'review',
      clauses: ['1.1'],
      missing: [],
    });
  });

  test('a partner that the registry does not hold is a stranger', () => {
    const sender = { address: 'ask@new.example', role: 'partner', partnerId: 'p-gone' } as const;
    expect(judgeOne({ sender, data: noLicence })).toMatchObject({ verdict: 'review', clauses: ['1.1'] });
  });

  test.each(['sverka', 'partners'] as const)('holds in %s@, too', (mailbox) => {
    const sender = { address: 'buh@romashka.example', role: 'subscriber', partnerId: null } as const;
    const kind = mailbox === 'sverka' ? 'unblock' : 'edo-reject';
    expect(judgeOne({ mailbox, kind, sender })).toMatchObject({ verdict: 'refuse', clauses: ['1.1'] });
  });
});

describe('1.2 where to ask', () => {
  test.each(['sverka', 'partners'] as const)('a transfer in %s@ goes to a specialist', (mailbox) => {
    expect(judgeOne({ mailbox, data: noLicence })).toMatchObject({
      verdict: 'review',
      clauses: ['1.2'],
      missing: [],
      action: null,
    });
  });

  test('1.1 stands before it', () => {
    const sender = { address: 'buh@romashka.example', role: 'subscriber', partnerId: null } as const;
    expect(judgeOne({ mailbox: 'partners', sender }).clauses).toEqual(['1.1']);
  });
});

describe('advisories about the sender', () => {
  test('a third party is pointed out, and the verdict stands', () => {
    const other = aPartner({ id: 'p-other', name: 'ООО «Третий»', inn: '7702070139', emails: ['@third.example'] });
    const sender = { address: 'a@third.example', role: 'partner', partnerId: 'p-other' } as const;
    const decision = judgeOne({ sender, data: { ...noLicence, partners: [aPartner(), newPartner(), other] } });
    expect(decision).toMatchObject({ verdict: 'execute', advisories: ['sender-is-third-party'] });
  });

  test('the source partner is none', () => {
    const sender = { address: 'a@old.example', role: 'partner', partnerId: 'p-old' } as const;
    expect(judgeOne({ sender, data: noLicence }).advisories).toEqual([]);
  });

  test('a failed DKIM signature and a restricted target partner are pointed out', () => {
    const restriction = { since: '2026-03-17', imposedBy: 'automatic' };
    const partners = [aPartner(), newPartner({ restriction })];
    expect(judgeOne({ dkim: 'fail', data: { ...noLicence, partners } })).toMatchObject({
      verdict: 'execute',
      advisories: ['dkim-fail', 'target-restricted'],
    });
    const later = [aPartner(), newPartner({ restriction: { ...restriction, since: '2026-03-18' } })];
    expect(judgeOne({ data: { ...noLicence, partners: later } }).advisories).toEqual([]);
  });
});

test('other: exactly one decision, review, nothing said of it', () => {
  const entrepreneur = anEntrepreneur();
  const decision = judgeOne({
    kind: 'other',
    items: [anItem(nothingStated)],
    data: { subscribers: [aSubscriber(), entrepreneur] },
  });
  expect(decision).toMatchObject({
    verdict: 'review',
    clauses: [],
    missing: [],
    subject: null,
    sourcePartnerId: null,
    targetPartnerId: null,
    action: null,
  });
});
