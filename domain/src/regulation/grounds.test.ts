import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGroupLetter, ownLetters } from '../letters/matching.ts';
import { products } from '../products.ts';
import { createRegistry } from '../registry/registry.ts';
import { isValidInn } from '../requisites/inn.ts';
import { aJudgeInput, aLetter, aLicence, anItem, aPartner, aSubscriber, newPartner } from '../testing/builders.ts';
import { licenceFields, worldArbitrary } from '../testing/worlds.ts';
import { addCalendarDays } from '../working-time/calendar.ts';
import { clauseText } from './editions.ts';
import { judge } from './judge.ts';
import type { Decision, JudgeInput } from './types.ts';

// The one unforgivable error is to execute without grounds. Here the grounds are stated anew, from the outside.

describe('take away one ground at a time and nothing is executed', () => {
  const complete = aJudgeInput({ letters: [aLetter()] });
  const [item] = complete.items;
  const withItem = (over: object): JudgeInput => ({ ...complete, items: [{ ...(item ?? anItem()), ...over }] });
  const withLetter = (over: object): JudgeInput => ({ ...complete, letters: [aLetter(over)] });
  const verdict = (input: JudgeInput) => judge(input)[0]?.verdict;

  test('with all of them it is', () => {
    expect(verdict(complete)).toBe('execute');
  });

  test.each<[string, JudgeInput]>([
    ['an unknown sender', { ...complete, sender: { address: 'x@y.example', role: 'unknown', partnerId: null } }],
    [
      'the subscriber himself',
      { ...complete, sender: { address: 'x@y.example', role: 'subscriber', partnerId: null } },
    ],
    ['a sender whom the registry lost', { ...complete, sender: { ...complete.sender, partnerId: 'p-gone' } }],
    ['another mailbox', { ...complete, mailbox: 'partners' }],
    ['no product', withItem({ product: null })],
    ['no ИНН', withItem({ subscriberInn: null })],
    ['no КПП', withItem({ subscriberKpp: null })],
    ['no name', withItem({ subscriberName: null })],
    ['no name of the partner', withItem({ targetPartnerName: null })],
    ['no ИНН of the partner', withItem({ targetPartnerInn: null })],
    ['no login', withItem({ targetPartnerLogin: null })],
    ['a login in other letters', withItem({ targetPartnerLogin: 'NEW SOFT_1' })],
    ['a wrong ИНН', withItem({ subscriberInn: '7736050004' })],
    ['a doubtful field', withItem({ doubtful: ['subscriberKpp'] })],
    ['no letter', { ...complete, letters: [] }],
    ['an unreadable letter', withLetter({ readable: false })],
    ['a letter that is no scan', withLetter({ form: 'editable' })],
    ['a letter about somebody else', withLetter({ subscriberInn: '7708503727' })],
    ['a letter about another product', withLetter({ product: '1c-etp' })],
    ['a letter to another partner', withLetter({ targetPartnerInn: '7707083893' })],
    ['a letter without a date', withLetter({ effectiveDate: null })],
    ['a letter too old', withLetter({ effectiveDate: '2026-03-02' })],
    ['a letter for later', withLetter({ effectiveDate: '2026-03-18' })],
    ['a letter to somebody else', withLetter({ addressedToAstral: false })],
    ['a doubtful letter', withLetter({ doubtful: ['subscriberInn'] })],
    ['no subscriber', { ...complete, registry: createRegistry({ ...complete.registry.data, subscribers: [] }) }],
    [
      'no target partner',
      { ...complete, registry: createRegistry({ ...complete.registry.data, partners: [aPartner()] }) },
    ],
    ['no tariff', { ...complete, registry: createRegistry({ ...complete.registry.data, tariffs: [] }) }],
    [
      'the subscriber twice',
      {
        ...complete,
        registry: createRegistry({ ...complete.registry.data, subscribers: [aSubscriber(), aSubscriber()] }),
      },
    ],
    [
      'served by the target already',
      {
        ...complete,
        registry: createRegistry({ ...complete.registry.data, subscribers: [aSubscriber({ partnerId: 'p-new' })] }),
      },
    ],
    [
      'in a service that forbids it',
      {
        ...complete,
        registry: createRegistry({
          ...complete.registry.data,
          subscribers: [aSubscriber({ services: ['1c-bukhobsluzhivanie'] })],
        }),
      },
    ],
    [
      'the partner twice under one login',
      {
        ...complete,
        registry: createRegistry({
          ...complete.registry.data,
          partners: [aPartner(), newPartner(), newPartner({ id: 'p-2' })],
        }),
      },
    ],
    [
      'an unknown tariff beside the known one',
      {
        ...complete,
        registry: createRegistry({
          ...complete.registry.data,
          licences: [aLicence(), aLicence({ id: 'L-2', tariff: '?' })],
        }),
      },
    ],
  ])('%s', (_missing, input) => {
    expect(verdict(input)).not.toBe('execute');
  });
});

