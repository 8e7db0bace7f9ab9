import { describe, expect, test } from 'vitest';
import type { Certificate } from '../registry/types.ts';
import { allPassed, checkRevocation, type RevocationCheckId, type RevocationFacts } from './checks.ts';
import type { CertificateFields } from './fields.ts';
import {
  groundsOf,
  needsFourEyes,
  revocationAskers,
  revocationGroundIds,
  revocationGrounds,
  revocationReasons,
} from './grounds.ts';
import { maskFields } from './masking.ts';
import { revocationNotice } from './notices.ts';
import { attributeOids } from './oids.ts';
import { registryDifferences, requisiteProblems } from './requisites.ts';
import { formatSerial, sameSerial, serialKey } from './serial.ts';
import {
  approvalExpiresAt,
  approvalRefusal,
  type RevocationEvent,
  type RevocationState,
  revocationEvents,
  revocationRefusalTexts,
  revocationStateAt,
  revocationStates,
  revocationTransition,
} from './states.ts';
import { revocationClock, revocationDueAt, revocationSecondsLeft } from './term.ts';
import { certificateCondition } from './validity.ts';

const certificate: Certificate = {
  serial: '01D93A5C',
  subscriberInn: '7707083893',
  subscriberKpp: '770701001',
  holder: 'Соколова Вера Павловна',
  product: null,
  validFrom: '2026-02-04',
  validUntil: '2027-05-04',
  state: 'valid',
};

describe('A serial number', () => {
  test.each([
    ['01D93A5C', '1D93A5C'],
    ['01 d9 3a 5c', '1D93A5C'],
    ['01:D9:3A:5C', '1D93A5C'],
    ['0x01d93a5c', '1D93A5C'],
    ['F'.repeat(40), 'F'.repeat(40)],
  ])('%s is compared as %s', (written, key) => expect(serialKey(written)).toBe(key));
  test.each(['', '0000', '01D9З', 'номер', 'F'.repeat(41)])('«%s» is none', (text) => {
    expect(serialKey(text)).toBeNull();
    expect(sameSerial(text, text)).toBe(false);
  });
  test('is shown by twos', () => expect(formatSerial('1D93A5C')).toBe('01 D9 3A 5C'));
});

describe('The state of a request for revocation', () => {
  const settled = (code: string) => Object.fromEntries(revocationEvents.map((event) => [event, code]));
  const expected: Record<RevocationState, Record<RevocationEvent, string>> = {
    registered: {
      'document-added': 'registered',
      'approval-asked': 'awaiting-approval',
      'approval-expired': 'approval-not-asked',
      approved: 'approval-not-asked',
      refused: 'refused',
      withdrawn: 'withdrawn',
    },
    'awaiting-approval': {
      'document-added': 'registered',
      'approval-asked': 'approval-already-asked',
      'approval-expired': 'approval-expired',
      approved: 'revoked',
      refused: 'refused',
      withdrawn: 'withdrawn',
    },
    'approval-expired': {
      'document-added': 'registered',
      'approval-asked': 'awaiting-approval',
      'approval-expired': 'approval-has-expired',
      approved: 'approval-has-expired',
      refused: 'refused',
      withdrawn: 'withdrawn',
    },
    revoked: settled('already-revoked') as Record<RevocationEvent, string>,
    refused: settled('already-refused') as Record<RevocationEvent, string>,
    withdrawn: settled('already-withdrawn') as Record<RevocationEvent, string>,
  };
  const pairs = revocationStates.flatMap((state) => revocationEvents.map((event) => [state, event] as const));
  test.each(pairs)('%s, %s', (state, event) => {
    const transition = revocationTransition(state, event);
    expect(transition.ok ? transition.state : transition.code).toBe(expected[state][event]);
    if (!transition.ok) expect(transition.reason).toBe(revocationRefusalTexts[transition.code]);
  });

  test('an approval holds for 24 hours, and at the end of the last one no more', () => {
    const until = approvalExpiresAt('2026-03-17T09:00:00Z');
    expect(until).toBe('2026-03-18T09:00:00Z');
    expect(revocationStateAt('awaiting-approval', until, '2026-03-18T08:59:59.999Z')).toBe('awaiting-approval');
    expect(revocationStateAt('awaiting-approval', until, '2026-03-18T09:00:00Z')).toBe('approval-expired');
    expect(revocationStateAt('revoked', until, '2026-04-18T09:00:00Z')).toBe('revoked');
  });

  test.each([
    [{ registeredById: 7, approvalAskedById: 8, isAsker: false }, 'registered-by-you'],
    [{ registeredById: 8, approvalAskedById: 7, isAsker: false }, 'asked-by-you'],
    [{ registeredById: 8, approvalAskedById: 8, isAsker: true }, 'asker-is-you'],
    [{ registeredById: 8, approvalAskedById: null, isAsker: false }, null],
  ] as const)('four eyes: %o → %s', (request, refusal) => {
    expect(approvalRefusal({ id: 7, name: 'Ж' }, request)).toBe(refusal);
  });
});

