import {
  type Evidence,
  type FieldCorrection,
  type LetterField,
  letterFieldLabels,
  type OfficialLetter,
  type PaymentDocument,
  type PaymentField,
  type Product,
  paymentFieldLabels,
  productNames,
} from '@perenos/domain';
import type { TicketDocument, TicketItem } from '../../api/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { money } from '../../lib/text.ts';

export type DocumentField = LetterField | PaymentField;

/** A row of what was read in a document. */
export type ReadRow = {
  /** null: the machine's own observation, which nobody corrects. */
  field: DocumentField | null;
  label: string;
  /** As `POST correct-document` takes it; null: the document doesn't state it. */
  value: string | null;
  show: (value: string) => string;
  doubtful: boolean;
  alternatives: readonly string[];
  evidence: Evidence | undefined;
  correction: FieldCorrection | undefined;
  /** What the mail states for the same field; null where there is nothing to compare with. */
  requested: string | null;
};

const asIs = (value: string) => value;
const showProduct = (value: string) => productNames[value as Product] ?? value;
const showAddressee = (value: string) => (value === 'yes' ? 'ООО «Астрал-Софт»' : 'не в «Астрал-Софт»');
const showAmount = (value: string) => money(Math.round(Number(value) * 100));
const yesNo = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no');

const showOf: Partial<Record<DocumentField, (value: string) => string>> = {
  product: showProduct,
  letterDate: formatDate,
  effectiveDate: formatDate,
  date: formatDate,
  addressedToAstral: showAddressee,
  amount: showAmount,
};

function letterRows(letter: OfficialLetter, item: TicketItem | undefined): ReadRow[] {
  const row = (field: LetterField, value: string | null, requested: string | null = null, label?: string): ReadRow => ({
    field,
    label: label ?? letterFieldLabels[field],
    value,
    requested,
    show: showOf[field] ?? asIs,
    doubtful: letter.doubtful.includes(field),
    alternatives: letter.alternatives?.[field] ?? [],
    evidence: letter.evidence[field],
    correction: letter.corrections?.[field],
  });
  const seal: ReadRow = {
    field: null,
    label: 'Печать',
    value: letter.sealDetected === null ? 'не определить' : letter.sealDetected ? 'видна' : 'машина не нашла',
    show: asIs,
    doubtful: letter.sealDetected === false,
    alternatives: [],
    evidence: undefined,
    correction: undefined,
    requested: null,
  };
  const group = letter.groupInns.length > 0 || letter.corrections?.groupInns || letter.doubtful.includes('groupInns');
  return [
    row('subscriberName', letter.subscriberName, null, 'Абонент'),
    row('subscriberInn', letter.subscriberInn, item?.subscriberInn),
    row('subscriberKpp', letter.subscriberKpp, letter.subscriberKpp && item?.subscriberKpp, 'КПП'),
    row('product', letter.product, item?.product),
    row('targetPartnerName', letter.targetPartnerName, null, 'Партнёр'),
    row('targetPartnerInn', letter.targetPartnerInn, item?.targetPartnerInn, 'ИНН партнёра'),
    row('letterDate', letter.letterDate),
    row('effectiveDate', letter.effectiveDate, null, 'Перенести с'),
    row('addressedToAstral', yesNo(letter.addressedToAstral), null, 'Кому'),
    seal,
    ...(group ? [row('groupInns', letter.groupInns.join(', ') || null, null, 'Группа')] : []),
  ];
}

function paymentRows(payment: PaymentDocument, item: TicketItem | undefined): ReadRow[] {
  const row = (field: PaymentField, value: string | null, requested: string | null = null): ReadRow => ({
    field,
    label: paymentFieldLabels[field],
    value,
    requested,
    show: showOf[field] ?? asIs,
    doubtful: payment.doubtful.includes(field),
    alternatives: [],
    evidence: payment.evidence[field],
    correction: payment.corrections?.[field],
  });
  return [
    row('payerInn', payment.payerInn, item?.subscriberInn),
    row('payeeInn', payment.payeeInn, item?.targetPartnerInn),
    row('amount', payment.amountKopecks === null ? null : (payment.amountKopecks / 100).toFixed(2)),
    row('date', payment.date),
  ];
}

/** What the machine read in a letter or a payment document, row by row. */
export function readRows({ letter, payment }: TicketDocument, item: TicketItem | undefined): ReadRow[] {
  if (letter) return letterRows(letter, item);
  return payment ? paymentRows(payment, item) : [];
}
