import type { Product, TicketKind } from '@perenos/domain';
import { productsIn } from './products.ts';

/*
 * Words by which a mail asks not to do what it (or an earlier mail) is about, as data: a new wording goes here. Each
 * pattern meets one sentence in folded text (lower case, ё as е).
 */
const verb =
  '(?:перен[ео]с|перевод|перезакрепл|выполня|исполня|осуществля|обрабатыва|провод|производ|дела|меня|блокир|разблокир|ограничива|снима|отклоня|закрывай|запуска|трога|принима|рассматрива|учитыва|допуска|оформля|отдава)';
const filler = String.raw`(?:\s+(?:надо|нужно|следует|стоит|требуется|необходимо|пока|сейчас|больше|его|ее|их|к\s+нам|от\s+нас|никуда|пожалуйста|просьба|данн[а-я]+|эт[а-я]+|наш[а-я]+|абонент[а-я]*|клиент[а-я]*|заявк[а-я]*|запрос[а-я]*|ограничени[а-я]*|блокировк[а-я]*))*`;
const asked = String.raw`(?:заяв|запрос|перенос|перевод|переход|обращени|просьб|тикет|поручени|смен[ауы]\s)`;
const stop = String.raw`(?:отмен(?:ите|ить|яем|яю|а(?![а-я]))|аннулир|отозвать|отзовите|отзыва|отзыв(?![а-я])|снять|снимите|снима(?:ем|ю)|закр(?:ойте|ыть)|приостанов|останов(?:ите|ить)|отлож(?:ите|ить)|перенес(?:ите|ти)\s+срок|прекрат(?:ите|ить)|удал(?:ите|ить)|не\s+учитыва|игнорир)`;
const needless = String.raw`не\s*(?:надо|нуж(?:но|ен|на)|требуется|следует|стоит|актуал)`;

/** Said against any request. */
const refusals: readonly RegExp[] = [
  // «не переносите», «прошу пока не выполнять»; «не смогли перенести сами» is a complaint: hence no perfective verbs.
  new RegExp(String.raw`(?<![а-я])не${filler}\s+${verb}[а-я]*(?:ть|те|й)(?![а-я])`),
  new RegExp(String.raw`${verb}[а-я]*(?:\s+\S+){0,4}\s+(?:(?:уже|пока|больше)\s+)?${needless}`),
  new RegExp(String.raw`^(?:(?:уже|больше|пока|все|спасибо)[\s,]+)*${needless}`),
  // «2. ООО «Б», ИНН … — этого пока не надо».
  new RegExp(
    String.raw`(?:(?<![а-я])(?:этого|эту|этот|это|его|ее|их)\s+(?:пока\s+|уже\s+)?|[-–—(]\s*(?:пока\s+|уже\s+)?|(?<![а-я])(?:пока|уже)\s+)${needless}`,
  ),
  /(?<![а-я])(?:отбой|стоп)(?![а-я])/,
  /(?:клиент|абонент|организаци|компани|заказчик)[а-я]*[^.!?\n]{0,40}(?:передума|отказ(?:ал|ыва)[а-я]*\s+(?:от\s+)?(?:пере|смен)|решил[а-я]*\s+остат|оста(?:ет|ют|нет|нут)ся|не\s+(?:будет|хочет|планирует|желает)\s+(?:пере|меня))/,
  /(?<!не\s)возража(?:ем|ет|ют|ю)(?![а-я])|против\s+(?:перен|перевод|переход|смен)|не\s+согла[а-я]+\s+(?:с|на)\s+(?:перен|перевод|переход|смен)|не\s+давал[а-я]*\s+согласи|без\s+(?:\S+\s+){0,2}?(?:согласи|ведома|спроса|разрешени)/,
  /до\s+(?:особого|отдельного|дополнительного|нашего|последующего)\s+(?:распоряжени|указани|уведомлени|подтверждени|сообщени)/,
  /(?:это|данное\s+письмо)\s+не\s+(?:заявка|запрос)/,
  // «Переносите не раньше, чем мы подтвердим».
  /(?:не\s+раньше|не\s+ранее|только\s+(?:после|когда|если)|после\s+того|без)[^.!?\n]{0,40}(?:подтверд|подтвержд|согласу|согласован|сообщим|отмаш|команд|(?:мы|я)\s+(?:напиш|дадим|дам))|(?:дождитесь|подождите|ждите)\s+(?:\S+\s+){0,2}(?:подтвержд|ответ|отмаш|команд|оплат|решени|пока)/,
  // A text that is shown, not sent: «Пример: …», «Так нормально будет? Если ок, отправлю».
  /(?<![а-я])(?:пример|образец|шаблон|черновик|макет)\s*:|(?<![а-я])(?:так|все)\s+(?:будет\s+)?(?:нормально|норм|пойд[её]т|подойд[её]т|верно|правильно|ок)(?:\s+будет)?\s*\?|если\s+(?:ок|да|нет|все\s+\S+)[\s,–—-]+(?:\S+\s+){0,2}(?:отправ|направ|пришл|вышл)/,
  // «Правильно ли мы понимаем, что достаточно такого письма: …? Тогда отправим».
  /правильно\s+ли\s+(?:мы\s+|я\s+)?(?:понима|понял|составл|заполн|оформ)|(?:достаточно|подойд[её]т|годится)\s+(?:ли\s+)?(?:так(?:ого|ой|ое)|эт(?:ого|ой))(?![а-я])|(?<![а-я])тогда\s+(?:и\s+)?(?:отправ|направ|пришл|вышл)/,
];