describe('The term of 12 hours', () => {
  test.each([
    ['over the night', '2026-03-17T18:00:00Z', '2026-03-18T06:00:00Z'],
    ['over a week-end', '2026-03-20T20:00:00Z', '2026-03-21T08:00:00Z'],
    ['over the new year', '2026-12-31T20:59:59Z', '2027-01-01T08:59:59Z'],
    ['where other countries change the clock', '2026-03-28T22:00:00Z', '2026-03-29T10:00:00Z'],
    ['to the second', '2026-03-17T09:00:01Z', '2026-03-17T21:00:01Z'],
  ])('runs by the clock %s', (_what, receivedAt, dueAt) => expect(revocationDueAt(receivedAt)).toBe(dueAt));

  test.each([
    ['2026-03-17T09:00:00Z', 'осталось 12 ч', 'calm'],
    ['2026-03-17T17:48:00Z', 'осталось 3 ч 12 мин', 'calm'],
    ['2026-03-17T19:00:00Z', 'осталось 2 ч', 'soon'],
    ['2026-03-17T20:59:29Z', 'осталось 31 с', 'soon'],
    ['2026-03-17T21:00:00Z', 'осталось 0 с', 'soon'],
    ['2026-03-17T21:00:00.001Z', 'просрочено на 1 с', 'late'],
    ['2026-03-17T21:40:05Z', 'просрочено на 40 мин 5 с', 'late'],
  ])('at %s: %s', (now, text, tone) => {
    expect(revocationClock('2026-03-17T21:00:00Z', now)).toEqual({ text, tone });
    expect(revocationSecondsLeft('2026-03-17T21:00:00Z', now) < 0).toBe(tone === 'late');
  });
});

describe('The grounds', () => {
  test('each leads to a reason of RFC 5280 that is in force and can’t be undone: four eyes for all', () => {
    for (const id of revocationGroundIds) {
      const { reason, basis, label, askers } = revocationGrounds[id];
      expect(needsFourEyes(reason), id).toBe(true);
      expect(`${label} ${basis}`).toMatch(/^[А-Я].* 63-ФЗ, ст\. 14 ч\. 6/);
      expect(askers.length).toBeGreaterThan(0);
    }
  });
  test('none suspends: ч. 6 and 6.1 don’t know that any more', () => {
    const used = new Set<string>(revocationGroundIds.map((id) => revocationGrounds[id].reason));
    expect(used.has('certificateHold')).toBe(false);
    expect(needsFourEyes('certificateHold')).toBe(false);
  });
  test('the codes are those of RFC 5280, without 7', () => {
    expect(Object.values(revocationReasons).map(({ code }) => code)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9, 10]);
  });
  test('every asker has some, and the centre’s own are nobody else’s', () => {
    for (const asker of revocationAskers) expect(groundsOf(asker).length).toBeGreaterThan(3);
    expect(groundsOf('owner')).not.toContain('court-decision');
    expect(groundsOf('certification-centre')).not.toContain('dismissal');
  });
});

