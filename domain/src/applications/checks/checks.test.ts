import { describe, expect, test } from 'vitest';
import { checkById, checkCatalogue } from './catalogue.ts';
import { checksOf, mandatoryChecks } from './gate.ts';
import { type LocalWorld, playedRegisters } from './local-world.ts';
import { registerNames } from './registers.ts';
import {
  type CheckId,
  type CheckState,
  type CheckSubject,
  checkIds,
  checkStates,
  type SignatureOwner,
} from './types.ts';

// Numbers with right check digits; nobody's.
const owner: SignatureOwner = {
  ...{ lastName: 'Лугова', firstName: 'Анна', patronymic: 'Ильинична' },
  ...{ birthDate: '1980-02-03', snils: '112-233-445 95', inn: '500100732259' },
  passport: { series: '4507', number: '123456' },
};
const certificate = {
  ...{ serial: '01D9', holder: 'Лугова Анна Ильинична', validUntil: '2026-12-31' },
  state: 'valid' as const,
};
const aSubject = (over: Partial<CheckSubject> = {}): CheckSubject => ({
  ...{ applicationId: 'A-1', kind: 'legal', name: 'ООО «Ромашка»', inn: '7736050003', kpp: '773601001' },
  ...{ ogrn: '1027700070518', directions: ['FNS'], certificateRequested: true, paperless: false, owners: [owner] },
  ...{ representative: null, files: ['application-form', 'passport', 'snils'] },
  ...{ identification: 'passed', certificates: [certificate] },
  ...over,
});
const entrepreneur = (over: Partial<CheckSubject> = {}): CheckSubject =>
  aSubject({
    ...{ kind: 'individual', name: 'ИП Лугова Анна Ильинична', inn: '500100732259', kpp: null },
    ogrn: '304500116000157',
    ...over,
  });
const representative = {
  ...{ name: 'ООО «Учёт»', inn: '7708503727', kpp: null },
  powerOfAttorney: { number: '14', issuedOn: '2026-01-01', validUntil: '2026-06-30' },
};
const company = {
  ...{ name: 'ООО «РОМАШКА»', inn: '7736050003', kpp: '773601001', ogrn: '1027700070518' },
  ...{ state: 'active' as const, terminatedOn: null, heads: [owner] },
};
const { snils: _own, ...withoutSnils } = owner;
const person = {
  ...withoutSnils,
  ...{ snils: '11223344595', passport: '4507123456', passportInvalid: null, account: 'confirmed' as const },
};
const aWorld = (over: Partial<LocalWorld> = {}): LocalWorld => ({
  companies: [
    company,
    { ...company, name: 'ИП Лугова Анна Ильинична', inn: '500100732259', kpp: null, ogrn: '304500116000157' },
  ],
  people: [person],
  disqualified: [],
  silent: [],
  ...over,
});
const today = '2026-03-17';
const run = async (id: CheckId, subject: CheckSubject, world = aWorld()) =>
  checkById(id).run(subject, { registers: playedRegisters(world), today });

const banned = { ...owner, from: '2025-01-01', until: '2027-01-01' };
type Case = [
  id: CheckId,
  what: string,
  subject: CheckSubject,
  world: LocalWorld,
  state: 'passed' | 'failed' | 'unavailable',
];
const w = aWorld();
const own = (over: Partial<SignatureOwner>) => aSubject({ owners: [{ ...owner, ...over }] });
const inCompany = (over: Partial<typeof company> | object) => aWorld({ companies: [{ ...company, ...over }] });
const inPerson = (over: object) => aWorld({ people: [{ ...person, ...over }] });

