import type { Mailbox, TicketKind } from '@perenos/domain';
import { withoutLetterToCome } from '../objections/letter-to-come.ts';
import { objects, sentencesOf } from '../objections/objection.ts';
import type { PromisedDatum } from '../objections/promised-data.ts';
import { asksElsewise, type Elsewise } from './elsewise.ts';
import { asksForRestriction, restrictionKind } from './restriction-kind.ts';
import { isWithheld, withoutReasons, withoutStateTold } from './withheld-words.ts';

/** What the kind is decided on: folded words of the author and of what is forwarded, and whether they name data. */
export type KindSigns = {
  words: string;
  /** Words that may only object: those of the part of the mail that isn't read. */
  unsaid?: string;
  hasInn: boolean;
  /** What the mail leaves out and may promise. */
  unstated: readonly PromisedDatum[];
  hasLogin: boolean;
  hasProduct: boolean;
  hasDocument: boolean;
  /** A subscriber, and a login of whoever it is to go to. */
  hasTransfer: boolean;
  /** Every item states both sides, with names, ИНН and login. */
  isWhole: boolean;
  /** What it says against the request of its thread is judged there. */
  isReply?: boolean;
};

const transferVerb =
  /п[ер]{2,4}н[еои]с(?!ен[аоы]?\s+на\s+друг[а-я]+\s+(?:дат|врем|день))|перевест|перевед|перевод(?!\s+(?:денег|средств))|переводим|перейти|переход|перезакреп|перезавед|смен[а-я]+\s+(?:партнер|обслужив)|передать\s+(?:нам|абонент|клиент|заявк)|передайте|(?:за|при)крепит[а-я]*\s+(?:за|к|абонент|клиент)|(?:забрать|забираем)\s+(?:абонент|клиент)|перекинуть|перекиньте|раскидать/;
const statusQuestion =
  /(?:когда|статус|на\s+какой\s+стадии|какие\s+сроки|срок[а-я]*\s+(?:выполнени|переноса)|выполнен\s+ли|сделали\s+ли|почему\s+(?:не|до\s+сих)|есть\s+(?:ли\s+)?новости)/;

const question =
  /как(?:ие|ой|ая|ую)?\s|можно\s+ли|возможн[а-я]+\s+ли|нужн[а-я]+\s+ли|что\s+(?:делать|нужно|требуется)|подскажите|\?/;
const transferRequest =
  /(?:прошу|просим|просьба|необходимо|нужно|надо)\s+(?:вас\s+|срочно\s+|пожалуйста,?\s+)?(?:осуществить\s+|выполнить\s+|произвести\s+)?(?:пере|смен|закреп)|перенесите|переведите|переносим|переводим/;

