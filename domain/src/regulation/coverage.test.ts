import { expect, test } from 'vitest';
import { type Product, products } from '../products.ts';
import { type Licence, type TariffKind, tariffKinds } from '../registry/types.ts';
import { aLetter, aLicence, anItem, aPayment, aTariff } from '../testing/builders.ts';
import { judgeOne } from '../testing/judge-one.ts';
import { addCalendarDays } from '../working-time/calendar.ts';
import { clauseText } from './editions.ts';
import type { Verdict } from './types.ts';

// Every product × tariff × state of the licence × days left × documents, against a table that is written from the
// regulation anew: L letter, T letter or payment by the days left, E e-mail, X forbidden, S silent.

type Demand = 'L' | 'T' | 'E' | 'X' | 'S';
type Tariff = TariffKind | 'unknown';
const requestDate = '2026-03-17';

const byTerm: Record<Tariff, Demand> = {
  paid: 'T',
  free: 'T',
  its: 'T',
  representative: 'T',
  'representative-client': 'T',
  'authorized-center': 'T',
  'authorized-center-client': 'T',
  'carry-over': 'S',
  unknown: 'S',
};
const inForce: Record<Exclude<Product, 'astral-edo'>, Record<Tariff, Demand>> = {
  '1c-reporting': { ...byTerm, free: 'S', its: 'L', representative: 'L', 'representative-client': 'X' },
  'astral-report-4.5': { ...byTerm, 'authorized-center': 'L', 'authorized-center-client': 'X' },
  'astral-report-online': byTerm,
  'astral-online': byTerm,
  'astral-et': byTerm,
  '1c-etp': byTerm,
};
const mailSufficesWithoutLicence: readonly Product[] = ['1c-reporting', 'astral-report-4.5'];

const states = ['registered', 'not-begun', 'blocked', 'revoked'] as const;
const daysLeft = [100, 3, 2, 1, 0, -1] as const;
const documents = { none: [0, 0], letter: [1, 0], payment: [0, 1], both: [1, 1] } as const;
type Papers = keyof typeof documents;

function licenceOf(product: Product, tariff: Tariff, state: (typeof states)[number], days: number): Licence {
  const notBegun = state === 'not-begun';
  return aLicence({
    product,
    tariff: tariff === 'unknown' ? 'Архивный' : tariff,
    state: notBegun ? 'registered' : state,
    validFrom: notBegun ? addCalendarDays(requestDate, 1) : '2025-06-10',
    validUntil: addCalendarDays(requestDate, days),
  });
}

function demandOf(product: Product, tariff: Tariff, state: (typeof states)[number], days: number): Demand {
  if (product === 'astral-edo') return 'X';
  if (state === 'not-begun') return 'S';
  if (state === 'registered' && days >= 0) return inForce[product][tariff];
  return mailSufficesWithoutLicence.includes(product) ? 'E' : 'S';
}

function expected(demand: Demand, days: number, papers: Papers): Verdict {
  if (demand === 'X') return 'refuse';
  if (demand === 'S') return 'review';
  if (demand === 'E') return 'execute';
  const paymentServes = demand === 'T' && days < 2;
  const served = papers === 'letter' || papers === 'both' || (papers === 'payment' && paymentServes);
  return served ? 'execute' : 'request-data';
}

const tariffs: readonly Tariff[] = [...tariffKinds, 'unknown'];

test.each(products.flatMap((product) => tariffs.map((tariff) => [product, tariff] as const)))(
  '%s, %s: one verdict in every state, with any days left and any documents',
  (product, tariff) => {
    for (const state of states) {
      for (const days of daysLeft) {
        for (const papers of Object.keys(documents) as Papers[]) {
          const [letter, payment] = documents[papers];
          const decision = judgeOne({
            requestDate,
            items: [anItem({ product })],
            letters: letter ? [aLetter({ product })] : [],
            payments: payment ? [aPayment()] : [],
            data: {
              licences: [licenceOf(product, tariff, state, days)],
              tariffs: tariffKinds.map((kind) => aTariff({ product, name: kind, kind })),
            },
          });
          const demand = demandOf(product, tariff, state, days);
          const where = `${state}, ${days} days, ${papers}`;
          expect(decision.verdict, where).toBe(expected(demand, days, papers));
          expect(decision.reasons.length, where).toBeGreaterThan(0);
          // Silence is said, and no clause is invented for it.
          expect(decision.clauses.length === 0, where).toBe(demand === 'S');
          for (const clause of decision.clauses) expect(clauseText(clause), where).not.toBeNull();
        }
      }
    }
  },
);
