/*
 * Talk of the data that a ticket waits for: its partner looks for them, asks somebody, promises them, or explains where
 * the wrong one came from. None of it is said against the request. All text is folded.
 */
import { sentencesOf } from '../objections/objection.ts';

/** Looking, asking, waiting and telling. */
const seeking =
  /(?<![а-я])(?:уточн|выясн|узна|ищ[еу]|поищ|найд|спрос|спраш|запрос|затреб|пришл|присл|перешл|вышл|скин|напиш|отпиш|сообщ|донес|донош|дополн|добав|скаж|подскаж|отвеч|ответ|дозвон|перезвон|созвон|жд[еу]|провер|перепровер|сверю|сверим|исправ|поправ|смотр|посмотр|глян|верн(?:усь|емся|ется|утся))/;
const datum =
  /(?<![а-я])(?:инн|кпп|логин[а-я]*|наименовани[а-я]*|названи[а-я]*|реквизит[а-я]*|карточк[а-я]*|продукт[а-я]*|данны[ехм][а-я]*|цифр[а-я]*)(?![а-я])/;
/** What is said of the request itself, of who decides about it and of what it depends on. */
export const ofRequest =
  '(?<![а-я])(?:перен[ео]с|перев[ео]д|перевест|переход|перейт|уход|соглас|соглаш|реш[аеи]|дума|передум|хоч|хот(?:ят|ел|им)|жела|планир|отказ|отмен|отзыва|отозв|стоп|отбой|пауз|придерж|приостан|повремен|тороп|спеш|против|друг(?:ой|ого|ому|им|ая|ую)(?![а-я])|оста[ею]|остан[еу]|остав|продл|подпис|расторг|заключ|оплат|долг|услови|если|подтверд|подтвержд|не\\s*(?:надо|нуж|актуал|тот|того|ту|та)(?![а-я]))';
const requestWords = new RegExp(ofRequest);
const isOfRequest = (sentence: string): boolean => requestWords.test(sentence);
const past = /(?<![а-я])[а-я]+[аеиоуыя]л[аио]?(?:с[ья])?(?![а-я])/;

/** Words of a reply that states nothing, without what it says of the datum that is still to come. */
export const withoutAwaited = (words: string): string =>
  sentencesOf(words)
    .filter((sentence) => isOfRequest(sentence) || !(seeking.test(sentence) || datum.test(sentence)))
    .join('\n');

/** «Старый не учитывайте»: the value that this reply replaces, not the request. */
const replaced =
  /(?<![а-я])(?:стар|прежн|прошл|перв|неверн|неправильн|ошибочн)[а-я]+\s(?!(?:заявк|запрос|обращени|письм|перен|перев))(?:[а-я]+\s+){0,4}?не\s+(?:учитыва|использ|смотр|бер)[а-я]*(?:те|ть)(?![а-я])/g;

/** «Логин не дописал»: why the first mail lacked what this one gives. */
const omitted = new RegExp(
  String.raw`${datum.source}\s+(?:(?:я|мы|там|тогда|вчера|сразу|сам[аи]?|(?:в|к)\s+(?:письм|заявк|форм)[а-я]+)\s+)*не\s+(?:до|в|при|про|на|за|у|с|вы|пере)?(?:писал|указал|ставил|ложил|печатал|копировал|черкнул|вел|полнил|бил|бавил|нес|слал)[аи]?(?![а-я])`,
  'g',
);
/** Words of a reply that gives a datum, without what it says of the mail that lacked it. */
export const withoutOmission = (words: string): string => words.replace(omitted, ' ');

/** Words of a reply that corrects a datum, without its account of how the wrong one came about. */
export const withoutExplanation = (words: string): string =>
  sentencesOf(words)
    .map((sentence) => sentence.replace(replaced, ' '))
    .filter((sentence) => {
      const isAccount = (datum.test(sentence) || /опечат|ошиб/.test(sentence)) && past.test(sentence);
      return !isAccount || /\d{4}/.test(sentence) || isOfRequest(sentence);
    })
    .join('\n');
