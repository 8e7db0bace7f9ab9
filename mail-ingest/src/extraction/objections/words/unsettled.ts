/*
 * Whether a sentence leaves open what a request rests on. Two things decide, not a phrase: what it speaks of (the move, the
 * client's leave, the data, the sender's right to ask, the life of the firm), and how it stands there (guessed, not known,
 * lacking, somebody else's to decide, conditional, told for information, in dispute). A sentence about something else never
 * comes here (`../beside.ts`). All sentences are folded.
 */
import { or } from '../../text/pattern.ts';
import { end, firm, former, settled, within, word } from './grounds.ts';
import { held } from './held.ts';
import { mistaken } from './mistaken.ts';
import { openData } from './open-data.ts';
import { openWish } from './open-wish.ts';
import { undecided } from './undecided.ts';

/** The life of the firm and its quarrels, unless they are the former partner's or over. */
const troubled: readonly string[] = [
  String.raw`(?<!не\s)(?:ликвид|банкрот|реорганиз|присоединя|снял(?:ся|ась|ись)\s+с\s+учета|закрыл[аи]?\s+(?:фирм|компани|ип${end}|бизнес|организаци)|${word('ип', 'ооо')}\s+закрыва|исключен[аоы]?\s+из\s+(?:\S+\s+)?(?:реестр|егр))`,
  'арбитраж',
  'тяжб',
  'неустойк',
  String.raw`(?:наложен|введен[аоы]?)\s+(?:арест|наблюдени)`,
  'обвиня',
  `${word('суд(?:ятся|ится|имся|е|ом)', 'суд')}${end}`,
  'судебн',
  `${word('иск(?:а|ом|у)?')}${end}`,
  'оспор',
  'оспарива',
  `претензи[юя]${end}`,
  `${word('прода(?:ть|ет|ют|ли|жа|жу|же|ется|ются)')}${within(20)}(?:фирм|компани|бизнес|дол[юи]${end}|предприят)`,
  String.raw`(?:фирм|компани|бизнес|дол[юя]|предприят)[а-я]*\s+(?:\S+\s+)?прода(?:ют|ет|ли|на|но)`,
  String.raw`${firm}${within(20)}(?:закрыва[ею]т|закро[ею]тся|закрыт(?:ым|ой|ы)|без\s+движени|прекраща|сменил[аи]?\s+(?:владел|собств|хозя))`,
  String.raw`${word('гроз[ия]тся', 'обеща[ею]т', 'собира[ею]тся', 'намерен[аы]?', 'хо(?:чет|тят)')}\s+(?:\S+\s+)?(?:жаловаться|пожаловаться|обжаловать)`,
];

const unsettled = [...openWish, ...openData, ...held, ...mistaken].map((pattern) => new RegExp(pattern));
const waverings = undecided.map((pattern) => new RegExp(pattern));
const trouble = troubled.map((pattern) => new RegExp(pattern));
const ofFormer = new RegExp(former);
const isOver = new RegExp(or(former, settled));

/** What is tested at once: nobody writes longer sentences, and no text may take long. */
const window = 600;
const piecesOf = (sentence: string): string[] =>
  sentence.length <= window ? [sentence] : [sentence.slice(0, window), ...piecesOf(sentence.slice(window - 100))];

/** Whether a sentence of a transfer request says of its grounds that they are not settled. */
export const isUnsettled = (sentence: string): boolean =>
  piecesOf(sentence).some(
    (piece) =>
      unsettled.some((pattern) => pattern.test(piece)) ||
      (!ofFormer.test(piece) && waverings.some((pattern) => pattern.test(piece))) ||
      (!isOver.test(piece) && trouble.some((pattern) => pattern.test(piece))),
  );
