import type { TicketKind } from '@perenos/domain';

const restriction = `(?:огранич|блокир|(?<![а-я])(?:фин)?блок(?:а|у|ом|и)?(?![а-я]))`;
const access = `(?:доступ|работ|прав(?![иы])|функционал|выпуск|отправк|регистратор|кабинет|учетн|логин)`;
/** Between a verb and its object: the name, ИНН and login of a partner may stand there, whose full stops end no sentence. */
const between = String.raw`(?:[^.!?]|\.(?=\S)){0,160}?`;
export const liftable = String.raw`(?<![а-я])можно\s+(?:(?:уже|теперь|снова|смело)\s+)?(?:открывать|снимать|разблокировать|включать|возвращать|восстанавливать)(?![а-я])(?!\s*\?)`;
const lift = new RegExp(
  [
    `(?:сня(?:ть|тии|тие|тия)|сним(?:ите|и)|убра(?:ть)|убери(?:те)?|отмени(?:те|ть)|отключи(?:те|ть)|(?<!не\\s)(?:снимай|убирай|отменяй)(?:те)?)${between}${restriction}`,
    `${restriction}[а-я]*[^.!?]{0,80}(?:снять|снимите|(?<!не\\s)снимайте|убрать|уберите|отменить|отмените|отключить|отключите)`,
    String.raw`прошу\s+снять|просим\s+снять|разблокир|отмен[аы]\s+(?:ограничени|блокировк)`,
    // «Откройте доступ», «восстановление доступа», not «открыла регистратор».
    `(?:восстанов(?:ит|лен)|верн(?:уть|ите)|возврат|откр(?:ыть|ой|ыти)|возобнов(?:ит|лен))[а-я]*[^.!?]{0,30}${access}`,
    `${access}[а-я]*[^.!?]{0,30}(?:восстанов(?:ить|ите)|вернуть|верните|откройте|открыть|возобнов(?:ить|ите))`,
    // «Вопрос решён, можно открывать».
    liftable,
    String.raw`когда\s+(?:вы\s+|нам\s+|нас\s+)?(?:откро|сним|разблок|восстанов)`,
  ].join('|'),
);
/** The money is said to have been paid, not to be paid some day. */
const paid =
  /(?<!не\s)(?<!чтобы\s+(?:\S+\s+)?)(?<![а-я])(?:[оу]|за|про)?платил|(?<!не\s?)оплачен|(?:оплат[аыуе]|платеж)[а-я]*\s+(?:(?!не\s)\S+\s+){0,14}?(?:прош|произв|поступ|внес|был|отправ|сделан|провед|подтвержд)|(?:произвел|внесл|провел|сделал|подтвержда)[а-я]*\s+(?:\S+\s+){0,2}?оплат|погасил|(?<!не\s?)погашен|перечислил|перечислен|внесли|внесен|рассчитал|долг[а-я]*\s+(?:\S+\s+){0,2}?закры|задолженност[а-я]*\s+(?:\S+\s+){0,2}?(?:закры|отсутств|нет)|деньги\s+(?:\S+\s+){0,4}?(?:ушли|отправ|списан|посту|перевел|перевед)|(?:перев[её]л[аи]?|отправил[аи]?)\s+(?:\S+\s+){0,3}?(?:деньги|сумму|средства)|счет[а-я]*\s+(?:\S+\s+){0,2}?закрыл/;