/** Said against a request, unless the rejection of an application is the request itself (4.5.1). */
const cancellations: readonly RegExp[] = [
  // A client's own mistake («ошибочно отправил заявление не вам») is a reason for a request, the author's is none.
  /(?:ошибочно|по\s+ошибке|случайно|нечаянно)\s+(?:отправ|направ|пода)[а-я]*\s+(?:вам|эт|данн|письм|запрос)|(?<![а-я])это\s+был[аои]?\s+(?:\S+\s+)?ошибк|(?:письмо|запрос)[а-я]*\s+(?:\S+\s+){0,2}?(?:отправ|направ)[а-я]*\s+(?:вам\s+)?(?:ошибочно|по\s+ошибке)|вы\s+ошибочно\s+перен|перен[а-я]+\s+(?:ошибочно|по\s+ошибке)|ошиблись\s+(?:клиент|абонент|адрес|заявк)/,
  new RegExp(String.raw`(?<!ранее\s)${stop}[а-я]*[^.!?\n]{0,50}${asked}`),
  new RegExp(
    String.raw`${asked}[а-я]*[^.!?\n]{0,40}(?:${needless}|отмен(?:яется|ен[ао]?(?![а-я]))|отозван|отзывается|снят[аы]?(?![а-я]))`,
  ),
  /с(?:нять|нимите|нимаем)[^.!?\n]{0,30}с\s+(?:исполнени|рассмотрени|обработк)/,
];

const ask =
  '(?:прош[уи]|прос(?:им|ит|ят)|просьба|необходимо|нужно|надо|требуется|хот(?:им|ел|ят|ите)|должен|должна|должны)';
const between = String.raw`(?:(?:вас|вам|срочно|пожалуйста|осуществ\S+|обеспеч\S+|организ\S+|содейств\S+|произв\S+|выполн\S+|оформ\S+|сдела\S+|провес\S+|рассмотр\S+|приня\S+|исполн\S+|заяв\S+|запрос\S*|нашего|нашей|нашу|следующ\S+|на|о|об|к|в|работу|исполнению|быть|данн\S+|эт\S+|нижеуказанн\S+|абонент\S*|клиент\S*)[\s,]+)*`;
/** To transfer, in one word, also a colloquial or a misspelt one («перенсти», «преенести»). */
export const toTransfer =
  '(?:п[ер]{2,4}(?:н[еи]?с|в[еи]?с)ти|перекинуть|перебросить|раскидать|переписать|перевесить|пересадить|сменить|поменять|(?:пере)?закрепить|прикрепить|привязать|перепривязать|забрать|отдать|передать|переподключить|переместить|изменить\\s+(?:обслуж|партнер))';
