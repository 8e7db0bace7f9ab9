/*
 * The official letter that a mail without papers says is still to come: «письмо директор подпишет во вторник», «письма пока
 * нет». Where the regulation demands one it is asked for anyway, so that such words neither take the request back nor put it
 * off. All text is folded.
 */
import { sentencesOf } from './objection.ts';

const paper = /(?<![а-я])(?:письм[оа]|заявлени[ея]|скан[а-я]*|оригинал[а-я]*)(?![а-я])/;
const making =
  /(?<![а-я])(?:(?:под|до|на)пиш(?:ет|ут|ем|у)|завер(?:ит|ят|им)|(?:под)?готов(?:им|лю|ит|ят|ится)|дела(?:ет|ют|ем)|сдела(?:ет|ют|ем)|(?:при|до|вы)шл(?:ет|ют|ем|ю)|(?:до|при)не?с(?:ет|ут|ем|у)|привез(?:ет|ут|ем|у)|отправ(?:ит|ят|им|лю)|направ(?:ит|ят|им|лю)|предостав(?:ит|ят|им|лю)|прилож(?:им|у)|передаст|да(?:ст|дут|дим)|обеща[а-я]+|буд(?:ет|ут)|жд(?:ем|у)|на\s+подпис[иь])(?![а-я])/;
const lacking =
  /(?<![а-я])(?:письма|заявления|скана|оригинала)\s+(?:[а-я]+\s+){0,3}?нет(?![а-я])|(?<![а-я])нет\s+(?:[а-я]+\s+)?(?:письма|заявления|скана|оригинала)(?![а-я])|(?<![а-я])(?:пока|еще)\s+(?:[а-я]+\s+)?не\s+(?:да(?:л|ли|ла)|подписа[нл][аио]?|при?сла[нл][аио]?|готов[оаы]?|отда(?:л|ли|ла)|получ[а-я]+)(?![а-я])/;
/** What is said of the move itself, of who decides about it and of what it depends on. */
const ofMove =
  /(?<![а-я])(?:пере(?:н[ео]с|в[ео]д|вест|х)|уход|уйти|соглас|соглаш|реш[аеи]|дума|передум|хоч|хот(?:ят|ел|им)|жела|планир|отказ|отмен|отзыва|отозв|стоп|отбой|пауз|придерж|останов|приостан|подожд|повремен|спеш|против|друг(?:ой|ого|ому|им|ая|ую)(?![а-я])|оста[ею]|остан[еу]|остав|продл|расторг|договор|оплат|долг|услови|если(?!\s+(?:нужн|надо|понадоб|потреб))|тогда|потом|после(?![а-я])|прежде|сначала|когда|без(?![а-я])|вместо|подтверд|подтвержд|ошиб|образ|чернов|не\s*(?:надо|нуж|актуал|тот|того|ту|та)(?![а-я]))/;

const isOfLetterToCome = (sentence: string): boolean =>
  paper.test(sentence) && (making.test(sentence) || lacking.test(sentence)) && !ofMove.test(sentence);

/** Words of a mail that brings no papers, without what it says of the letter that is still to come. */
export const withoutLetterToCome = (words: string): string =>
  sentencesOf(words)
    .filter(isOfLetterToCome)
    .reduce((rest, sentence) => rest.replace(sentence, ' '), words);
