import { courtesy } from '../../parsing/patterns.ts';
import { sentencesOf } from './objection.ts';

/** The author's own order, not «клиент просит перенести» nor «прошу подсказать». */
const order =
  /(?:прош[уи]|просим|просьба|нужно|надо|необходимо|требуется|хотим|хотел[аи]?\s+бы|могли\s+бы)(?![а-я])(?:[\s,]+\S+){0,5}?[\s,]+(?:пер[а-я]*[еон][св]|перев|перекин|закреп|смен|забрать|передать|выполн|исполн|отработ|обработ|сделать|рассмотреть\s+заяв|принять|взять|учесть|оформ|осуществ|провести|произвести)|(?<![а-я])(?:перенесите|переведите|перекиньте|закрепите|выполните|исполните|отработайте|обработайте|сделайте|оформите|примите|возьмите|заберите|переносим|переводим)(?![а-я])|(?<![а-я])(?:в\s+работу|(?:к|на)\s+исполнени[юе])(?![а-я])/;
const polite = /(?:прош[уи]|просим|просьба|могли\s+бы)(?![а-я])/;
/** Words that hand on what stands below as a request. */
const pointing =
  /:\s*$|(?<![а-я])(?:ниже|перес[ыл]|направля|переадрес|перенаправ|прилага|во\s+вложени|реквизит|данн[ыа]|заявк|запрос|перенос|перевод|просит|просят)/;
/** Questions, and remarks that leave it open what is to be done. */
const wondering =
  /\?|подскаж|уточни|поясни|объясни|разъясни|разбер[иу]|разобрат|прокоммент|посмотри|взглян|глян|провер(?:ь|ит)|ознаком|(?<![а-я])ли(?![а-я])|(?<![a-z])fyi(?![a-z])|для\s+(?:\S+\s+)?(?:информации|сведения|справки|архива|истории)|к\s+сведени|не\s+(?:знаю|знаем|понима|понятн|в\s+курсе)|чтобы\s+(?:\S+\s+)?(?:знали|были)/;
/** Fewer words may be a name below nothing. */
const leastOfRemark = 4;

const isGreeting = (sentence: string): boolean =>
  courtesy.test(sentence) && !wondering.test(sentence) && sentence.split(/\s+/).length <= 3;

/**
 * Whether the author hands on somebody else's mail without making its request his own: with a question («что ему
 * отвечать?»), for information, or with a remark that points at nothing. `own` are his folded words, `subject` those of
 * the subject line, which speak where he says nothing.
 */
export function handsOnUnasked(own: string, subject: string): boolean {
  const sentences = sentencesOf(own).filter((sentence) => !isGreeting(sentence));
  if (sentences.length === 0) return subject.includes('?');
  if (sentences.some((one) => order.test(one) && (!one.endsWith('?') || polite.test(one)))) return false;
  const words = sentences.join(' ');
  const isRemark = (words.match(/[а-яa-z]{2,}/g) ?? []).length >= leastOfRemark;
  return wondering.test(words) || (isRemark && !pointing.test(words) && !/\d{9}/.test(words));
}
