import { describe, expect, test } from 'vitest';
import { type RequestedItem, type RequestField, requestFields } from '../../requests/types.ts';
import {
  anApplication,
  anEntrepreneur,
  anItem,
  aPartner,
  aSubscriber,
  newPartner,
  nothingStated,
} from '../../testing/builders.ts';
import { judgeOne } from '../../testing/judge-one.ts';
import type { MissingCode } from '../types.ts';

/** No licence in force: the e-mail suffices (4.1.10), so that only chapter 2 is at work. */
const data = { licences: [] };
const asked = (item: Partial<RequestedItem>, over: object = {}) => judgeOne({ items: [anItem(item)], data, ...over });

describe('2.1 what the text of the mail must hold', () => {
  test('all of it is there: execute, by the demand alone', () => {
    expect(asked({})).toMatchObject({ verdict: 'execute', clauses: ['4.1.10'], missing: [] });
  });

  test.each<[Partial<RequestedItem>, MissingCode, string[]]>([
    [{ product: null }, 'product', ['2.1']],
    [{ subscriberInn: null, subscriberName: 'ИП Иванов' }, 'subscriber-inn', ['2.1']],
    [{ subscriberKpp: null }, 'subscriber-kpp', ['2.1', '4.1.10']],
    [{ subscriberName: null }, 'subscriber-name', ['2.1', '4.1.10']],
    [{ targetPartnerName: null }, 'target-partner-name', ['2.1', '4.1.10']],
    [{ targetPartnerInn: null }, 'target-partner-inn', ['2.1', '4.1.10']],
    [{ targetPartnerLogin: null }, 'target-partner-login', ['2.1', '4.1.10']],
    [{ subscriberInn: '7736050004' }, 'subscriber-inn-invalid', ['2.1']],
    [{ subscriberInn: '7708503727' }, 'subscriber-not-found', ['2.1']],
    [{ subscriberKpp: '773601099' }, 'subscriber-not-found', ['2.1']],
    [{ targetPartnerInn: '7736207544' }, 'target-partner-inn-invalid', ['2.1', '4.1.10']],
    [{ targetPartnerInn: '7708503727' }, 'target-partner-not-found', ['2.1', '4.1.10']],
  ])('%o → %s', (item, code, clauses) => {
    expect(asked(item)).toMatchObject({ verdict: 'request-data', missing: [code], clauses, action: null, effects: [] });
  });

  test('every missing point is named at once', () => {
    expect(asked({ subscriberName: null, targetPartnerLogin: null, targetPartnerInn: '1' }).missing).toEqual([
      'subscriber-name',
      'target-partner-inn-invalid',
      'target-partner-login',
    ]);
  });

  test('an individual entrepreneur has no КПП', () => {
    const entrepreneur = { subscribers: [anEntrepreneur()], licences: [] };
    const item = { subscriberInn: '500100732259', subscriberKpp: null, subscriberName: 'Иванов Иван Иванович' };
    expect(asked(item, { data: entrepreneur })).toMatchObject({ verdict: 'execute', advisories: [] });
  });

  test.each([
    ['ООО «Ромашка»', ['subscriber-inn', 'subscriber-kpp']],
    ['ИП Иванов Иван Иванович', ['subscriber-inn']],
    ['Ромашка', ['subscriber-inn']],
  ])('without an ИНН the КПП is asked for where the name is a legal entity’s: %s', (subscriberName, missing) => {
    expect(asked({ subscriberInn: null, subscriberKpp: null, subscriberName }).missing).toEqual(missing);
  });

  test('an unknown ИНН without КПП lacks both', () => {
    expect(asked({ subscriberInn: '7708503727', subscriberKpp: null }).missing).toEqual([
      'subscriber-kpp',
      'subscriber-not-found',
    ]);
  });

  test('who serves it and whom it goes to is known without the product, too', () => {
    expect(asked({ product: null })).toMatchObject({ sourcePartnerId: 'p-old', targetPartnerId: 'p-new' });
  });

  test('the target partner is found by the exact login where the mail has no ИНН, and by nothing where its ИНН is wrong', () => {
    expect(asked({ targetPartnerInn: null }).targetPartnerId).toBe('p-new');
    expect(asked({ targetPartnerInn: null, targetPartnerLogin: 'new soft_1' }).targetPartnerId).toBeNull();
    expect(asked({ targetPartnerInn: '7736207544' }).targetPartnerId).toBeNull();
  });
});