/** A request in plain words: to transfer, not «пришлите письмо о переносе». */
const asksPlainly = new RegExp(
  [
    String.raw`${ask}[^.!?\n]{0,200}?(?<![а-я])${toTransfer}`,
    String.raw`${ask}[\s,]+${between}(?:перен[ео]с|перевод|перевед|переход|смен[уыае]|замен[уы]|(?:пере)?закрепл)`,
    '(?<![а-я])(?:п[ер]{2,4}(?:нес|вед)ите|перекиньте|перебросьте|переносим|переводим|смените|поменяйте|(?:за|при)крепите|привяжите|заберите)',
    // «Переносите уже!», not «вы переносите без письма?».
    String.raw`(?<![а-я])(?<!(?:не|вы|если)\s)(?:переносите|переводите|забираем)(?![^.!?\n]*\?)`,
    String.raw`(?:нужен|требуется)\s+пере|перенос\s+нужен`,
    String.raw`(?:не\s+могли\s+бы|могли\s+бы\s+вы)\s[^.!?\n]{0,40}?${toTransfer}`,
  ].join('|'),
);
/** «Перенести срок оплаты», «перенести рабочее место»: nobody's client changes hands. */
const otherMove =
  /пере?не?с[а-я]*\s+(?:(?:наш|этот|сво|весь|всю|сам)[а-я]*\s+)?(?:срок|дат[ауы](?![а-я])|оплат|плат[её]ж|встреч|звон|совещани|обучени|вебинар|рабоч[а-я]+\s+мест|баз[ауы](?![а-я])|настройк|ключ|программ[ауы]\s+на\s+(?:друг|нов))/g;
const product = /1\s?[сc](?![а-я])|астрал|отчет|эдо|этп|продукт|сервис|тариф|лицензи|сертификат|направлени/;
/** What a mail says that wonders, reports, intends or promises, or asks for something else: no request of a transfer. */
const elsewise: readonly RegExp[] = [
  /\?|подскаж|уточнит|интересует|(?:верно|правильно|так)\s+ли/,
  /планиру|собира(?:ем|ет|ют)ся|рассматрива|в\s+планах|предполага|(?:завтра|позже|скоро|позднее|на\s+днях|потом)\s+(?:\S+\s+){0,2}(?:отправ|пришл|направ|подад|вышл)/,
  /перенесли(?![а-я])|перенес[её]н[аоы]?(?![а-я])|переведен[аоы]?(?![а-я])|(?:перенос|перевод)[а-я]*\s+(?:\S+\s+){0,2}?(?:выполнен|произведен|осуществлен|сделан|заверш)/,
  /черновик|образец|пример\s+(?:запол|заяв|пись)|шаблон|не\s+согласован|для\s+(?:информации|сведения|справки)|к\s+сведению|жалу(?:ет|ют|юсь|емся)|жалоб/,
  // «Просим выпустить сертификат», «необходимо продлить лицензию».
  new RegExp(
    String.raw`${ask}\s+(?:\S+\s+){0,2}?(?!${toTransfer}|осущ|обеспеч|организ|содейств|отраз|учесть|произв|выполн|оформ|сдел|рассм|прин|взять|обраб|исполн|указа|учест|быть)[а-я]+(?:ать|ять|ить|еть|уть|сти|чь)(?![а-я])`,
  ),
  /(?<![а-я])(?:выпустите|продлите|удалите|предоставьте|проверьте|верните|оставьте|зарегистрируйте)(?![а-я])/,
];

const sentencesOf = (words: string): string[] =>
  words
    // A mailer broke a long line; the sentence goes on in the next one.
    .replace(/([^\n]{56,}[^\n.!?:;])\n(?=[^\n]*\p{L})/gu, '$1 ')
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

type Objection = { sentence: string; others: string[] };