describe('The checks', () => {
  const facts = ({
    claim,
    ...given
  }: Partial<Omit<RevocationFacts, 'claim'>> & { claim?: object } = {}): RevocationFacts => ({
    claim: {
      serial: '01 D9 3A 5C',
      holder: 'Соколова Вера Павловна',
      subscriberInn: '7707083893',
      asker: 'owner',
      askerName: 'Соколова Вера Павловна',
      partnerId: null,
      ground: 'carrier-lost',
      comment: '',
      receivedAt: '2026-03-17T09:00:00Z',
      ...claim,
    },
    certificate,
    subscriber: { inn: '7707083893', kpp: '770701001', name: 'ООО «Ромашка»', kind: 'legal' },
    servingPartnerIds: ['p-1'],
    partnerName: 'ООО «Первый»',
    fileInn: null,
    documents: ['application'],
    today: '2026-03-17',
    ...given,
  });
  const failed = (given: RevocationFacts): RevocationCheckId[] =>
    checkRevocation(given).flatMap(({ id, passed }) => (passed ? [] : [id]));

  test('pass for the owner with his application, each in words', () => {
    const results = checkRevocation(facts());
    expect(allPassed(results)).toBe(true);
    for (const { title, words } of results) expect(`${title} ${words}`).toMatch(/^[А-Я].+\.$/);
  });
  test('without the certificate nothing passes', () => {
    expect(failed(facts({ certificate: null }))).toHaveLength(9);
  });

  const byPartner = { asker: 'partner', askerName: 'ООО «Первый»', partnerId: 'p-1' };
  const byAuthority = { asker: 'authorized-person', askerName: 'Директор' };
  const byCentre = { asker: 'certification-centre', askerName: 'УЦ', ground: 'court-decision' };
  test.each<[string, Parameters<typeof facts>[0], RevocationCheckId[]]>([
    ['another number', { claim: { serial: '02 D9 3A 5C' } }, ['serial']],
    ['another holder', { claim: { holder: 'Рябов Пётр' } }, ['holder']],
    ['another ИНН', { claim: { subscriberInn: '7701000009' } }, ['subscriber']],
    ['another ИНН in the file', { fileInn: '7701000009' }, ['subscriber']],
    ['the same ИНН in the file', { fileInn: '7707083893' }, []],
    ['a subscriber that is not known', { subscriber: null }, ['subscriber']],
    ['a stranger in the owner’s name', { claim: { askerName: 'Рябов Пётр' } }, ['asker']],
    ['nobody', { claim: { askerName: ' ' } }, ['asker']],
    ['a person with authority', { claim: byAuthority, documents: ['application', 'authority'] }, []],
    ['a person without it', { claim: byAuthority }, ['asker']],
    [
      'a person with authority for an entrepreneur',
      {
        claim: byAuthority,
        documents: ['application', 'authority'],
        subscriber: { inn: '1', kpp: null, name: 'ИП', kind: 'individual' },
      },
      ['asker'],
    ],
    ['the serving partner with the application', { claim: byPartner }, []],
    ['the serving partner without it', { claim: byPartner, documents: ['other'] }, ['asker', 'document']],
    ['another partner', { claim: { ...byPartner, partnerId: 'p-2' } }, ['asker']],
    ['no partner', { claim: { ...byPartner, partnerId: null } }, ['asker']],
    ['the centre with a decision', { claim: byCentre, documents: ['decision'] }, []],
    ['the centre with an application only', { claim: byCentre }, ['document']],
    ['a ground of the centre by the owner', { claim: { ground: 'court-decision' } }, ['grounds']],
    ['«other» without words', { claim: { ground: 'other', comment: 'надо' } }, ['grounds']],
    ['«other» in words', { claim: { ground: 'other', comment: 'Смена системы документооборота' } }, []],
    ['no document', { documents: [] }, ['document']],
    ['a revoked certificate', { certificate: { ...certificate, state: 'revoked' } }, ['not-revoked']],
    ['its last day', { today: '2027-05-04' }, []],
    ['the day after', { today: '2027-05-05' }, ['validity']],
  ])('%s', (_what, given, ids) => expect(failed(facts(given))).toEqual(ids));
});

