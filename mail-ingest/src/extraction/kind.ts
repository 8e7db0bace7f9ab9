import type { Mailbox, TicketKind } from '@perenos/domain';

/** What the kind is decided on: folded words of the author and of what is forwarded, and whether they name data. */
export type KindSigns = {
  words: string;
  hasInn: boolean;
  hasLogin: boolean;
  hasProduct: boolean;
  hasDocument: boolean;
};

const transferVerb =
  /перен[ео]с(?!ен[аоы]?\s+на\s+друг[а-я]+\s+(?:дат|врем|день))|перевест|перевед|перевод(?!\s+(?:денег|средств))|переводим|перейти|переход|перезакреп|перезавед|смен[а-я]+\s+(?:партнер|обслужив)|передать\s+(?:нам|абонент|клиент|заявк)|передайте|закрепит[а-я]*\s+(?:за|абонент|клиент)|забрать\s+(?:абонент|клиент)/;
const statusQuestion =
  /(?:когда|статус|на\s+какой\s+стадии|какие\s+сроки|срок[а-я]*\s+(?:выполнени|переноса)|выполнен\s+ли|сделали\s+ли|почему\s+(?:не|до\s+сих)|есть\s+(?:ли\s+)?новости)/;

const question =
  /как(?:ие|ой|ая|ую)?\s|можно\s+ли|возможн[а-я]+\s+ли|нужн[а-я]+\s+ли|что\s+(?:делать|нужно|требуется)|подскажите|\?/;
const transferRequest =
  /(?:прошу|просим|просьба|необходимо|нужно|надо)\s+(?:вас\s+|срочно\s+|пожалуйста,?\s+)?(?:осуществить\s+|выполнить\s+|произвести\s+)?(?:пере|смен|закреп)|перенесите|переведите|переносим|переводим/;

const startEdo = /старт[\s\-–—.«»"]*эдо|start[\s-]*edo/;
const edo = /(?<![а-я])эдо(?![а-я])|электронн[а-я]+\s+документооборот/;
const rejectVerb = /отклон|аннулир|отозва|отзыв|отмен[аи]|удали[тю]|сброс|код[а-я]*\s+партнер/;

const lift =
  /(?:сня(?:ть|тии|тие|тия)|сним(?:ите|и)|убра(?:ть)|убери(?:те)?|отмени(?:те|ть)|отключи(?:те|ть))[^.!?]{0,80}(?:огранич|блокир)|(?:огранич|блокир)[а-я]*[^.!?]{0,80}(?:снять|снимите|убрать|уберите|отменить|отмените)|прошу\s+снять|просим\s+снять|разблокир|(?:восстанов|верн|откр)[а-я]*[^.!?]{0,30}(?:доступ|работ|прав|функционал)|(?:доступ|работ|прав|функционал)[а-я]*[^.!?]{0,30}(?:восстанов(?:ить|ите)|вернуть|верните|откройте|открыть)/;
const paidYetBlocked =
  /(?:оплат|оплач|погас|погаш|перечисл|внес)[^?]{0,200}(?:огранич|блокир|доступ|закрыт)[^?]{0,80}|(?:огранич|блокир|доступ)[а-я]*[^?]{0,120}(?:оплат|оплач|погас|погаш)/;
const impose =
  /(?<!раз)(?<!не\s)(?:за)?блокир(?:уйте|овать)(?![а-я])|(?<!не\s)огранич(?:ьте|ить)(?![а-я])|приостанов(?:ите|ить)\s+(?:доступ|работ|обслужив)|(?:закройте|закрыть)\s+(?:ему\s+|им\s+)?доступ|(?:примен|устанав|установ|ввест|введ|налож|постав|включ)[а-я]*[^.!?]{0,60}(?:блокир|огранич)/;
const keepOpen = /не\s+(?:за)?блокир(?:овать|уйте)|не\s+огранич(?:ивать|ивайте|ить)/;
const asksDebt =
  /(?:по\s+как(?:ому|им|ой)|за\s+как(?:ой|ие|ое)|за\s+что|как(?:ая|ие|ой|ому|им)|сколько|почему|с\s+чем\s+связан|причин|размер|сумм|расшифр|детализ|откуда)[^.!?]{0,90}(?:задолж|долг|блокир|огранич|продукт|сервис)|(?:задолж|долг)[а-я]*[^.!?]{0,90}(?:по\s+как|за\s+как|за\s+что|уточн|подскаж|сообщ|расшифр|какому|какой)|(?:подскаж|уточн|сообщ|поясн|расшифр|пришлите)[а-я]*[^.!?]{0,90}(?:задолж|долг)/;

function sverkaKind({ words, hasInn, hasLogin, hasProduct }: KindSigns): TicketKind {
  const lifts = words.search(lift);
  const imposes = words.search(impose);
  const claimsPayment = /оплат|оплач|погас|погаш|перечисл/.test(words);
  if (transferVerb.test(words) && hasInn && (hasProduct || hasLogin) && lifts < 0 && imposes < 0) return 'transfer';
  if (keepOpen.test(words) && lifts < 0) return 'other';
  if (imposes >= 0 && (lifts < 0 || imposes < lifts)) return 'block';
  if (asksDebt.test(words) && !claimsPayment) return 'debt-inquiry';
  if (lifts >= 0) return 'unblock';
  if (claimsPayment && paidYetBlocked.test(words)) return 'unblock';
  return asksDebt.test(words) ? 'debt-inquiry' : 'other';
}

function partnersKind({ words, hasInn, hasLogin, hasProduct }: KindSigns): TicketKind {
  if (startEdo.test(words)) return 'start-edo';
  if (edo.test(words) && rejectVerb.test(words)) return 'edo-reject';
  if (transferVerb.test(words) && (hasInn || hasLogin || hasProduct)) return 'transfer';
  return edo.test(words) &&
    /заявлени|заявк/.test(words) &&
    /не\s+к\s+нам|ошибочно|друг[а-я]+\s+партнер|без\s+код/.test(words)
    ? 'edo-reject'
    : 'other';
}

function perevodKind({ words, hasInn, hasLogin, hasProduct, hasDocument }: KindSigns): TicketKind {
  const data = hasInn || hasLogin;
  if (statusQuestion.test(words) && !data && !hasDocument) return 'other';
  if (!data && !hasDocument && question.test(words) && !transferRequest.test(words)) return 'other';
  if (transferVerb.test(words)) return 'transfer';
  if (lift.test(words) || impose.test(words) || rejectVerb.test(words)) return 'other';
  return hasInn && (hasLogin || hasProduct) ? 'transfer' : 'other';
}

/** What the mail asks for, by its mailbox and its words; what fits none of the kinds is `other`. */
export function kindOf(mailbox: Mailbox, signs: KindSigns): TicketKind {
  if (mailbox === 'sverka') return sverkaKind(signs);
  if (mailbox === 'partners') return partnersKind(signs);
  return perevodKind(signs);
}
