import type { TicketKind } from '@perenos/domain';

/*
 * Words by which a mail asks not to do what it (or an earlier mail) is about, as data: a new wording goes here. Each
 * pattern meets one sentence in folded text (lower case, ё as е).
 */
const verb =
  '(?:перен[ео]с|перевод|перезакрепл|выполня|исполня|осуществля|обрабатыва|провод|производ|дела|меня|блокир|разблокир|ограничива|снима|отклоня|закрывай|запуска|трога)';
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
  /(?<![а-я])(?:отбой|стоп)(?![а-я])/,
  /(?:клиент|абонент|организаци|компани|заказчик)[а-я]*[^.!?\n]{0,40}(?:передума|отказал[а-я]*\s+(?:от\s+)?(?:пере|смен)|решил[а-я]*\s+остат|оста(?:ет|ют|нет|нут)ся|не\s+(?:будет|хочет|планирует|желает)\s+(?:пере|меня))/,
  /(?<!не\s)возража(?:ем|ет|ют|ю)(?![а-я])|против\s+(?:перен|перевод|переход|смен)|не\s+согла[а-я]+\s+(?:с|на)\s+(?:перен|перевод|переход|смен)|не\s+давал[а-я]*\s+согласи|без\s+(?:нашего|его|ее|их)\s+(?:согласи|ведома)/,
  /до\s+(?:особого|отдельного|дополнительного|нашего|последующего)\s+(?:распоряжени|указани|уведомлени|подтверждени|сообщени)/,
  /(?:это|данное\s+письмо)\s+не\s+(?:заявка|запрос)/,
];

/** Said against a request, unless the rejection of an application is the request itself (4.5.1). */
const cancellations: readonly RegExp[] = [
  // A client's own mistake («ошибочно отправил заявление не вам») is a reason for a request, the author's is none.
  /(?:ошибочно|по\s+ошибке)\s+(?:отправ|направ|пода)[а-я]*\s+(?:вам|эт|данн|письм|запрос)|(?:письмо|запрос)[а-я]*\s+(?:\S+\s+){0,2}?(?:отправ|направ)[а-я]*\s+(?:вам\s+)?(?:ошибочно|по\s+ошибке)|вы\s+ошибочно\s+перен|перен[а-я]+\s+(?:ошибочно|по\s+ошибке)|ошиблись\s+(?:клиент|абонент|адрес|заявк)/,
  new RegExp(String.raw`(?<!ранее\s)${stop}[а-я]*[^.!?\n]{0,50}${asked}`),
  new RegExp(
    String.raw`${asked}[а-я]*[^.!?\n]{0,40}(?:${needless}|отмен(?:яется|ен[ао]?(?![а-я]))|отозван|отзывается|снят[аы]?(?![а-я]))`,
  ),
  /с(?:нять|нимите|нимаем)[^.!?\n]{0,30}с\s+(?:исполнени|рассмотрени|обработк)/,
];

const asksPlainly =
  /(?:прош[уи]|прос(?:им|ит|ят)|просьба|необходимо|нужно|надо|требуется|хот(?:им|ел|ят|ите))[^.!?\n]{0,60}?(?:перен[ео]с|перев[ео]|смен[иыу]|закреп|перезакреп|забрать)|перенесите|переведите|перекиньте|переносим|переводим|смените|закрепите|заберите|(?:нужен|требуется)\s+пере/;
const product = /1\s?[сc](?![а-я])|астрал|отчет|эдо|этп|продукт|сервис|тариф|лицензи|сертификат|направлени/;
/** What a mail that asks for nothing yet wonders about or intends. */
const wonders = /\?|подскаж|уточнит|интересует|планиру|собира(?:ем|ет|ют)ся|рассматрива|в\s+планах|предполага/;

const sentencesOf = (words: string): string[] =>
  words
    // A mailer broke a long line; the sentence goes on in the next one.
    .replace(/([^\n]{56,}[^\n.!?:;])\n(?=[^\n]*\p{L})/gu, '$1 ')
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/**
 * Whether a mail takes a request back, forbids or postpones it. «1С-ЭТП не переносите» beside a plain request only leaves
 * a product out. In doubt it objects: a person looks, and nothing is executed.
 */
export function objects(words: string, kind: TicketKind): boolean {
  const patterns = kind === 'edo-reject' ? refusals : [...refusals, ...cancellations];
  // Companies may be called anything: «Стоп», «Отбой».
  const sentences = sentencesOf(words.replace(/[«"“„][^«»"“”„\n]{1,60}[»"”“]/g, ' '));
  return sentences.some((sentence, index) => {
    if (!patterns.some((pattern) => pattern.test(sentence))) return false;
    const requestElsewhere = sentences.some((other, at) => at !== index && asksPlainly.test(other));
    return !(requestElsewhere && product.test(sentence) && !/\d{9}/.test(sentence));
  });
}

/** Whether a mail only asks or tells about a transfer, with all its data, and nowhere asks for it. */
export const onlyWonders = (words: string): boolean => wonders.test(words) && !asksPlainly.test(words);