const cases: Case[] = [
  ['egr', 'everything agrees, in another spelling of the name', aSubject(), w, 'passed'],
  ['egr', 'an entrepreneur', entrepreneur(), w, 'passed'],
  ['egr', 'an entrepreneur with a КПП', entrepreneur({ kpp: '773601001' }), w, 'failed'],
  ['egr', 'a wrong check digit of ИНН', aSubject({ inn: '7736050004' }), w, 'failed'],
  ['egr', 'no КПП', aSubject({ kpp: null }), w, 'failed'],
  ['egr', 'no ОГРН', aSubject({ ogrn: null }), w, 'failed'],
  ['egr', 'ОГРН of an entrepreneur at a company', aSubject({ ogrn: '304500116000157' }), w, 'failed'],
  ['egr', 'nobody of that ИНН', aSubject({ inn: '7708503727' }), w, 'failed'],
  ['egr', 'another name', aSubject({ name: 'ООО «Лютик»' }), w, 'failed'],
  ['egr', 'another КПП of the seat', aSubject({ kpp: '770801001' }), w, 'failed'],
  ['egr', 'the КПП of a branch', aSubject({ kpp: '773643001' }), w, 'passed'],
  [
    'egr',
    'a company that is gone',
    aSubject(),
    inCompany({ state: 'terminated', terminatedOn: '2026-01-01' }),
    'failed',
  ],
  ['egr', 'a company in liquidation', aSubject(), inCompany({ state: 'liquidating' }), 'passed'],
  ['egr', 'somebody else heads it', aSubject(), inCompany({ heads: [{ ...owner, lastName: 'Иная' }] }), 'failed'],
  [
    'egr',
    'somebody else heads it, with a power of attorney',
    aSubject({ files: ['power-of-attorney'] }),
    inCompany({ heads: [] }),
    'passed',
  ],
  [
    'egr',
    'the register is silent',
    aSubject(),
    aWorld({ silent: [{ register: 'egr', about: '7736050003' }] }),
    'unavailable',
  ],
  ['snils', 'the number of the owner', aSubject(), w, 'passed'],
  ['snils', 'a wrong check number', own({ snils: '112-233-445 96' }), w, 'failed'],
  ['snils', 'none', own({ snils: null }), w, 'failed'],
  ['snils', 'of somebody else', own({ lastName: 'Иная' }), w, 'failed'],
  ['snils', 'unknown to the Social Fund', aSubject(), aWorld({ people: [] }), 'failed'],
  [
    'snils',
    'the register is silent',
    aSubject(),
    aWorld({ silent: [{ register: 'snils', about: '11223344595' }] }),
    'unavailable',
  ],
  ['snils', 'nobody owns the signature', aSubject({ owners: [] }), w, 'failed'],
  ['passport', 'in force and of the owner', aSubject(), w, 'passed'],
  ['passport', 'invalid', aSubject(), inPerson({ passportInvalid: 'утрачен' }), 'failed'],
  ['passport', 'of somebody else', own({ firstName: 'Иная' }), w, 'failed'],
  ['passport', 'misspelt', own({ passport: { series: '450', number: '123456' } }), w, 'failed'],
  ['passport', 'none', own({ passport: null }), w, 'failed'],
  ['esia', 'a confirmed account of the owner', aSubject(), w, 'passed'],
  ['esia', 'an account that isn’t confirmed', aSubject(), inPerson({ account: 'unconfirmed' }), 'failed'],
  ['esia', 'no account', aSubject(), inPerson({ account: null }), 'failed'],
  ['esia', 'another birth date', own({ birthDate: '1980-02-04' }), w, 'failed'],
  [
    'esia',
    'the register is silent',
    aSubject(),
    aWorld({ silent: [{ register: 'esia', about: '11223344595' }] }),
    'unavailable',
  ],
  ['disqualified', 'not in the register', aSubject(), w, 'passed'],
  ['disqualified', 'in it today', aSubject(), aWorld({ disqualified: [banned] }), 'failed'],
  [
    'disqualified',
    'in it, birth date unknown',
    aSubject(),
    aWorld({ disqualified: [{ ...banned, birthDate: null }] }),
    'failed',
  ],
  [
    'disqualified',
    'a namesake of another age',
    aSubject(),
    aWorld({ disqualified: [{ ...banned, birthDate: '1961-11-30' }] }),
    'passed',
  ],
  ['disqualified', 'on the last day', aSubject(), aWorld({ disqualified: [{ ...banned, until: today }] }), 'failed'],
  [
    'disqualified',
    'the day after',
    aSubject(),
    aWorld({ disqualified: [{ ...banned, until: '2026-03-16' }] }),
    'passed',
  ],
  ['owner-name', 'as in a passport', aSubject(), w, 'passed'],
  ['owner-name', 'initials', own({ firstName: 'А.', patronymic: null }), w, 'failed'],
  ['owner-name', 'Latin letters', own({ lastName: 'Lugova' }), w, 'failed'],
  ['owner-name', 'no patronymic', own({ patronymic: null }), w, 'passed'],
  ['owner-name', 'a wrong ИНН', own({ inn: '500100732258' }), w, 'failed'],
  ['owner-name', 'an entrepreneur signs himself', entrepreneur(), w, 'passed'],
  ['owner-name', 'another signs for an entrepreneur', entrepreneur({ name: 'ИП Иная Анна Ильинична' }), w, 'failed'],
  ['documents', 'all papers', aSubject(), w, 'passed'],
  ['documents', 'no passport', aSubject({ files: ['application-form', 'snils'] }), w, 'failed'],
  ['documents', 'a representative without a power of attorney', aSubject({ representative }), w, 'failed'],
  ['fns-documents', 'the subscriber reports himself', aSubject(), w, 'passed'],
  ['fns-documents', 'a representative', aSubject({ representative, files: ['power-of-attorney'] }), w, 'passed'],
  [
    'fns-documents',
    'whose power has ended',
    aSubject({
      representative: {
        ...representative,
        powerOfAttorney: { ...representative.powerOfAttorney, validUntil: '2026-03-16' },
      },
      files: ['power-of-attorney'],
    }),
    w,
    'failed',
  ],
  ['signature', 'a certificate in force', aSubject({ paperless: true }), w, 'passed'],
  ['signature', 'a revoked one', aSubject({ certificates: [{ ...certificate, state: 'revoked' }] }), w, 'failed'],
  [
    'signature',
    'one that ended yesterday',
    aSubject({ certificates: [{ ...certificate, validUntil: '2026-03-16' }] }),
    w,
    'failed',
  ],
  [
    'signature',
    'one of somebody else',
    aSubject({ certificates: [{ ...certificate, holder: 'Иная Анна' }] }),
    w,
    'failed',
  ],
  ['identification', 'passed', aSubject(), w, 'passed'],
  ['identification', 'not done', aSubject({ identification: 'not-done' }), w, 'failed'],
  ['identification', 'still under way', aSubject({ identification: 'delegated' }), w, 'failed'],
  [
    'identification',
    'by a certificate in force',
    aSubject({ identification: 'not-done', paperless: true }),
    w,
    'passed',
  ],
  [
    'identification',
    'refused, whatever certificate',
    aSubject({ identification: 'failed', paperless: true }),
    w,
    'failed',
  ],
];

