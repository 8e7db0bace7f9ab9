import { describe, expect, test } from 'vitest';
import type { Debt, Partner, Restriction } from '../registry/types.ts';
import type { RequestedItem, TicketKind } from '../requests/types.ts';
import { anItem, aPartner, aPayment, aSalesCenter, newPartner, nothingStated } from '../testing/builders.ts';
import { judgeOne } from '../testing/judge-one.ts';

// `p-new` and its sales centre `p-center`; the request is of 17.03.2026.
const aDebt = (over: Partial<Debt> = {}): Debt => ({
  product: '1С-Отчетность',
  amountKopecks: 1_470_000,
  invoiceNumber: 'СЧ-1',
  dueDate: '2026-02-10',
  paidAt: null,
  ...over,
});
const automatic: Restriction = { since: '2026-02-11', imposedBy: 'automatic' };
const byCenter: Restriction = { since: '2026-02-11', imposedBy: 'p-center' };
const partner = { address: 'ask@new.example', role: 'partner', partnerId: 'p-new' } as const;
const center = { address: 'info@center.example', role: 'sales-center', partnerId: 'p-center' } as const;
const stranger = { address: 'a@old.example', role: 'partner', partnerId: 'p-old' } as const;
const about: Partial<RequestedItem> = { targetPartnerInn: '7736207543' };

type Asked = {
  kind: TicketKind;
  sender?: typeof partner | typeof center | typeof stranger;
  item?: Partial<RequestedItem>;
  payments?: boolean;
  of?: Partial<Partner>;
};
const judged = ({ kind, sender = partner, item = {}, payments = false, of = {} }: Asked) =>
  judgeOne({
    mailbox: 'sverka',
    kind,
    sender,
    items: [anItem({ ...nothingStated, ...item })],
    payments: payments ? [aPayment()] : [],
    data: { partners: [aPartner(), newPartner({ salesCenterId: 'p-center', ...of }), aSalesCenter()] },
  });

describe('FB-1 which product is the debt for', () => {
  test('a restricted partner is sent the statement', () => {
    expect(judged({ kind: 'debt-inquiry', of: { restriction: automatic, debts: [aDebt()] } })).toMatchObject({
      verdict: 'execute',
      action: 'send-debt-statement',
      clauses: ['FB-1'],
      subject: null,
      targetPartnerId: 'p-new',
    });
  });

  test('FB-10: one who is not restricted goes to a specialist', () => {
    expect(judged({ kind: 'debt-inquiry' })).toMatchObject({ verdict: 'review', clauses: ['FB-10'] });
  });

  test('another partner’s debts are told to nobody', () => {
    expect(
      judged({ kind: 'debt-inquiry', sender: stranger, item: about, of: { restriction: automatic } }).verdict,
    ).toBe('review');
  });
});

describe('«оплатили, но ограничение сохраняется»', () => {
  test('FB-2: every debt is paid on the request date at the latest', () => {
    const debts = [aDebt({ paidAt: '2026-03-17' }), aDebt({ paidAt: '2026-03-01' })];
    expect(judged({ kind: 'unblock', of: { restriction: automatic, debts } })).toMatchObject({
      verdict: 'execute',
      action: 'lift-restriction',
      clauses: ['FB-2'],
    });
  });

  test('FB-4: money that comes the day after is not there yet', () => {
    const debts = [aDebt({ paidAt: '2026-03-18' }), aDebt({ paidAt: '2026-03-01' })];
    expect(judged({ kind: 'unblock', of: { restriction: automatic, debts } })).toMatchObject({
      verdict: 'request-data',
      missing: ['payment'],
      clauses: ['FB-4'],
      action: null,
    });
  });

  test('FB-3: a payment document doesn’t lift it, the money does', () => {
    expect(judged({ kind: 'unblock', payments: true, of: { restriction: automatic, debts: [aDebt()] } })).toMatchObject(
      {
        verdict: 'review',
        missing: [],
        clauses: ['FB-3'],
      },
    );
  });

  test('FB-10: no restriction, or one that begins tomorrow', () => {
    expect(judged({ kind: 'unblock' })).toMatchObject({ verdict: 'review', clauses: ['FB-10'] });
    const later = { ...automatic, since: '2026-03-18' };
    expect(judged({ kind: 'unblock', of: { restriction: later } }).clauses).toEqual(['FB-10']);
  });

  test('other partners’ debts never count', () => {
    const decision = judgeOne({
      mailbox: 'sverka',
      kind: 'unblock',
      items: [anItem(nothingStated)],
      data: {
        partners: [aPartner({ debts: [aDebt()], restriction: automatic }), newPartner({ restriction: automatic })],
      },
    });
    expect(decision).toMatchObject({ verdict: 'execute', clauses: ['FB-2'], targetPartnerId: 'p-new' });
  });

  test('FB-8: what the sales centre asked for only the sales centre can lift, paid or not', () => {
    const paid = [aDebt({ paidAt: '2026-03-01' })];
    expect(judged({ kind: 'unblock', of: { restriction: byCenter, debts: paid } })).toMatchObject({
      verdict: 'refuse',
      clauses: ['FB-8'],
      action: null,
    });
  });

  test('FB-7: the sales centre lifts what it asked for, paid or not', () => {
    expect(
      judged({ kind: 'unblock', sender: center, item: about, of: { restriction: byCenter, debts: [aDebt()] } }),
    ).toMatchObject({
      verdict: 'execute',
      action: 'lift-restriction',
      clauses: ['FB-7'],
    });
  });

  test.each([
    ['paid', [aDebt({ paidAt: '2026-03-01' })], false, 'execute', ['FB-2', 'FB-9']],
    ['unpaid, with a payment document', [aDebt()], true, 'review', ['FB-3', 'FB-9']],
    ['unpaid', [aDebt()], false, 'request-data', ['FB-4', 'FB-9']],
  ] as const)(
    'FB-9: the sales centre about an automatic restriction, %s',
    (_case, debts, payments, verdict, clauses) => {
      const decision = judged({
        kind: 'unblock',
        sender: center,
        item: about,
        payments,
        of: { restriction: automatic, debts: [...debts] },
      });
      expect(decision).toMatchObject({ verdict, clauses });
    },
  );

  test('FB-9 is for a partner of its own', () => {
    const decision = judged({
      kind: 'unblock',
      sender: center,
      item: about,
      of: { restriction: automatic, salesCenterId: null },
    });
    expect(decision).toMatchObject({ verdict: 'review', action: null });
  });

  test.each([automatic, { since: '2026-02-11', imposedBy: 'p-another' }])(
    'somebody else can’t lift it: %o',
    (restriction) => {
      expect(judged({ kind: 'unblock', sender: stranger, item: about, of: { restriction } }).verdict).not.toBe(
        'execute',
      );
      expect(
        judged({ kind: 'unblock', sender: center, item: about, of: { restriction, salesCenterId: 'p-another' } })
          .verdict,
      ).not.toBe('execute');
    },
  );
});