describe('several КПП under one ИНН', () => {
  const branches = {
    licences: [],
    subscribers: [aSubscriber(), aSubscriber({ kpp: '784001001', partnerId: 'p-new' })],
  };

  test('the КПП says which is meant', () => {
    expect(asked({ subscriberKpp: '773643001' }, { data: branches })).toMatchObject({
      verdict: 'execute',
      sourcePartnerId: 'p-old',
    });
  });

  test('without it nobody is meant', () => {
    expect(asked({ subscriberKpp: null }, { data: branches })).toMatchObject({
      verdict: 'request-data',
      missing: ['subscriber-kpp'],
      clauses: ['2.1'],
      sourcePartnerId: null,
    });
  });

  test('one КПП twice in the registry is for a specialist', () => {
    const twice = { licences: [], subscribers: [aSubscriber(), aSubscriber()] };
    expect(asked({}, { data: twice }).verdict).toBe('review');
  });
});

describe('2.2 the data can be copied', () => {
  const pictured = ['product', 'subscriberInn', 'subscriberName', 'targetPartnerName', 'targetPartnerInn'] as const;

  test('data that stand only in a picture are asked for once', () => {
    expect(asked(nothingStated, { picturedFields: pictured })).toMatchObject({
      verdict: 'request-data',
      missing: ['fields-not-copyable'],
      clauses: ['2.2'],
    });
  });

  test('what could not be read in the picture of a whole request is not asked for apart', () => {
    const item = { ...nothingStated, targetPartnerName: 'ООО «Новый»' };
    expect(asked(item, { picturedFields: pictured }).missing).toEqual(['fields-not-copyable']);
  });

  test('beside a field or two in a scan what stands nowhere is named', () => {
    const item = { subscriberInn: null, targetPartnerLogin: null };
    expect(asked(item, { picturedFields: ['subscriberInn'] }).missing).toEqual([
      'target-partner-login',
      'fields-not-copyable',
    ]);
  });

  test('data that stand in the text as well are no fault', () => {
    expect(asked({}, { picturedFields: pictured }).verdict).toBe('execute');
  });
});

describe('2.3 the login, byte for byte', () => {
  test.each(['new soft_1', 'NewSoft_1', 'New Soft_1 ', 'New  Soft_1', 'Nеw Soft_1'])(
    '«%s» is not «New Soft_1»',
    (targetPartnerLogin) => {
      expect(asked({ targetPartnerLogin })).toMatchObject({
        verdict: 'request-data',
        missing: ['target-partner-login-mismatch'],
        clauses: ['2.3', '4.1.10'],
      });
    },
  );

  test('any login of that partner will do, nobody else’s will', () => {
    const partners = [aPartner({ logins: ['Old'] }), newPartner({ logins: ['New Soft_1', 'second'] })];
    expect(asked({ targetPartnerLogin: 'second' }, { data: { ...data, partners } }).verdict).toBe('execute');
    expect(asked({ targetPartnerLogin: 'Old' }, { data: { ...data, partners } }).missing).toEqual([
      'target-partner-login-mismatch',
    ]);
  });

  test('two partners under one ИНН are told apart by the login', () => {
    const branch = newPartner({ id: 'p-branch', kpp: '784001001', logins: ['Branch'] });
    const partners = [aPartner(), newPartner(), branch];
    expect(asked({ targetPartnerLogin: 'Branch' }, { data: { ...data, partners } })).toMatchObject({
      verdict: 'execute',
      targetPartnerId: 'p-branch',
    });
    const shared = [aPartner(), newPartner(), newPartner({ id: 'p-branch' })];
    expect(asked({}, { data: { ...data, partners: shared } }).verdict).toBe('review');
  });
});

