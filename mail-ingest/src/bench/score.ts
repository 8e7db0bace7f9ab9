import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Whether one datum of one mail came out as it should. */
export type Mark = {
  file: string;
  /** Of a letter or payment document: the attachment that it is. */
  attachment: string | null;
  group: 'письмо' | 'поле' | 'вердикт' | 'SLA' | 'документ' | 'платёж';
  field: string;
  right: boolean;
  expected: unknown;
  got: unknown;
};

const facts = z.record(z.string(), z.unknown());
const truthLine = z.looseObject({
  file: z.string(),
  sender: facts.nullish(),
  items: z.array(facts).optional(),
  letters: z.array(facts).optional(),
  payments: z.array(facts).optional(),
  sla: facts.nullish(),
});
type Facts = z.infer<typeof facts>;
/** A line in the form of the check's output; a key that it leaves out is not scored. */
export type TruthLine = z.infer<typeof truthLine>;

/** @throws ZodError, SyntaxError, Error (file) */
export async function readTruth(path: string): Promise<TruthLine[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => truthLine.parse(JSON.parse(line)));
}

const groups = {
  mail: ['outcome', 'reason', 'thread', 'kind', 'receivedAt'],
  field: [
    'product',
    'subscriberInn',
    'subscriberKpp',
    'subscriberName',
    'targetPartnerName',
    'targetPartnerInn',
    'targetPartnerLogin',
  ],
  verdict: [
    'verdict',
    'action',
    'clauses',
    'missing',
    'effects',
    'notBefore',
    'subject',
    'sourcePartnerId',
    'targetPartnerId',
  ],
  letter: [
    'readable',
    'subscriberInn',
    'subscriberKpp',
    'product',
    'targetPartnerInn',
    'letterDate',
    'effectiveDate',
    'addressedToAstral',
    'sealDetected',
    'groupInns',
  ],
  payment: ['readable', 'payerInn', 'payeeInn', 'amount', 'date'],
} as const;

const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"'“”„]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const instants = new Set(['receivedAt', 'startsAt', 'dueAt']);
const names = new Set(['subscriberName', 'targetPartnerName']);

/** Names without case and quotes, lists as sets, instants whatever their offset, anything else to the letter. */
export function sameValue(field: string, expected: unknown, got: unknown): boolean {
  const [a, b] = [expected ?? null, got ?? null];
  if (Array.isArray(a)) {
    const other = new Set(Array.isArray(b) ? b : []);
    return new Set(a).size === other.size && a.every((value) => other.has(value));
  }
  if (typeof a !== 'string' || typeof b !== 'string') return a === b;
  if (names.has(field)) return fold(a) === fold(b);
  return instants.has(field) ? Math.abs(Date.parse(a) - Date.parse(b)) < 1000 : a === b;
}

/** Each expected thing with the found one that it is, else with one that nothing else is, else with none. */
function pairs(
  expected: readonly Facts[],
  got: readonly Facts[],
  same: (a: Facts, b: Facts) => boolean,
): [Facts, Facts | null][] {
  const left = [...got];
  return expected.map((one) => {
    const exact = left.findIndex((found) => same(one, found));
    const index =
      exact >= 0 ? exact : left.findIndex((found) => !expected.some((other) => other !== one && same(other, found)));
    return [one, index < 0 ? null : (left.splice(index, 1)[0] ?? null)];
  });
}

const sameItem = (a: Facts, b: Facts): boolean =>
  Boolean(a.subscriberInn) &&
  a.subscriberInn === b.subscriberInn &&
  (!a.product || !b.product || a.product === b.product);
const sameDocument = (a: Facts, b: Facts): boolean => a.attachment === b.attachment;
const factsIn = (value: unknown): Facts[] => facts.array().catch([]).parse(value);
const factsOf = (value: unknown): Facts => facts.catch({}).parse(value);

/** Every datum of the truth against the line of the check; a missing line has every datum wrong. */
export function compareLine(truth: TruthLine, got: Facts | undefined): Mark[] {
  const marks: Mark[] = [];
  const compare = (
    group: Mark['group'],
    fields: readonly string[],
    expected: Facts,
    found: Facts | null,
    attachment: string | null = null,
  ): void => {
    for (const field of fields) {
      if (!Object.hasOwn(expected, field)) continue;
      const values = { expected: expected[field], got: found ? found[field] : 'нет' };
      const right = found !== null && sameValue(field, expected[field], found[field]);
      marks.push({ file: truth.file, attachment, group, field, right, ...values });
    }
  };
  const line = got ?? null;
  compare('письмо', groups.mail, truth, line);
  if (truth.sender) compare('письмо', ['role', 'partnerId'], truth.sender, line && factsOf(line.sender));
  if (truth.sla === null) compare('SLA', ['sla'], truth, line);
  else if (truth.sla) compare('SLA', ['startsAt', 'dueAt'], truth.sla, line && factsOf(line.sla));
  for (const [item, found] of pairs(truth.items ?? [], factsIn(line?.items), sameItem)) {
    compare('поле', groups.field, item, found);
    compare('вердикт', groups.verdict, item, found);
  }
  const documents = [
    ['документ', groups.letter, truth.letters, line?.letters],
    ['платёж', groups.payment, truth.payments, line?.payments],
  ] as const;
  for (const [group, fields, expected, found] of documents) {
    for (const [one, match] of pairs(expected ?? [], factsIn(found), sameDocument))
      compare(group, fields, one, match, String(one.attachment));
  }
  return marks;
}

/** Items that the check would execute and the truth would not: the one error that must not happen. */
export function executionsWithoutGrounds(truth: TruthLine, got: Facts | undefined): number {
  if (!truth.items) return 0;
  const found = factsIn(got?.items);
  const matched = pairs(truth.items, found, sameItem);
  const wrong = matched.filter(([item, match]) => match?.verdict === 'execute' && item.verdict !== 'execute').length;
  const known = new Set(matched.map(([, match]) => match));
  return wrong + found.filter((item) => item.verdict === 'execute' && !known.has(item)).length;
}
