import { describe, expect, test } from 'vitest';
import { journalKindLabels } from '../journal/kind-labels.ts';
import { journalKinds } from '../journal/kinds.ts';
import { products } from '../products.ts';
import * as registryLabels from '../registry/labels.ts';
import { applicationStates, tariffKinds } from '../registry/types.ts';
import { advisories, effects, missingCodes, ticketActions, verdicts } from '../regulation/types.ts';
import { itemFields, letterFields, mailboxes, paymentFields, ticketKinds } from '../requests/types.ts';
import { staffActions } from './actions.ts';
import { itemStates } from './items.ts';
import * as ticketLabels from './labels.ts';
import { ticketStates } from './states.ts';

const labels = { ...ticketLabels, ...registryLabels, journalKindLabels };

const catalogues: [string, readonly string[], Readonly<Record<string, string>>][] = [
  ['products', products, labels.productLabels],
  ['verdicts', verdicts, labels.verdictLabels],
  ['ticket kinds', ticketKinds, labels.ticketKindLabels],
  ['ticket states', ticketStates, labels.ticketStateLabels],
  ['item states', itemStates, labels.itemStateLabels],
  ['ticket actions', ticketActions, labels.ticketActionLabels],
  ['staff actions', staffActions, labels.staffActionLabels],
  ['effects', effects, labels.effectLabels],
  ['advisories', advisories, labels.advisoryLabels],
  ['missing codes', missingCodes, labels.missingLabels],
  ['item fields', itemFields, labels.itemFieldLabels],
  ['letter fields', letterFields, labels.letterFieldLabels],
  ['payment fields', paymentFields, labels.paymentFieldLabels],
  ['mailboxes', mailboxes, labels.mailboxLabels],
  ['sender roles', ['partner', 'sales-center', 'subscriber', 'unknown'], labels.senderRoleLabels],
  ['partner kinds', ['partner', 'sales-center'], labels.partnerKindLabels],
  ['subscriber kinds', ['legal', 'individual'], labels.subscriberKindLabels],
  ['directions', ['FNS', 'PFR', 'FSS', 'ROSSTAT'], labels.directionLabels],
  ['licence states', ['registered', 'blocked', 'revoked'], labels.licenceStateLabels],
  ['application states', applicationStates, labels.applicationStateLabels],
  ['application types', ['create', 'change', 'renew'], labels.applicationTypeLabels],
  ['tariff kinds', tariffKinds, labels.tariffKindLabels],
  ['journal kinds', journalKinds, labels.journalKindLabels],
];

test('every catalogue of labels is checked here', () => {
  const known = Object.values(labels).filter((each) => typeof each === 'object');
  expect(catalogues.map(([, , catalogue]) => catalogue)).toEqual(expect.arrayContaining(known));
});

describe.each(catalogues)('%s', (_name, codes, catalogue) => {
  test('have a Russian label each, and no two the same', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...codes].sort());
    for (const code of codes) expect(catalogue[code], code).toMatch(/[А-Яа-яЁё]/);
    expect(new Set(Object.values(catalogue)).size).toBe(codes.length);
  });
});