const startEdo = /старт[а-я]{0,2}[\s\-–—.«»"]*эдо|start[\s-]*edo/;
const edo = /(?<![а-я])эдо(?![а-я])|электронн[а-я]+\s+документооборот/;
const rejectVerb =
  /отклон|ан{1,2}ул(?:ир|яц)|отозва|отзов|отзыв|отмен[аи]|удали[тю]|сброс|(?:отка(?:зать|жите)|сн(?:ять|имите))\s+(?:\S+\s+){0,2}?(?:заяв|регистрац)|(?<![а-я])в\s+отказ(?![а-я])|код[а-я]*\s+партнер/;

/** A rejection that has been: told of or complained about, not asked for. */
const rejected = /(?:отклон|аннулир|отозва|отмен)[а-я]*(?:л[аи]?|н[аоы]?)(?![а-я])/g;
/** «Почему отклонили?», «что будет, если отклонить?», «отозвал доверенность». */
const wondersOfRejection =
  /(?:почему|зачем|кто|когда)\s+(?:\S+\s+){0,3}(?:отклонил|отклонен|отозвал)|что\s+будет[\s,]+если|отозва[а-я]+\s+доверенност/;

function sverkaKind({ words, hasInn, hasLogin, hasProduct }: KindSigns): TicketKind {
  const isTransfer = transferVerb.test(words) && hasInn && (hasProduct || hasLogin);
  return isTransfer && !asksForRestriction(words) ? 'transfer' : restrictionKind(words);
}

function partnersKind({ words, hasInn, hasLogin, hasProduct }: KindSigns): TicketKind {
  if (startEdo.test(words)) return 'start-edo';
  if (edo.test(words) && rejectVerb.test(words.replace(rejected, ' ')) && !wondersOfRejection.test(words))
    return 'edo-reject';
  if (transferVerb.test(words) && (hasInn || hasLogin || hasProduct)) return 'transfer';
  return edo.test(words) &&
    /заявлени|заявк/.test(words) &&
    /не\s+к\s+нам|ошибочно|друг[а-я]+\s+партнер|без\s+код/.test(words)
    ? 'edo-reject'
    : 'other';
}

function perevodKind({ words, hasInn, hasLogin, hasProduct, hasDocument, hasTransfer }: KindSigns): TicketKind {
  const data = hasInn || hasLogin;
  if (statusQuestion.test(words) && !data && !hasDocument) return 'other';
  if (!data && !hasDocument && question.test(words) && !transferRequest.test(words)) return 'other';
  if (hasTransfer || transferVerb.test(words)) return 'transfer';
  if (asksForRestriction(words) || rejectVerb.test(words)) return 'other';
  return hasInn && (hasLogin || hasProduct) ? 'transfer' : 'other';
}

const kindIn = (mailbox: Mailbox, signs: KindSigns): TicketKind => {
  if (mailbox === 'sverka') return sverkaKind(signs);
  if (mailbox === 'partners') return partnersKind(signs);
  return perevodKind(signs);
};

/** Whether a mail is about a partner's debts and restrictions, which name a partner and no subscriber. */
export const isAboutRestriction = (kind: TicketKind): boolean =>
  kind === 'debt-inquiry' || kind === 'unblock' || kind === 'block';

/**
 * `isDoubted`: words of the mail stand against the very request, so that nobody is sure of any of its data. `awaitsLetter`:
 * they only say that the official letter is still to come, which holds back what could be executed without one.
 */
export type KindRead = { kind: TicketKind; isDoubted: boolean; awaitsLetter?: boolean };

/**
 * What the mail asks for, by its mailbox and its words; what fits none of the kinds is `other`, and so is a mail that only
 * wonders about what it names, forbids it or takes it back. A transfer that is forbidden or put off keeps its kind, for a
 * person to see its data, and is doubted: nothing is executed on it until then.
 */
export function kindOf(mailbox: Mailbox, signs: KindSigns): KindRead {
  // The full stop of an abbreviation ends no sentence.
  const plain = {
    ...signs,
    words: signs.words.replace(/(?<![а-я])(фин|ув|руб|тел|ул|дог|сч)\.(?=\s?[а-я«"])/g, '$1 '),
  };
  if (mailbox === 'sverka') plain.words = withoutStateTold(plain.words);
  const kind = kindIn(mailbox, plain);
  if (kind === 'debt-inquiry' || kind === 'start-edo' || kind === 'other') return { kind, isDoubted: false };
  const words = withoutReasons(plain.words, kind);
  if (kind !== 'transfer' && isWithheld(sentencesOf(words), kind)) return { kind: 'other', isDoubted: false };
  const { hasInn, hasLogin, hasProduct, hasTransfer, unstated } = signs;
  const isAgainst = (said: string): boolean =>
    !signs.isReply && objects(`${said}\n${signs.unsaid ?? ''}`, kind, { unstated });
  const elsewiseIn = (said: string): Elsewise =>
    kind === 'transfer' && hasInn ? asksElsewise(said, signs.isWhole) : 'no';
  const said = kind === 'transfer' && !signs.hasDocument ? withoutLetterToCome(words) : words;
  const isDoubted = isAgainst(said);
  const hasDoubtedData = kind === 'transfer' && (hasInn || hasLogin || hasProduct);
  const elsewise = elsewiseIn(said);
  const isOther = elsewise === 'surely' || (elsewise === 'perhaps' && !hasTransfer) || (isDoubted && !hasDoubtedData);
  if (isOther) return { kind: 'other', isDoubted: false };
  if (isDoubted || elsewise === 'perhaps') return { kind, isDoubted: true };
  return { kind, isDoubted: false, awaitsLetter: said !== words && (isAgainst(words) || elsewiseIn(words) !== 'no') };
}
