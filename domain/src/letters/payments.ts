import type { IsoDate, Partner } from '../registry/types.ts';
import { doubt, type Finding, missing } from '../regulation/findings.ts';
import type { PaymentDocument, PaymentField } from '../requests/types.ts';
import { formatDate } from '../wording/format.ts';

/** 4.1.5, 4.2.2, 4.3.3, 4.4.3: «финансовый документ, подтверждающий оплату новой лицензии Партнеру, к которому запрашивается перенос». */
export type PaymentTerms = {
  payerInn: string;
  /** null while the partner isn't known. */
  payee: Partner | null;
  /** The first day of the licence that is about to end. */
  licensedSince: IsoDate | null;
  requestDate: IsoDate;
};

export type PaymentCheck = { payment: PaymentDocument; findings: Finding[] };

const relevant = ['payerInn', 'payeeInn'] as const satisfies readonly PaymentField[];

/** What of a payment document decides nothing but was read without confidence, for the specialist; '' where nothing was. */
export function unsureBeside({ doubtful }: PaymentDocument): string {
  const named = [
    ...(doubtful.includes('amount') ? ['сумму'] : []),
    ...(doubtful.includes('date') ? ['дату'] : []),
  ].join(' и ');
  return named === '' ? '' : ` Машина прочитала неуверенно ${named}: сверьте с документом.`;
}

/** Reading 15: payer = the subscriber, payee = the target partner. */
export function checkPayment(payment: PaymentDocument, terms: PaymentTerms): PaymentCheck {
  const { payerInn, payee } = terms;
  const { attachment } = payment;
  const unsure = relevant.filter((field) => payment.doubtful.includes(field) || payment[field] === null);
  if (unsure.length > 0) {
    const text = `Платёжный документ «${attachment}» прочитан неуверенно: нужно сверить плательщика, получателя и то, что платёж исполнен.`;
    return { payment, findings: [doubt([], text, { attachment, fields: unsure.join(', ') })] };
  }
  const mismatch = payment.payerInn !== payerInn || (payee !== null && payment.payeeInn !== payee.inn);
  const facts = { attachment, payerInn: payment.payerInn, payeeInn: payment.payeeInn };
  return { payment, findings: mismatch ? [missing('payment-mismatch', facts)] : untimely(payment, terms) };
}

/** A new licence is paid for while the one that ends is in force, and before the mail that brings the document. */
function untimely({ attachment, date, doubtful }: PaymentDocument, terms: PaymentTerms): Finding[] {
  if (date === null || doubtful.includes('date')) return [];
  const isEarly = terms.licensedSince !== null && date < terms.licensedSince;
  if (!isEarly && date <= terms.requestDate) return [];
  const when = isEarly ? 'раньше начала нынешней лицензии' : 'позже, чем пришёл запрос';
  const text = `Платёжный документ «${attachment}» от ${formatDate(date)} составлен ${when}: нужно сверить, что им оплачена новая лицензия.`;
  return [doubt([], text, { attachment, date })];
}