describe('names', () => {
  test.each(['Ромашка', 'ООО "РОМАШКА"', 'Общество с ограниченной ответственностью «Ромашка»'])(
    '%s is the registry’s ООО «Ромашка»',
    (subscriberName) => {
      expect(asked({ subscriberName })).toMatchObject({ verdict: 'execute', advisories: [] });
    },
  );

  test('a name that merely differs is pointed out', () => {
    expect(asked({ subscriberName: 'ООО «Ромашка-2»' })).toMatchObject({
      verdict: 'execute',
      advisories: ['name-differs'],
    });
    expect(asked({ targetPartnerName: 'ООО «Новейший»' })).toMatchObject({
      verdict: 'execute',
      advisories: ['name-differs'],
    });
  });

  test('a name that belongs to another ИНН is for a specialist', () => {
    const other = aSubscriber({ inn: '7708503727', kpp: '770801001', name: 'ООО «Василёк»' });
    const subscribers = [aSubscriber(), other];
    expect(asked({ subscriberName: 'ООО «Василек»' }, { data: { ...data, subscribers } })).toMatchObject({
      verdict: 'review',
      missing: [],
      action: null,
    });
    expect(asked({ targetPartnerName: 'ООО «Прежний»' }).verdict).toBe('review');
  });

  test('so is a name that an application of another ИНН bears', () => {
    const applications = [anApplication({ subscriberInn: '7708503727', subscriberName: 'ООО «Новичок»' })];
    expect(asked({ subscriberName: 'ООО «Новичок»' }, { data: { ...data, applications } }).verdict).toBe('review');
  });

  test('what is missing is asked for all the same', () => {
    expect(asked({ targetPartnerName: 'ООО «Прежний»', targetPartnerLogin: null }).verdict).toBe('request-data');
  });

  test('a namesake with another ИНН does not matter while the name fits the ИНН', () => {
    const partners = [aPartner({ name: 'ООО «Новый»' }), newPartner()];
    expect(asked({}, { data: { ...data, partners } }).verdict).toBe('execute');
  });
});

describe('what the machine is not sure of', () => {
  test('is for a specialist, though all is there', () => {
    expect(asked({ doubtful: ['subscriberInn'] })).toMatchObject({ verdict: 'review', missing: [], action: null });
  });

  test('is no fault of the requester', () => {
    expect(asked({ targetPartnerLogin: 'New Soft_I', doubtful: ['targetPartnerLogin'] }).verdict).toBe('review');
    expect(asked({ subscriberInn: '7736050004', doubtful: ['subscriberInn'] }).verdict).toBe('review');
  });

  test('is told in words: the field with its value, or the request where nothing in it is sure', () => {
    const reasons = (doubtful: readonly RequestField[]) =>
      asked({ doubtful: [...doubtful] }).reasons.map(({ text }) => text);
    expect(reasons(['product'])).toContain(
      'Прочитано неуверенно, или данные расходятся: программный продукт — Астрал-Отчетность (1С-Отчетность). Сверьте с перепиской.',
    );
    expect(reasons(requestFields).filter((text) => text.startsWith('Под сомнением вся просьба'))).toHaveLength(1);
  });

  test('does not hide what is missing beside it', () => {
    expect(asked({ doubtful: ['subscriberInn'], targetPartnerLogin: null }).missing).toEqual(['target-partner-login']);
  });

  test('hides it where the request itself is in doubt: nobody is asked for the login of a request that is taken back', () => {
    const doubted = { doubtful: [...requestFields], targetPartnerLogin: null };
    expect(asked(doubted)).toMatchObject({ verdict: 'review', missing: [], action: null });
  });
});

describe('reading 14: a transfer to the partner that serves it already', () => {
  const own = { sender: { address: 'a@old.example', role: 'partner', partnerId: 'p-old' } as const };
  const partners = [aPartner({ logins: ['Old'] }), newPartner()];
  const toItself = { targetPartnerName: 'ООО «Прежний»', targetPartnerInn: '7707083893', targetPartnerLogin: 'Old' };

  test('nothing would move: review before any document is asked for', () => {
    const decision = asked(toItself, { ...own, data: { partners } });
    expect(decision).toMatchObject({ verdict: 'review', clauses: [], missing: [], effects: [], action: null });
  });

  test('the data of 2.1–2.3 come before it', () => {
    const decision = asked({ ...toItself, targetPartnerLogin: 'old' }, { ...own, data: { partners } });
    expect(decision).toMatchObject({
      verdict: 'request-data',
      missing: ['target-partner-login-mismatch'],
      clauses: ['2.3'],
    });
  });

  test('so does a refusal', () => {
    const subscribers = [aSubscriber({ services: ['1c-bukhobsluzhivanie'] })];
    expect(asked(toItself, { ...own, data: { partners, subscribers } })).toMatchObject({
      verdict: 'refuse',
      clauses: ['4.1.9'],
    });
  });
});

test('a source partner that the registry does not hold is for a specialist: nobody could be notified', () => {
  expect(asked({}, { data: { ...data, subscribers: [aSubscriber({ partnerId: 'p-gone' })] } }).verdict).toBe('review');
});