/** The grounds of a transfer, as chapters 1–3 and the terms of chapter 4 state them. */
function groundsLacking(input: JudgeInput, index: number): string | null {
  const item = input.items[index] ?? anItem();
  const { registry, requestDate } = input;
  const target = registry.partnerByInn(item.targetPartnerInn ?? '');
  if (input.mailbox !== 'perevod') return '1.2';
  if (input.sender.role !== 'partner' && input.sender.role !== 'sales-center') return '1.1';
  if (item.product === null || item.product === 'astral-edo') return 'product';
  if (item.subscriberInn === null || !isValidInn(item.subscriberInn)) return 'subscriber';
  if (item.subscriberInn.length === 10 && item.subscriberKpp === null) return 'kpp';
  if (item.subscriberName === null || item.targetPartnerName === null) return 'names';
  if (target === null || item.targetPartnerLogin === null || !target.logins.includes(item.targetPartnerLogin))
    return 'login';
  if (item.doubtful.length > 0) return 'doubt';
  const subscriber = registry.subscriber(item.subscriberInn, item.subscriberKpp);
  const applications = registry.applicationsOf(item.subscriberInn, item.subscriberKpp, item.product);
  if (subscriber === null && applications.length === 0) return 'unknown subscriber';
  if (item.product === '1c-reporting' && subscriber?.services.length) return '4.1.9';
  const { product } = item;
  const inForce = licenceFields(input, item).filter((licence) => licence.inForce);
  if (inForce.some((licence) => licence.kind === null)) return 'tariff';
  // reading 3: under a carry-over tariff the regulation is silent, in every section
  const demanding = inForce.filter(
    ({ kind }) => kind !== 'carry-over' && (product !== '1c-reporting' || (kind !== 'its' && kind !== 'free')),
  );
  if (inForce.length === 0 || demanding.length === 0) return null;
  const letterServes = input.letters.some(
    (letter) =>
      letter.readable &&
      letter.form === 'scan' &&
      letter.product === product &&
      letter.targetPartnerInn === target.inn &&
      letter.addressedToAstral === true &&
      (letter.subscriberInn === item.subscriberInn || letter.groupInns.includes(item.subscriberInn ?? '')) &&
      letter.effectiveDate !== null &&
      letter.effectiveDate <= requestDate &&
      letter.effectiveDate >= addCalendarDays(requestDate, -14),
  );
  const paymentServes =
    demanding.every((licence) => licence.daysLeft < 2) &&
    input.payments.some(
      (payment) => payment.readable && payment.payerInn === item.subscriberInn && payment.payeeInn === target.inn,
    );
  return letterServes || paymentServes ? null : 'documents';
}

function wellFormed(decision: Decision): void {
  const acts = decision.verdict === 'execute' || decision.verdict === 'wait';
  expect(decision.missing.length > 0).toBe(decision.verdict === 'request-data');
  expect(decision.notBefore !== null).toBe(decision.verdict === 'wait');
  expect(decision.action !== null).toBe(acts);
  if (!acts) expect(decision.effects).toEqual([]);
  expect(decision.reasons.length).toBeGreaterThan(0);
  for (const clause of [...decision.clauses, ...decision.reasons.map((reason) => reason.clause)]) {
    if (clause !== null) expect(clauseText(clause)).not.toBeNull();
  }
}

test('over random registries and mails, what is executed has all its grounds', () => {
  let executed = 0;
  fc.assert(
    fc.property(worldArbitrary, (input) => {
      const decisions = judge(input);
      expect(decisions).toHaveLength(input.items.length);
      decisions.forEach((decision, index) => {
        wellFormed(decision);
        if (decision.verdict === 'execute') executed += 1;
        if (decision.verdict === 'execute' || decision.verdict === 'wait') {
          expect(decision.targetPartnerId).not.toBe(decision.sourcePartnerId);
        }
        if (decision.verdict === 'execute') expect(groundsLacking(input, index)).toBeNull();
      });
    }),
    { numRuns: 1500 },
  );
  // The worlds are not so odd that nothing is ever executed.
  expect(executed).toBeGreaterThan(50);
});

/** Letters that say whose they are: others go together with the items in the order of the mail. */
const namingTheirOwn = ({ items, letters }: JudgeInput): JudgeInput['letters'] =>
  letters.filter((letter) => isGroupLetter(letter) || items.some((item) => ownLetters(item, [letter]).length > 0));

test('the order of a mail’s items changes no verdict', () => {
  fc.assert(
    fc.property(worldArbitrary, (world) => {
      const input = { ...world, letters: namingTheirOwn(world) };
      const forth = judge(input).map((decision) => decision.verdict);
      const back = judge({ ...input, items: input.items.toReversed() }).map((decision) => decision.verdict);
      expect(back.toReversed()).toEqual(forth);
    }),
    { numRuns: 300 },
  );
});

test('every product is judged', () => {
  for (const product of products) wellFormed(judge(aJudgeInput({ items: [anItem({ product })] }))[0] as Decision);
});
