import { type PaymentDocument, type PaymentField, paymentFields } from '@perenos/domain';
import type { DocumentText } from '../../types.ts';
import { orderCount } from './classify.ts';
import { dateMentions } from './dates.ts';
import { flowOf } from './flow.ts';
import { numberMentions } from './numbers.ts';
import { type Hints, type Trusted, trustInn } from './trust.ts';

type Stretch = { start: number; end: number; certain: boolean };
type Inn = Trusted & Stretch;

/** What a bank's program says of money that has not reached the payee. */
const unsettled =
  /черновик|(?<!\p{L})на\s+подпис\p{L}+|(?<!\p{L})не\s+(?:исполнен|провед[её]н|подписан|отправлен|оплачен)|отклон[её]н|отказан|отозван|отмен[её]н|аннулирован|приостановл|картотек|отложен|недостаточно\s+средств|возвращ[её]н(?!\p{L})|ожидает\s+(?:подпис|исполнен|отправ|обработ)/iu;
const status =
  /статус\p{L}*[\s:—-]+(?!(?:\p{L}+\s+)?(?:исполн|провед|выполн|заверш|успеш|списан|зачисл|оплач|плательщ|составит))\p{L}/iu;
/** A form states its purpose; a payment for a licence names it, the program, the service or the invoice (4.1.5). */
const purpose = /назначени\p{L}*\s+платежа/iu;
const forLicence =
  /лиценз|1\s?[сc](?!\p{L})|астрал|отч[её]тност|программ|сервис|подписк|тариф|обслуживани|сопровождени|продлени|(?<!\p{L})по\s+сч|оплат\p{L}*\s+сч|сч[её]т\p{L}*\s+(?:на\s+оплату|№|N)/iu;
const backOrElse = /возврат|аренд|(?<!\p{L})за[йе]?м\p{L}{0,2}(?!\p{L})|заработн|штраф/iu;
const quotedName = /[«"“„][^«»"”\n\f]{1,80}[»"”]/gu;

/**
 * Reads a payment document (4.1.5): a bank's form, or a receipt with named sides. Of a payment that isn't carried out or
 * is for another thing than a licence, and of several on one sheet, all is doubtful.
 */
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
  const isOpen = orderCount(flow.text) > 1 || isUnsettled(flow.text.replace(quotedName, ''));
  return {
    attachment: document.fileName,
    readable: true,
    payerInn: payer?.value ?? null,
    payeeInn: payee?.value ?? null,
    amountKopecks: amount?.kopecks ?? null,
    date: date?.date ?? null,
    doubtful: isOpen ? [...paymentFields] : doubtful,
    evidence,
  };
}

const isForElse = (text: string): boolean => backOrElse.test(text) || (purpose.test(text) && !forLicence.test(text));

const isUnsettled = (text: string): boolean => unsettled.test(text) || status.test(text) || isForElse(text);

/** Labels with what they name behind them. */
const labels = [/плательщик\p{L}*\s*:/iu, /(?<!банк\s+)получател\p{L}*\s*:/iu];
const forms = /04010(?:60|66|67|71)|0401108|мемориальн\p{L}*\s+ордер|банк\s+получателя/iu;

/**
 * The forms of banks name the payer before the payee, whatever their labels; receipts put the label first, and a cash
 * register's begins with the seller.
 */
function sides(text: string, inns: readonly Inn[]): { payer: Inn | null; payee: Inn | null } {
  if (forms.test(text) && !labels.every((label) => label.test(text))) {
    const [payer = null, second = null] = inns.filter((inn, i) => !isReadAgain(text, inns[i - 1], inn));
    return { payer, payee: belowPayeesBank(text, inns.slice(1)) ?? second };
  }
  const sideOf = (inn: Inn): string => {
    const before = text.slice(0, inn.start);
    const payer = Math.max(
      ...[...before.matchAll(/плательщик|отправител|покупател|принято\s+от|(?<!\p{L})от\s+кого/giu)].map(
        (m) => m.index,
      ),
      -1,
    );
    const payee = Math.max(...[...before.matchAll(/получател|(?<!\p{L})кому(?!\p{L})/giu)].map((m) => m.index), -1);
    return payer === payee ? 'none' : payer > payee ? 'payer' : 'payee';
  };
  const first = (side: string): Inn | null => inns.find((inn) => sideOf(inn) === side) ?? null;
  const seller = /кассов\p{L}*\s+чек/iu.test(text) ? first('none') : null;
  const labelled = { payer: first('payer'), payee: first('payee') ?? seller };
  // A form without its number: «ИНН … КПП … Сумма … / Плательщик ООО …».
  const [payer, payee, third] = inns;
  const isAboveLabel = payer && payee && !third && payer.start < text.search(/плательщик/iu);
  return isAboveLabel && labelled.payee === null ? { payer, payee } : labelled;
}

/** The ИНН between the payee's bank, which may have one of its own, and the word «Получатель». */
function belowPayeesBank(text: string, inns: readonly Inn[]): Inn | null {
  const bank = /банк\s+получателя/iu.exec(text);
  const from = bank ? bank.index + bank[0].length : text.length;
  const length = text.slice(from).search(/получател|назначени/iu);
  return inns.find(({ start }) => start > from && start < from + length) ?? null;
}

/** A line that recognition gave twice: no bank and no account stand between a side and itself. */
const isReadAgain = (text: string, last: Inn | undefined, inn: Inn): boolean =>
  last?.value === inn.value && !/банк|бик|получател|\d{20}/iu.test(text.slice(last.end, inn.start));

/** «4900-50», «4 900,50», «4900=», «4900 руб. 50 коп.», «4900 (Четыре тысячи девятьсот) руб.» */
const money =
  /(\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,9})\s?(?:[-–—.,=]\s?(\d{2})|[-–—=]|(?:руб\p{L}*\.?|р\.|₽)\s*(\d{2})\s*к|(?=\s*(?:\([^()\d]{5,60}\)\s*)?(?:руб|₽)))(?!\d)/u;
/** Where a sum stands: behind its label or, in a bank's program, before the sign of the rouble, which recognition mistakes. */
const sums =
  /(?:сумм\p{L}*(?!\p{L}|\s*прописью)|итог\p{L}*)|(?=(?<![\d ])\d[\d ]*(?:[.,]\d{2})?\s?₽)|(?<=^|\n)(?=(?:\d{1,3}(?: \d{3})+|\d{3,}),\d{2}(?: ?\S)?(?:\n|$))/giu;

/** The sum in digits. Where the sum in words ends with other kopecks, one of the two was misread. */
function amountOf(text: string): (Stretch & { kopecks: number }) | null {
  for (const label of text.matchAll(sums)) {
    const from = label.index + label[0].length;
    const match = money.exec(text.slice(from, from + 90).replace(/\|/g, ' '));
    if (!match) continue;
    const rubles = Number((match[1] ?? '').replace(/\D/g, ''));
    const kopecks = rubles * 100 + Number(match[2] ?? match[3] ?? '0');
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
  const title = /(?:поручени\p{L}*|ордер\p{L}*|плат[её]ж\s*№|квитанци\p{L}*|чек)[^\n]{0,30}/iu.exec(text);
  const titled = title && mentions.find((m) => m.start >= title.index && m.start - title.index < 80);
  const date = titled ?? mentions[0];
  return date ? { ...date, certain: titled !== undefined && titled !== null } : null;
}
