import { partnerChange } from './wording.ts';

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
  /квитанци|чек\s+по\s+операции|кассов\p{L}*\s+чек|исполнени\p{L}*\s+платежа/iu,
];
/** Receipts of bank programs and cash registers have another look than form 0401060. */
const receiptMarks = [
  /плательщик|отправител|покупател|принято\s+от|(?<!\p{L})от\s+кого/iu,
  /получател|кассов|(?<!\p{L})кому(?!\p{L})/iu,
  /сумма|итог|руб|₽|\d[.,]\d{2}(?!\d)|статус/iu,
  /исполнен|провед[её]н|операци|чек|квитанци|статус/iu,
  /списани|перевод|плат[её]ж|кассов/iu,
];
/** The titles of a bank's forms; one that stands on the line alone is no «платёжное поручение №» of a letter. */
const orderTitle =
  /(?:^|[\n\f])[^\p{L}\n\f]{0,12}(?:плат[её]жн\p{L}*|мемориальн\p{L}*|банковск\p{L}*)\s+(?:поручени\p{L}*|ордер\p{L}*)\s*(?:№|N)/giu;
const invoiceTitle = /(?:^|\n)\s*сч[её]т(?:-\p{L}+)?\s+(?:на\s+оплату|№\s*\S{1,12}\s+от\s)/iu;

/** The title of a list of payments, none of which it proves by itself. */
const listTitle =
  /(?:^|\n)\s*(?:выписка(?!\p{L})|(?:банковская|сводная)\s+выписка|(?:список|реестр|история|журнал)\s+(?:операций|плат[её]\p{L}+))/iu;

/** How many orders the text begins: a sheet may bear several. */
export const orderCount = (text: string): number => [...text.matchAll(orderTitle)].length;

/** Titles of other papers, at the beginning of a line. */
const otherTitles =
  /(?:^|\n)\s*(?:сч[её]т\s+на\s+оплату|сч[её]т-фактура|карточк\p{L}*\s+(?:предприятия|организации|контрагента|партн[её]ра)|реквизиты\s+(?:предприятия|организации)|акт\s+(?:сверки|оказан|выполнен|приема|приёма|об\s)|договор\s+(?:№|оказания|на\s)|накладная|универсальный\s+передаточный|доверенность|коммерческое\s+предложение|выписка\s+из)/iu;

/** «Просим … перенести …» in one sentence, «Перенос … просим выполнить …», «Направляем … о смене …»: no other paper says that. */
const plainRequest =
  /(?:прос(?:им|ит|ят)|прошу|ходатайству\p{L}*)(?!\p{L})[^\f]{0,250}?(?:перен[оеё]с|перев[оеё]|перем[её][сщ]|переда[тй]|перей|смен|(?:за|при)креп|обслужив)|(?:перен[оеё]с|перев[оеё]д)\p{L}*(?!\p{L})[^.\f]{0,200}?(?<!\p{L})(?:прос(?:им|ит|ят)|прошу)(?!\p{L})|(?:направля|обраща|уведомля|сообща)(?:ем|ет|ю)[^.\f]{0,120}?(?<!\p{L})о\s+(?:перенос|смен|перевод|переход)\p{L}*\s+(?:\p{L}+\s+){0,2}(?:партн|абонент|уч[её]тн|организаци|компани)/iu;

const transferWords =
  /перен[оеё]с|перев(?:[её]?[дс]т|ед)|перевод|перейти|переход|перемест|(?:за|при)креп|смен[аеуыи]|сменить|замен\p{L}*\s+(?:\p{L}+\s+)?(?:партн|организаци|компани)|привяз|обслужива|сопровожд|передать|подключить|переключ|переоформ/iu;
/** What a letter calls itself, or says that it does. */
const letterWords =
  /прос(?:им|ит|ьба|ят)|прош(?:у|ени)|заявля|заявлени|заявк|ходатайств|уведомл|извеща|информиру|сообща|доводим|просьб|выража|дата\s+перено[а-я]+|(?:перенести|перевести)\s+(?:с|к)[^.\n]{0,12}:|(?:к|с)\s+котор\p{L}+\s+необходимо|(?:^|\n)\s*о\s+(?:перенос|смен|перевод)|письмо|(?:перенес|перевед)ите/iu;
/** Who asks in other words says in the same breath what for: «обращение о смене партнёра», «желаем сменить», «примите к исполнению». */
const otherRequest =
  /(?:обращени\p{L}*|просьб\p{L}*)\s+о\s+(?:перенос|перевод|переход|смен)\p{L}*\s+(?:\p{L}+\s+)?(?:\p{L}+[.,]?\s+)?(?:партн|абонент|уч[её]тн|организаци|компани)|(?:жела(?:ем|ет|ю)|хотим|реш(?:ил\p{L}*|ение))\s+(?:смен|заменить|перейти|перевести|перенести)|поруча\p{L}+\s+(?:ООО\s+)?[«"]?астрал|подтвержда\p{L}+\s+(?:\p{L}+\s+)?согласи\p{L}+\s+на\s+(?:перенос|перевод|переход)|примите\s+к\s+исполнению/iu;
const subjectWords = /абонент|партн[её]р|астрал|сервис|продукт|учётн|учетн|лицензи|отч[её]тност/iu;

/** Whether the text asks for a transfer in plain words. */
export const asksForTransfer = (text: string): boolean => plainRequest.test(text);

/** Whether the text has the title of a paper that is neither a letter nor a payment order. */
export const hasOtherTitle = (text: string): boolean =>
  otherTitles.test(text.slice(0, 400)) || invoiceTitle.test(text.slice(0, 400));

/** A letter asks for a transfer in words of its own; a payment order is a form; invoices, cards and acts are neither. */
export function classifyText(text: string): TextKind {
  const payment = paymentMarks.filter((mark) => mark.test(text)).length;
  const orders = orderCount(text);
  const isInvoice =
    orders === 0 && (invoiceTitle.test(text) || /сч[её]т\p{L}*\s+на\s+оплату/iu.test(text.slice(0, 400)));
  const isList = orders === 0 && listTitle.test(text.slice(0, 400));
  if ((payment >= 3 || (orders > 0 && !asksForTransfer(text))) && !isInvoice && !isList) return 'payment';
  const saysTransfer = transferWords.test(text) || partnerChange.test(text);
  const letter = saysTransfer && (letterWords.test(text) || otherRequest.test(text)) && subjectWords.test(text);
  if (letter && (asksForTransfer(text) || !hasOtherTitle(text)) && !isInvoice) return 'letter';
  if (payment >= 1 && !isInvoice && !isList && receiptMarks.every((mark) => mark.test(text))) return 'payment';
  return 'other';
}
