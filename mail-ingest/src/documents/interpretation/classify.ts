/** What kind of document the text is. */
export type TextKind = 'letter' | 'payment' | 'other';

const paymentMarks = [
  /плат[её]жн\p{L}*\s+(?:поручени|документ|требовани)/iu,
  /0401060/,
  /списано\s+со\s+сч/iu,
  /банк\s+плательщика/iu,
  /банк\s+получателя/iu,
  /назначение\s+платежа/iu,
  /очер\.\s*плат/iu,
  /вид\s+оп/iu,
  /квитанци|чек\s+по\s+операции|исполнени\p{L}*\s+платежа/iu,
];
/** Receipts of bank programs have another look than form 0401060. */
const receiptMarks = [
  /плательщик/iu,
  /получател/iu,
  /сумма/iu,
  /исполнен|проведен|операци|чек|квитанци/iu,
  /списани|перевод|плат[её]ж/iu,
];

/** Titles of other papers, at the beginning of a line. */
const otherTitles =
  /(?:^|\n)\s*(?:сч[её]т\s+на\s+оплату|сч[её]т-фактура|карточк\p{L}*\s+(?:предприятия|организации|контрагента|партн[её]ра)|реквизиты\s+(?:предприятия|организации)|акт\s+(?:сверки|оказан|выполнен|приема|приёма|об\s)|договор\s+(?:№|оказания|на\s)|накладная|универсальный\s+передаточный|доверенность|коммерческое\s+предложение|выписка\s+из)/iu;

/** «Просим … перенести …» in one sentence, or «Перенос … просим выполнить …»: no other paper says that. */
const plainRequest =
  /(?:прос(?:им|ит|ят)|прошу|ходатайству\p{L}*)(?!\p{L})[^\f]{0,250}?(?:перен[оеё]с|перев[оеё]|перем[её][сщ]|переда[тй]|перей|смен|закреп|обслужив)|(?:перен[оеё]с|перев[оеё]д)\p{L}*(?!\p{L})[^.\f]{0,200}?(?<!\p{L})(?:прос(?:им|ит|ят)|прошу)(?!\p{L})/iu;

const transferWords =
  /перен[оеё]с|перев[её]?[дс]т|перевод|перейти|переход|перемест|закрепить|смен[аеуыи]|сменить|обслужива|передать|подключить/iu;
const requestWords =
  /прос(?:им|ит|ьба|ят)|прошу|заявля|заявлени|ходатайств|уведомл|извеща|информиру|сообща|доводим|просьб|выража|дата\s+перено[а-я]+|письмо/iu;
const subjectWords = /абонент|партн[её]р|астрал|сервис|продукт|учётн|учетн|лицензи|отч[её]тност/iu;

/** Whether the text asks for a transfer in plain words. */
export const asksForTransfer = (text: string): boolean => plainRequest.test(text);

/** Whether the text has the title of a paper that is neither a letter nor a payment order. */
export const hasOtherTitle = (text: string): boolean => otherTitles.test(text.slice(0, 400));

/** A letter asks for a transfer in words of its own; a payment order is a form; invoices, cards and acts are neither. */
export function classifyText(text: string): TextKind {
  const payment = paymentMarks.filter((mark) => mark.test(text)).length;
  const title = text.slice(0, 400);
  const isInvoice = /сч[её]т\p{L}*\s+на\s+оплату/iu.test(title) && !/поручени/iu.test(title);
  if (payment >= 3 && !isInvoice) return 'payment';
  const letter = transferWords.test(text) && requestWords.test(text) && subjectWords.test(text);
  if (letter && (asksForTransfer(text) || !hasOtherTitle(text)) && !isInvoice) return 'letter';
  if (payment >= 1 && !isInvoice && receiptMarks.every((mark) => mark.test(text))) return 'payment';
  return 'other';
}
