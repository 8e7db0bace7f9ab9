import type { Mailbox, TicketKind } from '@perenos/domain';
import { asksElsewise, objects, sentencesOf } from './objection.ts';
import { isWithheld, withoutStateTold } from './withheld-words.ts';

/** What the kind is decided on: folded words of the author and of what is forwarded, and whether they name data. */
export type KindSigns = {
  words: string;
  /** Words that may only object: those of the part of the mail that isn't read. */
  unsaid?: string;
  hasInn: boolean;
  hasLogin: boolean;
  hasProduct: boolean;
  hasDocument: boolean;
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
const rejectVerb = /отклон|аннулир|отозва|отзыв|отмен[аи]|удали[тю]|сброс|код[а-я]*\s+партнер/;

/** A rejection that has been: told of or complained about, not asked for. */
const rejected = /(?:отклон|аннулир|отозва|отмен)[а-я]*(?:л[аи]?|н[аоы]?)(?![а-я])/g;
/** «Почему отклонили?», «что будет, если отклонить?», «отозвал доверенность». */
const wondersOfRejection =
  /(?:почему|зачем|кто|когда)\s+(?:\S+\s+){0,3}(?:отклонил|отклонен|отозвал)|что\s+будет[\s,]+если|отозва[а-я]+\s+доверенност/;

const restriction = `(?:огранич|блокир|(?<![а-я])(?:фин)?блок(?:а|у|ом|и)?(?![а-я]))`;
const access = `(?:доступ|работ|прав(?![иы])|функционал|выпуск|отправк|регистратор|кабинет)`;
/** Between a verb and its object: the name, ИНН and login of a partner may stand there, whose full stops end no sentence. */
const between = String.raw`(?:[^.!?]|\.(?=\S)){0,160}?`;
const lift = new RegExp(
  [
    `(?:сня(?:ть|тии|тие|тия)|сним(?:ите|и)|убра(?:ть)|убери(?:те)?|отмени(?:те|ть)|отключи(?:те|ть))${between}${restriction}`,
    `${restriction}[а-я]*[^.!?]{0,80}(?:снять|снимите|убрать|уберите|отменить|отмените|отключить|отключите)`,
    String.raw`прошу\s+снять|просим\s+снять|разблокир`,
    `(?:восстанов|верн|откр|возобнов)[а-я]*[^.!?]{0,30}${access}`,
    `${access}[а-я]*[^.!?]{0,30}(?:восстанов(?:ить|ите)|вернуть|верните|откройте|открыть|возобнов(?:ить|ите))`,
    String.raw`когда\s+(?:вы\s+|нам\s+|нас\s+)?(?:откро|сним|разблок|восстанов)`,
  ].join('|'),
);
/** The money is said to have been paid, not to be paid some day. */
const paid =
  /(?<!не\s)(?<!чтобы\s+(?:\S+\s+)?)(?:[оу]|за|про)платил|(?<!не\s?)оплачен|(?:оплат[аыуе]|платеж)[а-я]*\s+(?:(?!не\s)\S+\s+){0,14}?(?:прош|произв|поступ|внес|был|отправ|сделан|провед|подтвержд)|(?:произвел|внесл|провел|сделал|подтвержда)[а-я]*\s+(?:\S+\s+){0,2}?оплат|погасил|(?<!не\s?)погашен|перечислил|перечислен|внесли|внесен|рассчитал|долг[а-я]*\s+(?:\S+\s+){0,2}?закры|задолженност[а-я]*\s+(?:\S+\s+){0,2}?(?:закры|отсутств|нет)|деньги\s+(?:\S+\s+){0,4}?(?:ушли|отправ|списан|посту|перевел|перевед)|(?:перев[её]л[аи]?|отправил[аи]?)\s+(?:\S+\s+){0,3}?(?:деньги|сумму|средства)|счет[а-я]*\s+(?:\S+\s+){0,2}?закрыл/;
const stillBlocked = new RegExp(
  // «Доступ так и закрыт», not «доступ у нас работает».
  String.raw`${restriction}|доступ(?![^.!?]{0,30}(?<!не\s)(?:работает|есть(?![а-я])|в\s+порядке))|закрыт|не\s+(?:дает|пускает|работает|можем|получается|выпуска|открыва)|недоступ`,
);
/** To impose, without its ending. */
const imposing = '(?<![а-я])(?:примен|устан[ао]в|вве[дс]|ввод|налож|налаг|накладыв|постав|ставит|включ)';
/** Between «просим» and the noun of what is asked for: «рассмотреть возможность введения», not «сообщить о введении». */
const asking = String.raw`(?<![а-я])(?:прос[ия]м?|прош[уе]|просьба|необходим[оа]?|требуется|нуж[не][оа]?)[\s,:–—-]+(?:(?:вас|срочно|незамедлительно|пожалуйста|рассмотреть|инициировать|осуществить|произвести|обеспечить|выполнить|оформить|вопрос|возможность|об?)[\s,]+)*`;
const impose = new RegExp(
  [
    String.raw`(?<!раз)(?<!не\s)(?:за)?блокир(?:уйте|овать)(?![а-я])`,
    String.raw`(?<!не\s)огранич(?:ьте|ить)(?![а-я])`,
    String.raw`приостанов(?:ите|ить)\s+(?:\S+\s+){0,2}?(?:обслужив|${access})`,
    `(?:закройте|закрыть|отключи(?:те|ть)|прекрати(?:те|ть))(?![а-я])${between}${access}`,
    // «Введите», «наложить»; «вы наложили ограничение», «в связи с введением блокировки» tell what has been.
    String.raw`(?<!не\s)${imposing}[а-я]*(?:ть|ти|те)(?![а-я])${between}${restriction}`,
    `${asking}${imposing}[а-я]*(?:ни|к)[а-я]{1,2}(?![а-я])${between}${restriction}`,
    // «Требуется блокировка партнёра», not «просим ограничение прав снять».
    String.raw`${asking}(?:финансов[а-я]+\s+)?(?:блокировк|ограничени)[а-я]*\s+(?:партн|прав|доступ|работ|ооо|ао|ип)(?![^.!?]*(?:сня[тл]|сним|убра|убер|отмен|отключ))`,
  ].join('|'),
);
/** «Просили вас ограничить партнёра …, вопрос решён»: what was asked for once. */
const askedOnce =
  /(?<![а-я])(?:просил[аи]?|обращал(?:ись|ся|ась))\s+(?:вас\s+)?(?:с\s+просьбой\s+)?(?:за)?(?:блокир|огранич)(?:овать|ить)(?![а-я])/g;
/** «Каким образом ограничить …?» asks nobody to do it, «можете ограничить?» does. */
const mereQuestion = /[^.!?\n]*\?/g;
const politely = /прош[уи]|прос[ия]|пожалуйста|могли\s+бы|(?<![а-я])може(?:те|шь)(?![а-я])/;
const asked = (words: string): string =>
  words.replace(mereQuestion, (question) => (politely.test(question) ? question : ' '.repeat(question.length)));
/** «Как только погасит долг, попросим снять»: a request to come. */
const toCome =
  /(?<![а-я])(?:как\s+только|когда|если|после)(?![а-я])[^.!?\n]*(?<![а-я])(?:попросим|попрошу|обратимся)(?![а-я])/;
/** Accounts of people and their passwords are no financial block; «Уважаемые сотрудники отдела» are only greeted. */
const personal = '(?:доступ|логин|вход|учетн|блокир|огранич)';
const staff = new RegExp(
  String.raw`парол|уволен|(?<!уважаемые\s+)сотрудник[^.!?\n]*${personal}|${personal}[^.!?\n]*сотрудник`,
);
const keepOpen = new RegExp(
  String.raw`не\s+(?:за)?блокир(?:овать|уйте)|не\s+огранич(?:ивать|ивайте|ить)|не\s+${imposing}[а-я]*(?:ть|ти|те)(?![а-я])${between}${restriction}`,
);
/** «Через сколько снимается ограничение?» asks for a term, not for a debt. */
const asksDebt =
  /(?:по\s+как(?:ому|им|ой)|за\s+как(?:ой|ие|ое)|за\s+что|как(?:ая|ие|ой|ому|им(?!\s+образом))|(?<!через\s+)сколько(?!\s+(?:времени|дней|часов))|почему|из-за\s+(?:как|чего)[а-я]*|с\s+чем\s+связан|причин|размер|сумм|расшифр|детализ|откуда)[^.!?]{0,90}(?:задолж|долг|блокир|(?<![а-я])блок(?![а-я])|огранич|продукт|сервис|счет[а-я]*\s+не\s*оплачен)|(?:задолж|долг)[а-я]*[^.!?]{0,90}(?:по\s+как|за\s+как|за\s+что|уточн|подскаж|сообщ|расшифр|какому|какой)|(?:подскаж|уточн|сообщ|поясн|расшифр|пришлите)[а-я]*[^.!?]{0,90}(?:задолж|долг)|(?:информаци|сведени|данны|справк)[а-я]*\s+(?:об?|по)\s+(?:(?!отсутств)\S+\s+){0,2}?(?:задолж|долг)|(?:это|эта)\s+(?:задолж|долг)[^.!?]{0,90}\?|что\s+(?:\S+\s+)?(?:платить|оплачивать)(?![а-я])|(?:что|сколько|за\s+что|по\s+чему)\s+(?:мы\s+|вам\s+|именно\s+){0,2}должны/;
/** Which debt it is, not why the restriction still stands: asked also by who believes that all is paid. */
const asksWhichDebt =
  /(?:по|за)\s+как(?:ому|ой|им|ие|ое)\s+(?:именно\s+)?(?:продукт|сервис|счет|период|услуг)[^.!?]*(?:задолж|долг|долж|блокир|огранич)|как(?:ая|ую)\s+(?:\S+\s+)?сумм[ау]\s+(?:\S+\s+)?(?:задолж|долг)|сколько\s+(?:\S+\s+){0,2}?долж/;

function sverkaKind({ words, hasInn, hasLogin, hasProduct }: KindSigns): TicketKind {
  const lifts = words.search(lift);
  const imposes = asked(words)
    .replace(askedOnce, (told) => ' '.repeat(told.length))
    .search(impose);
  const claimsPayment = paid.test(words);
  if (staff.test(words)) return asksDebt.test(words) && !claimsPayment ? 'debt-inquiry' : 'other';
  if (transferVerb.test(words) && hasInn && (hasProduct || hasLogin) && lifts < 0 && imposes < 0) return 'transfer';
  if ((keepOpen.test(words) && lifts < 0) || toCome.test(words)) return 'other';
  if (imposes >= 0 && (lifts < 0 || imposes < lifts)) return 'block';
  if (asksDebt.test(words) && (!claimsPayment || (lifts < 0 && asksWhichDebt.test(words)))) return 'debt-inquiry';
  if (lifts >= 0) return 'unblock';
  if (claimsPayment && stillBlocked.test(words)) return 'unblock';
  return asksDebt.test(words) ? 'debt-inquiry' : 'other';
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

function perevodKind({ words, hasInn, hasLogin, hasProduct, hasDocument }: KindSigns): TicketKind {
  const data = hasInn || hasLogin;
  if (statusQuestion.test(words) && !data && !hasDocument) return 'other';
  if (!data && !hasDocument && question.test(words) && !transferRequest.test(words)) return 'other';
  if (transferVerb.test(words)) return 'transfer';
  if (lift.test(words) || impose.test(words) || rejectVerb.test(words)) return 'other';
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

/** `isDoubted`: words of the mail stand against the very request, so that nobody is sure of any of its data. */
export type KindRead = { kind: TicketKind; isDoubted: boolean };

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
  if (kind !== 'transfer' && isWithheld(sentencesOf(plain.words), kind)) return { kind: 'other', isDoubted: false };
  const isDoubted = objects(`${plain.words}\n${signs.unsaid ?? ''}`, kind);
  const { hasInn, hasLogin, hasProduct } = signs;
  const hasDoubtedData = kind === 'transfer' && (hasInn || hasLogin || hasProduct);
  const isElsewise = (kind === 'transfer' && hasInn && asksElsewise(plain.words)) || (isDoubted && !hasDoubtedData);
  return isElsewise ? { kind: 'other', isDoubted: false } : { kind, isDoubted };
}