describe('a check', () => {
  test.each(cases)('%s: %s', async (id, _what, subject, world, state) => {
    const outcome = await run(id, subject, world);
    expect(outcome.state).toBe(state);
    expect(outcome.summary).toMatch(/[.]$/);
  });

  test('of two owners fails if one does, and says whose', async () => {
    const second = { ...owner, firstName: 'Вера', snils: '112-233-445 96' };
    const outcome = await run('snils', aSubject({ owners: [owner, second] }));
    expect(outcome.state).toBe('failed');
    expect(outcome.facts.find((fact) => fact.outcome === 'differs')?.what).toContain('Лугова Вера');
  });

  test('shows no whole number of a person’s papers', async () => {
    const outcomes = await Promise.all(checkIds.map((id) => run(id, aSubject())));
    const shown = JSON.stringify(outcomes);
    for (const secret of ['112-233-445', '11223344595', '123456', '500100732259']) expect(shown).not.toContain(secret);
  });

  test('that fails rests on something: a change of it makes the result lapse', () => {
    const rests = (id: CheckId, subject: CheckSubject) => JSON.stringify(checkById(id).rests(subject));
    const changes: [CheckId, CheckSubject][] = [
      ['egr', aSubject({ ogrn: '1037700258694' })],
      ['egr', own({ lastName: 'Иная' })],
      ['snils', own({ snils: '112-233-445 96' })],
      ['passport', own({ passport: { series: '4508', number: '123456' } })],
      ['disqualified', own({ birthDate: '1981-01-01' })],
      ['esia', own({ inn: null })],
      ['documents', aSubject({ files: [] })],
      ['fns-documents', aSubject({ representative })],
      ['identification', aSubject({ identification: 'failed' })],
      ['signature', aSubject({ certificates: [] })],
      ['owner-name', aSubject({ name: 'ООО «Лютик»' })],
    ];
    for (const [id, changed] of changes) expect(rests(id, changed), id).not.toBe(rests(id, aSubject()));
  });
});

describe('the catalogue', () => {
  test('names the ten checks of WEB-Регистратор once each, in Russian', () => {
    expect(checkCatalogue.map(({ id }) => id)).toEqual([...checkIds]);
    for (const { label, explanation } of checkCatalogue) expect(label + explanation).toMatch(/^[А-ЯЁ].*[а-яё]/u);
    expect(checkCatalogue.flatMap(({ register }) => register ?? []).sort()).toEqual([...registerNames].sort());
  });

  const importanceIn = (subject: CheckSubject) =>
    Object.fromEntries(checksOf(subject).map(({ definition, importance }) => [definition.id, importance]));

  test('asks of an application without a certificate only what concerns it', () => {
    const bare = aSubject({ certificateRequested: false, owners: [], certificates: [], directions: [] });
    expect(importanceIn(bare)).toEqual({ egr: 'mandatory' });
  });

  test('asks a signature instead of papers where the application is paperless', () => {
    expect(importanceIn(aSubject({ paperless: true }))).toMatchObject({
      signature: 'mandatory',
      identification: 'mandatory',
    });
    expect(importanceIn(aSubject({ paperless: true }))).not.toHaveProperty('documents');
    expect(importanceIn(aSubject())).toMatchObject({ signature: 'further', documents: 'mandatory' });
  });

  test('asks papers for the inspection of a representative', () => {
    expect(importanceIn(aSubject())['fns-documents']).toBe('further');
    expect(importanceIn(aSubject({ representative }))['fns-documents']).toBe('mandatory');
  });
});

describe('the gate before processing', () => {
  const mandatory = ['identification', 'owner-name', 'egr', 'disqualified', 'snils', 'documents'];

  test.each(checkStates.flatMap((state) => checkIds.map((id): [CheckId, CheckState] => [id, state])))(
    'with %s %s and all others passed',
    (id, state) => {
      const gate = mandatoryChecks(aSubject(), (check) => (check === id ? state : 'passed'));
      const holds = mandatory.includes(id) && state !== 'passed';
      expect(gate.passed).toBe(!holds);
      if (!gate.passed) {
        expect(gate.blocking.map(({ check }) => check)).toEqual([id]);
        expect(gate.reason).toContain(`«${checkById(id).label}»`);
      }
    },
  );
});