const stillBlocked = new RegExp(
  // «Доступ так и закрыт», not «доступ у нас работает».
  String.raw`${restriction}|доступ(?![^.!?]{0,30}(?<!не\s)(?:работает|есть(?![а-я])|в\s+порядке))|закрыт[аоы]?(?![а-я])|не\s+(?:дает|пускает|работает|можем|получается|выпуска|открыва)|недоступ`,
);
/** To impose, without its ending. */
const imposing = '(?<![а-я])(?:примен|устан[ао]в|вве[дс]|ввод|налож|налаг|накладыв|постав|ставит|включ)';
/** Between «просим» and the noun of what is asked for: «рассмотреть возможность введения», not «сообщить о введении». */
const asking = String.raw`(?<![а-я])(?:прос[ия]м?|прош[уе]|просьба|необходим[оа]?|требуется|нуж[не][оа]?)[\s,:–—-]+(?:(?:вас|срочно|незамедлительно|пожалуйста|рассмотреть|инициировать|осуществить|произвести|обеспечить|выполнить|оформить|вопрос|возможность|об?)[\s,]+)*`;
const impose = new RegExp(
  [
    String.raw`(?<!раз)(?<!не\s)(?:за)?блокир(?:уйте|овать)(?![а-я])`,
    String.raw`(?<!не\s)огранич(?:ьте|ить)(?![а-я])`,
    `приостанов(?:ите|ить)(?![а-я])${between}(?:обслужив|${access})`,
    `(?:(?:пере|при|за)кр(?:ойте|ыть)|отключи(?:те|ть)|прекрати(?:те|ть))(?![а-я])${between}(?:${access}|${restriction})`,
    String.raw`(?<!не\s)отключи(?:те|ть)\s+(?:\S+\s+){0,2}?партнер`,
    // «Хотим, чтобы партнёр … был ограничен в правах».
    `(?<![а-я])чтобы(?![а-я])${between}(?<!не\\s)(?:огранич|заблокир)(?:ован|ен)[аоы]?(?![а-я])`,
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
const mereQuestion = /(?<![^.!?\n])[^.!?\n]*\?/g;
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
/** What is owed or not paid, and what is blocked for it. */
const owed = String.raw`(?:задолж|долг|(?<![а-я])долж(?:ны|ен|на)(?![а-я])|не\s?(?:о|до)плач|не\s?(?:о|до)плат)`;
const held = '(?:блокир|(?<![а-я])блок(?![а-я])|огранич)';
/** «Через сколько снимается ограничение?» asks for a term, not for a debt; «каким образом» for a way. */
const asksWhich = String.raw`(?:по\s+как(?:ому|им|ой)|за\s+как(?:ой|ие|ое)|за\s+что|как(?:ая|ие|ой|ому|им(?!\s+образом))|(?<!через\s+)сколько(?!\s+(?:времени|дней|часов))|почему|из-за\s+(?:как|чего)[а-я]*|с\s+чем\s+связан|причин|размер|сумм|откуда|(?<![а-я])(?:что|чего|сколько)\s+(?:именно|мы))`;
const tell = '(?:подскаж|уточн|сообщ|поясн|объясн|разъясн|пришлите|назвать|назовите|укаж|раскр)[а-я]*';
/** Papers in which debts are told apart. */
const breakdown =
  '(?:расшифр|детализ|разбивк|расклад|перечень|переч(?:ня|не)|список|списк|информаци|сведени|данны|справк)[а-я]*';
const within = '[^.!?]{0,90}';
const asksDebt = new RegExp(
  [
    `${asksWhich}${within}(?:${owed}|${held}|продукт|сервис)`,
    `${owed}${within}(?:по\\s+как|за\\s+как|за\\s+что|какому|какой|${tell})`,
    `${tell}${within}${owed}`,
    `${breakdown}(?:(?!отсутств)[^.!?]){0,60}${owed}|(?:${owed}|${held})${within}${breakdown}`,
    // «За 1С-Отчетность или за ЭДО?»
    String.raw`(?:${owed}|${held})${within}(?<![а-я])(?:за|по)\s[^.!?]{2,60}\sили\s+(?:за|по)\s[^.!]{2,60}\?`,
    String.raw`(?:это|эта)\s+(?:задолж|долг)${within}\?`,
    // «Видим фразу о задолженности. Сообщите, по какому именно направлению она возникла».
    String.raw`${owed}[\s\S]*(?<![а-я])(?:по|за)\s+как(?:ому|ой|им|ие)\s+(?:именно\s+)?(?:направлени|продукт|сервис|счет|договор|услуг|период)`,
    String.raw`что\s+(?:\S+\s+)?(?:платить|оплачивать)(?![а-я])`,
    String.raw`(?:что|сколько|за\s+что|по\s+чему)\s+(?:мы\s+|вам\s+|именно\s+){0,2}должны`,
  ].join('|'),
);
/** Which debt it is, not why the restriction still stands: asked also by who believes that all is paid. */
const asksWhichDebt =
  /(?:по|за)\s+как(?:ому|ой|им|ие|ое)\s+(?:именно\s+)?(?:продукт|сервис|счет|период|услуг)[^.!?]*(?:задолж|долг|долж|блокир|огранич)|как(?:ая|ую)\s+(?:\S+\s+)?сумм[ау]\s+(?:\S+\s+)?(?:задолж|долг)|сколько\s+(?:\S+\s+){0,2}?долж/;

/** Where the words begin that ask to lift a restriction, and those that ask to impose one; -1 where none do. */
const acts = (words: string): { lifts: number; imposes: number } => ({
  lifts: words.search(lift),
  imposes: asked(words)
    .replace(askedOnce, (told) => ' '.repeat(told.length))
    .search(impose),
});

/** Whether folded words ask to lift or to impose a restriction. */
export const asksForRestriction = (words: string): boolean => {
  const { lifts, imposes } = acts(words);
  return lifts >= 0 || imposes >= 0;
};

/** What folded words ask about a partner's debts and restrictions (FB-1 … FB-10); `other` where they ask nothing of it. */
export function restrictionKind(words: string): TicketKind {
  const { lifts, imposes } = acts(words);
  const claimsPayment = paid.test(words);
  if (staff.test(words)) return asksDebt.test(words) && !claimsPayment ? 'debt-inquiry' : 'other';
  if ((keepOpen.test(words) && lifts < 0) || toCome.test(words)) return 'other';
  if (imposes >= 0 && (lifts < 0 || imposes < lifts)) return 'block';
  if (asksDebt.test(words) && (!claimsPayment || (lifts < 0 && asksWhichDebt.test(words)))) return 'debt-inquiry';
  if (lifts >= 0) return 'unblock';
  if (claimsPayment && stillBlocked.test(words)) return 'unblock';
  return asksDebt.test(words) ? 'debt-inquiry' : 'other';
}
