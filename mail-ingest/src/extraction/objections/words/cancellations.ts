/*
 * Words by which a mail takes back what it or an earlier one asks for. Data, like `refusals.ts`.
 */
import { or, pattern } from '../../text/pattern.ts';
import { needless } from './parts.ts';

const asked = String.raw`(?:заяв|запрос|перенос|перевод|переход|обращени|просьб|тикет|поручени|смен[ауы]\s)`;
const stop = or(
  'отмен(?:ите|ить|яем|яю|а(?![а-я]))|аннулир|отозвать|отзовите|отзыва|отзыв(?![а-я])|снять|снимите|снима(?:ем|ю)',
  String.raw`закр(?:ойте|ыть)|приостанов|останов(?:ите|ить)|отлож(?:ите|ить)|перенес(?:ите|ти)\s+срок`,
  String.raw`прекрат(?:ите|ить)|удал(?:ите|ить)|не\s+учитыва|игнорир`,
);

/** Said against a request, unless the rejection of an application is the request itself (4.5.1). */
export const cancellations: readonly RegExp[] = [
  // A client's own mistake («ошибочно отправил заявление не вам») is a reason for a request, the author's is none.
  /(?<![а-я])это\s+был[аои]?\s+(?:\S+\s+)?ошибк|вы\s+ошибочно\s+перен|перен[а-я]+\s+(?:ошибочно|по\s+ошибке)/,
  new RegExp(String.raw`(?<!ранее\s)${stop}[а-я]*(?:(?!огранич|блокир)[^.!?\n]){0,50}${asked}`),
  pattern(
    String.raw`(?<!(?<![а-я])в\s+(?:\S+\s+)?)${asked}[а-я]*[^.!?\n]{0,80}`,
    or(
      `${needless}|отмен(?:яется|ен[ао]?(?![а-я]))|аннулир|отозва(?:н|ть)|отзывается|снят[аы]?(?![а-я])`,
      String.raw`(?<!не\s)(?:отлож|(?:при)?останов)(?:ить|ите)`,
    ),
  ),
];