describe('A certificate', () => {
  const at = (today: string) => ({ today, soon: `${today.slice(0, 8)}31` });
  test.each([
    ['2026-02-03', 'not-yet-valid'],
    ['2026-02-04', 'valid'],
    ['2027-05-04', 'expiring'],
    ['2027-05-05', 'expired'],
  ])('is on %s %s', (today, condition) => expect(certificateCondition(certificate, at(today))).toBe(condition));
  test('that is revoked stays so', () => {
    expect(certificateCondition({ ...certificate, state: 'revoked' }, at('2030-01-01'))).toBe('revoked');
  });

  const fields: CertificateFields = {
    serial: '01D93A5C',
    subject: [
      { oid: attributeOids.surname, value: 'Соколова' },
      { oid: attributeOids.givenName, value: 'Вера Павловна' },
      { oid: attributeOids.innLegal, value: '7707083893' },
      { oid: attributeOids.inn, value: '500100732259' },
      { oid: attributeOids.snils, value: '11223344595' },
    ],
    issuer: [],
    notBefore: '2026-02-03T21:30:00.000Z',
    notAfter: '2027-05-03T21:30:00.000Z',
    keyAlgorithm: '1.2.643.7.1.1.1.1',
    signatureAlgorithm: '1.2.643.7.1.1.3.2',
    keyUsage: [],
    extendedKeyUsage: [],
    policies: [],
    subjectSignTool: null,
    issuerSignTool: null,
    identificationKind: null,
  };
  test('that agrees with the registry, by Moscow days, has no differences', () => {
    expect(registryDifferences(fields, certificate)).toEqual([]);
  });
  test('that differs from it says in what', () => {
    const other = { ...certificate, subscriberInn: '7701000009', holder: 'Рябов Пётр', validUntil: '2027-05-05' };
    expect(registryDifferences(fields, other)).toHaveLength(3);
    expect(registryDifferences({ ...fields, subject: [] }, certificate)[0]).toBe('В сертификате нет ИНН');
  });
  test('shows СНИЛС and a person’s ИНН only by their ends', () => {
    const shown = maskFields(fields).subject.map(({ value }) => value);
    expect(shown).toEqual(['Соколова', 'Вера Павловна', '7707083893', '••••••••2259', '•••-•••-445 95']);
  });
  test('has its check digits checked', () => {
    const party = { fullName: '', organization: null, title: null, email: null };
    const wrong = { personInn: '500100732250', legalInn: '7707083890', ogrn: '1', ogrnip: '2', snils: '11223344500' };
    expect(requisiteProblems({ ...party, ...wrong })).toHaveLength(5);
    const none = { personInn: null, legalInn: null, ogrn: null, ogrnip: null, snils: null };
    expect(requisiteProblems({ ...party, ...none })).toEqual([]);
  });
});

test('The notice says which certificate, on what grounds, and since what moment by Moscow', () => {
  const { subject, text } = revocationNotice({
    number: 'ОС-000007',
    serial: '01D93A5C',
    holder: 'Соколова Вера Павловна',
    subscriberName: 'ООО «Ромашка»',
    ground: 'carrier-lost',
    revokedAt: '2026-03-17T21:00:05.123Z',
  });
  expect(subject).toBe('Сертификат 01 D9 3A 5C отозван (запрос ОС-000007)');
  for (const words of ['Утрата или кража', 'keyCompromise, 1', 'ст. 14 ч. 6 п. 2', '18.03.2026 в 00:00:05 МСК'])
    expect(text).toContain(words);
});