describe('FB-5 and FB-6 a restriction is asked for', () => {
  test('FB-5: by its sales centre', () => {
    expect(judged({ kind: 'block', sender: center, item: about })).toMatchObject({
      verdict: 'execute',
      action: 'impose-restriction',
      clauses: ['FB-5'],
      targetPartnerId: 'p-new',
    });
  });

  test('FB-6: by another partner, by another’s sales centre, by the partner itself', () => {
    expect(judged({ kind: 'block', sender: stranger, item: about })).toMatchObject({
      verdict: 'refuse',
      clauses: ['FB-6'],
    });
    expect(judged({ kind: 'block', sender: center, item: about, of: { salesCenterId: 'p-another' } })).toMatchObject({
      verdict: 'refuse',
      clauses: ['FB-6'],
    });
    expect(judged({ kind: 'block' })).toMatchObject({ verdict: 'refuse', clauses: ['FB-6'] });
  });

  test('one that is in force already is not imposed anew', () => {
    expect(judged({ kind: 'block', sender: center, item: about, of: { restriction: automatic } })).toMatchObject({
      verdict: 'review',
      action: null,
    });
  });

  test('a sales centre that names nobody restricts nobody', () => {
    expect(judged({ kind: 'block', sender: center }).verdict).toBe('review');
  });
});

describe('whom the mail means', () => {
  test.each<[string, Partial<RequestedItem>]>([
    ['ИНН', { targetPartnerInn: '7736207543' }],
    ['login', { targetPartnerLogin: 'New Soft_1' }],
    ['a name that only one partner bears', { targetPartnerName: 'Новый' }],
  ])('is found by %s', (_by, item) => {
    expect(judged({ kind: 'block', sender: center, item })).toMatchObject({
      verdict: 'execute',
      targetPartnerId: 'p-new',
    });
  });

  test.each<[string, Partial<RequestedItem>]>([
    ['an unknown ИНН', { targetPartnerInn: '7708503727' }],
    ['a login of another partner beside the ИНН', { ...about, targetPartnerLogin: 'Center' }],
    ['a name of another partner beside the ИНН', { ...about, targetPartnerName: 'ООО «Прежний»' }],
    ['an ИНН read with doubt', { ...about, doubtful: ['targetPartnerInn'] }],
    ['an unknown name', { targetPartnerName: 'ООО «Никто»' }],
    ['words against the request in a mail that names nobody', { doubtful: ['targetPartnerInn'] }],
  ])('%s: nothing is done', (_case, item) => {
    expect(judged({ kind: 'block', sender: center, item })).toMatchObject({
      verdict: 'review',
      action: null,
      missing: [],
    });
  });

  test('a name that two partners bear means nobody for sure', () => {
    const partners = [
      aPartner({ name: 'ООО «Новый»', salesCenterId: 'p-center' }),
      newPartner({ salesCenterId: 'p-center' }),
      aSalesCenter(),
    ];
    const items = [anItem({ ...nothingStated, targetPartnerName: 'ООО «Новый»' })];
    expect(judgeOne({ mailbox: 'sverka', kind: 'block', sender: center, items, data: { partners } }).verdict).toBe(
      'review',
    );
  });

  test('a name that merely differs is pointed out', () => {
    const decision = judged({
      kind: 'block',
      sender: center,
      item: { ...about, targetPartnerName: 'ООО «Новый Софт»' },
    });
    expect(decision).toMatchObject({ verdict: 'execute', advisories: ['name-differs'] });
  });
});

test('in another mailbox it is for a specialist', () => {
  const partners = [newPartner({ restriction: automatic })];
  expect(
    judgeOne({ mailbox: 'partners', kind: 'unblock', items: [anItem(nothingStated)], data: { partners } }),
  ).toMatchObject({ verdict: 'review', clauses: [] });
});
