import type { PaymentDocument, PaymentField } from '@perenos/domain';
import type { DocumentText } from '../../types.ts';
import { dateMentions } from './dates.ts';
import { flowOf } from './flow.ts';
import { numberMentions } from './numbers.ts';
import { type Hints, type Trusted, trustInn } from './trust.ts';

type Stretch = { start: number; end: number; certain: boolean };
type Inn = Trusted & Stretch;

/** Reads a payment document (4.1.5): a payment order of form 0401060 or a bank's receipt with named sides. */
export function readPayment(document: DocumentText, hints: Hints, lowQuality: boolean): PaymentDocument {
  const flow = flowOf(document);
  const inns = numberMentions(flow)
    .filter((m) => m.kind === 'inn')
    .map((m): Inn => ({ start: m.start, end: m.end, ...trustInn(m, hints) }));
  const { payer, payee } = sides(flow.text, inns);
  const agreed = <T extends Stretch>(found: T): T => ({
    ...found,
    certain: found.certain && flow.digitsAgree(found.start, found.end),
  });
  const sum = amountOf(flow.text);
  const amount = sum && agreed(sum);
  const titled = dateOf(flow.text);
  const date = titled && agreed(titled);
  const evidence: PaymentDocument['evidence'] = {};
  const doubtful: PaymentField[] = [];
  const note = (field: PaymentField, found: (Stretch & { repaired?: boolean }) | null): void => {
    const where = found && flow.evidenceAt(found.start, found.end, found.repaired ?? false);
    if (where) evidence[field] = where;
    if (found ? !found.certain : lowQuality) doubtful.push(field);
  };
  note('payerInn', payer);
  note('payeeInn', payee);
  note('amount', amount);
  note('date', date);
  return {
    attachment: document.fileName,
    readable: true,
    payerInn: payer?.value ?? null,
    payeeInn: payee?.value ?? null,
    amountKopecks: amount?.kopecks ?? null,
    date: date?.date ?? null,
    doubtful,
    evidence,
  };
}

/**
 * In form 0401060 the payer's box stands above the payee's and each box ends with its label; receipts put the label first.
 */
function sides(text: string, inns: readonly Inn[]): { payer: Inn | null; payee: Inn | null } {
  const isForm = /0401060|банк\s+получателя/iu.test(text);
  if (isForm) {
    const [payer = null, payee = null] = inns;
    return { payer, payee };
  }
  const sideOf = (inn: Inn): string => {
    const before = text.slice(0, inn.start);
    const payer = Math.max(...[...before.matchAll(/плательщик|отправител/giu)].map((m) => m.index), -1);
    const payee = Math.max(...[...before.matchAll(/получател/giu)].map((m) => m.index), -1);
    return payer === payee ? 'none' : payer > payee ? 'payer' : 'payee';
  };
  const first = (side: string): Inn | null => inns.find((inn) => sideOf(inn) === side) ?? null;
  return { payer: first('payer'), payee: first('payee') };
}

const money = /(\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,9})\s?(?:[-–—.,=]\s?(\d{2})|=|(?=\s*руб))(?!\d)/u;

/** The sum in digits. Where the sum in words ends with other kopecks, one of the two was misread. */
function amountOf(text: string): (Stretch & { kopecks: number }) | null {
  for (const label of text.matchAll(/сумм\p{L}*(?!\s*прописью)/giu)) {
    const from = label.index + label[0].length;
    const match = money.exec(text.slice(from, from + 60).replace(/\|/g, ' '));
    if (!match) continue;
    const rubles = Number((match[1] ?? '').replace(/\D/g, ''));
    const kopecks = rubles * 100 + Number(match[2] ?? '0');
    const start = from + match.index;
    const inWords = /(\d{2})\s+копе/iu.exec(text)?.[1];
    const certain = inWords === undefined || Number(inWords) === kopecks % 100;
    return { kopecks, start, end: start + match[0].length, certain };
  }
  return null;
}

/** The date beside the title; the marks of the bank («поступило», «списано») have dates of their own. */
function dateOf(text: string): (Stretch & { date: string }) | null {
  const mentions = dateMentions(text);
  const title = /(?:поручени\p{L}*|квитанци\p{L}*|чек)[^\n]{0,30}/iu.exec(text);
  const titled = title && mentions.find((m) => m.start >= title.index && m.start - title.index < 80);
  const date = titled ?? mentions[0];
  return date ? { ...date, certain: titled !== undefined && titled !== null } : null;
}