/** Sentences that ask not to do something, each with all others of the mail. */
function objectionsIn(words: string, kind: TicketKind): Objection[] {
  const patterns = kind === 'edo-reject' ? refusals : [...refusals, ...cancellations];
  // Companies may be called anything: «Стоп», «Отбой».
  const sentences = sentencesOf(words.replace(/[«"“„][^«»"“”„\n]{1,60}[»"”“]/g, ' '));
  return sentences.flatMap((sentence, index) =>
    patterns.some((pattern) => pattern.test(sentence))
      ? [{ sentence, others: sentences.filter((_, at) => at !== index) }]
      : [],
  );
}

/** «1С-ЭТП не переносите» beside a plain request, or beside another product, leaves only that product out. */
function leavesProductOut({ sentence, others }: Objection): boolean {
  if (!product.test(sentence) || /\d{9}/.test(sentence)) return false;
  const leftOut = productsIn(sentence);
  const namesAnother =
    leftOut.length > 0 && others.some((other) => productsIn(other).some((one) => !leftOut.includes(one)));
  return namesAnother || others.some((other) => asksPlainly.test(other));
}

/**
 * Whether a mail takes a request back, forbids or postpones it, as a whole. In doubt it objects: a person looks, and
 * nothing is executed.
 */
export const objects = (words: string, kind: TicketKind): boolean =>
  objectionsIn(words, kind).some((objection) => !leavesProductOut(objection));

/** Products that a mail asks to leave as they are: nobody is sure of an item for one of them. */
export const productsLeftOut = (words: string, kind: TicketKind): Product[] =>
  objectionsIn(words, kind).flatMap((objection) => (leavesProductOut(objection) ? productsIn(objection.sentence) : []));

const done =
  /(?<!заранее\s)спасибо\s+за\s|уже\s+(?:у\s+нас|переш|перен|закрепл)|(?<![а-я])(?:перенесли|перенес[её]н[аоы]?)(?![а-я])/;
const innIn = /(?<!\d)\d{10}(?:\d\d)?(?!\d)/g;

/**
 * Sentences about companies that a mail doesn't ask for («ООО «А», ИНН …, не переносите, а ООО «Б» …», «спасибо за ООО «А»,
 * ИНН …»): where another sentence asks plainly for others. A company that stands in both is nobody's to leave out.
 */
export function dismissals(folded: string): { start: number; end: number }[] {
  const sentences = [...folded.matchAll(/[^\n]+?(?:[.!?]+(?=\s)|(?=\n)|$)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    inns: match[0].match(innIn) ?? [],
  }));
  const asking = sentences.filter(({ text }) => asksPlainly.test(text));
  return sentences.filter((sentence) => {
    const elsewhere = sentences.flatMap((other) => (other === sentence ? [] : other.inns));
    const leavesOut = asking.length > 0 && refusals.some((pattern) => pattern.test(sentence.text));
    return (
      sentence.inns.length === 1 &&
      elsewhere.length > 0 &&
      !asking.includes(sentence) &&
      !sentence.inns.some((inn) => elsewhere.includes(inn)) &&
      (leavesOut || done.test(sentence.text))
    );
  });
}

/** Whether a mail wonders, reports, intends or asks for something else, with all data of a transfer, and nowhere asks for one. */
export function asksElsewise(words: string): boolean {
  const rest = words.replace(otherMove, ' ');
  return !asksPlainly.test(rest) && (rest !== words || elsewise.some((pattern) => pattern.test(words)));
}

const uneasy =
  /(?<![а-я])не(?![а-я])|отмен|отказ|ошиб|отозв|отзыв|аннул|останов|пауз|подожд|повремен|погод|придерж|недейств|игнор|передум|уже\s+пере|оста(?:ет|ют)ся|снима|снять|удал|верните|закро|закры/;
/** Haste, thanks and what doesn't work: none of it is meant against the request. */
const harmless =
  /не\s+(?:затяг|забуд|забыв|задерж|мо[гж]|получа|получил|работа|сда|успе|пришл|поступ|видн|виж|наш[её]?л|готов|откры|знаю|хватает|понял|понят)|сна?чал|не\s+только/g;

/**
 * Whether a reply that states nothing sounds as if something were wrong. Its own words decide nothing, but until a person
 * has read it nothing is executed.
 */
export const unsettles = (words: string): boolean => uneasy.test(words.replace(harmless, ' '));
