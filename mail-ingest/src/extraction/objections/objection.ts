import type { Product, TicketKind } from '@perenos/domain';
import { plainRequest, soonEnough, toTransfer } from '../text/request-words.ts';
import type { Span } from '../text/view.ts';
import { productsIn } from '../values/products.ts';
import { asksForOne, goesOn, isOfAnother, leavesOtherPart, quoted, withoutOthers, withoutSpared } from './asides.ts';
import { isBeside } from './beside.ts';
import { hasNoteAgainst } from './entry-notes.ts';
import { type PromisedDatum, withoutPromised } from './promised-data.ts';
import { withoutTold } from './told.ts';
import { cancellations } from './words/cancellations.ts';
import { deferrals } from './words/deferrals.ts';
import { openMatters } from './words/open-matters.ts';
import { product, refusals } from './words/refusals.ts';
import { reservations, unmeant } from './words/reservations.ts';
import { unready } from './words/unready.ts';
import { isUnsettled } from './words/unsettled.ts';

/** The sentences of folded words, and what stands on lines of its own. */
export const sentencesOf = (words: string): string[] =>
  words
    // A mailer broke a long line; the sentence goes on in the next one.
    .replace(/^([^\n]{56,}[^\n.!?:;])\n(?=[^\n]*\p{L})/gmu, '$1 ')
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

const boilerplate = /конфиденц|оферт|адресат|предназнач|если\s+(?:вы|это)|отправлено\s+(?:с|из)(?![а-я])/;
/** What people write below their signature, without what every mail of theirs ends with. */
export const remarksIn = (signature: string): string =>
  sentencesOf(signature)
    .filter((sentence) => !boilerplate.test(sentence))
    .join('\n');

const courteous = new RegExp(
  String.raw`прош[уи]|прос[ия]|пожалуйста|могли\s+бы|затруднит|(?:добры|любезны)(?![а-я])|${soonEnough}|може(?:те|шь)(?:\s+вы)?[\s,]+${toTransfer}`,
);
/** «Партнёр, к которому необходимо осуществить перенос: …» names a field, whatever the mail does with it. */
const relativeLabel = /(?<![а-я])(?:к|на|от|у|за|с)\s+котор[а-я]+\s[^:\n]{0,80}?(?=\s*(?:[:=\t|]|\s[–—-]\s|$))/g;
/** A question asks for nothing, unless it is polite («Не могли бы вы перенести …?») or only a label («Кого переносим?»). */
export const asksIn = (sentence: string): boolean =>
  plainRequest.test(sentence.replace(relativeLabel, ' ')) &&
  (!sentence.trimEnd().endsWith('?') || sentence.length <= 25 || courteous.test(sentence));

/** A sentence without the data in its midst, so that «перенос … отменяется» stands together. */
const withoutData = (sentence: string): string =>
  sentence
    // A product between commas is a datum, too: «…, 1С-Отчетность, на ООО … с даты окончания лицензии».
    .replace(/(?<=,\s*)(?:1\s?[сc]|астрал)[а-яё\d.\s-]*(?=,)/g, '\0')
    .replace(/\((?=[^()]*\d{4})[^()]*\)/g, '\0')
    .replace(/(?<![а-я])(?:инн|кпп|логин)[а-я]*(?:\s*\/\s*кпп)?[\s:–—-]*\S*(?:\d[\d\s/]*)?/g, '\0')
    .replace(/\d{5,}/g, '\0')
    .replace(/(?<![\s,;])[\s,;]*\0[\s,;\0]*/g, ' ');
/** With its data and without them, so that «перенос … под вопросом» stands together. */
function wordingsOf(sentence: string): string[] {
  const bare = withoutData(sentence);
  return bare === sentence ? [sentence] : [sentence, bare];
}
function matches(patterns: readonly RegExp[], sentence: string): boolean {
  const wordings = wordingsOf(sentence);
  return patterns.some((pattern) => wordings.some((wording) => pattern.test(wording)));
}
const isOpen = (sentence: string): boolean => wordingsOf(sentence).some(isUnsettled);

/** Companies may be called anything: «Стоп», «Отбой». */
const unnamed = (sentence: string): string => sentence.replace(quoted, ' ');

type Objection = { sentence: string; others: string[] };

/** Which sentence names the company that nobody asks for, and that this one is about or goes on about on its line. */
function otherTopicOf(words: string, said: readonly string[], index: number): number | null {
  const sentence = said[index] ?? '';
  if (isOfAnother(sentence, said.toSpliced(index, 1))) return index;
  const before = said[index - 1];
  if (before === undefined || !goesOn(sentence) || !words.includes(`${before} ${sentence}`)) return null;
  return otherTopicOf(words, said, index - 1);
}

/** «Ой, последняя цифра не та! Верный ИНН: …»: the datum is put right at once. */
const slip =
  /^(?:ой|ох|упс)(?![а-я])[^.!?]*(?:цифр|букв|знак|символ|инн(?![а-я])|кпп|логин)[а-я]*\s+(?:\S+\s+)?не\s+т(?:а|от|е|о)(?![а-я])/;
const putRight = /(?<![а-я])(?:верн|правильн|корректн)[а-я]*[^\n\da-z]{0,40}[\da-z]{5}/;
const attached = '(?:при|в|от|под|за|пере)?(?:лож|креп|сла|прав|груз|цеп|кину)[а-я]+';
const wrongOne = String.raw`не\s+т(?:от|у|о|ы|е)(?![а-я])(?:\s+(?!заяв|запрос|абонент|клиент|партнер|организац|компани|фирм|инн|кпп|логин)[а-я]+)?`;
/** «Ой, не ту платёжку приложила»: said of a paper of an earlier mail, where this one brings another. */
const wrongPaper = new RegExp(String.raw`(?<![а-я])(?:${wrongOne}\s+${attached}|${attached}\s+${wrongOne})`);

export type Circumstances = {
  /** Data that the mail leaves out, which it may promise. */
  unstated?: readonly PromisedDatum[];
  /** It answers in the thread of a request: that is what its words are about, whatever company they name. */
  isReply?: boolean;
  /** It brings papers: what its words say of those of an earlier mail is not about the request. */
  bringsPapers?: boolean;
};

/** Sentences that ask not to do something, each with all others of the mail. */
function objectionsIn(words: string, kind: TicketKind, circumstances: Circumstances): Objection[] {
  const { unstated = [], isReply = false, bringsPapers = false } = circumstances;
  const patterns = [
    ...refusals,
    ...reservations,
    ...(kind === 'edo-reject' ? [] : cancellations),
    ...(kind === 'transfer' ? [...deferrals, ...unready, ...openMatters] : []),
  ];
  const said = sentencesOf(words);
  const isAlone = asksForOne(words);
  const sentences = said.map((sentence) => {
    const rest = isAlone ? withoutOthers(unnamed(sentence)) : unnamed(sentence);
    return kind === 'transfer' ? withoutSpared(withoutTold(withoutPromised(rest, unstated))) : rest;
  });
  return sentences.flatMap((sentence, index) => {
    if (kind === 'transfer' && (isBeside(sentence) || (slip.test(sentence) && putRight.test(words)))) return [];
    if (bringsPapers && wrongPaper.test(sentence)) return [];
    if (!matches(patterns, sentence) && !(kind === 'transfer' && isOpen(sentence))) return [];
    if (kind === 'transfer' && !isReply && otherTopicOf(words, said, index) !== null) return [];
    return [{ sentence, others: sentences.toSpliced(index, 1) }];
  });
}

const leftAlone =
  /(?:другие|остальные|прочие|иные|други[хм]|остальны[хм])\s+(?:\S+\s+)?(?:продукт|сервис|направлени)|(?:лицензи|сертификат|тариф|направлени|баз[ауы]|настройк)[а-я]*\s+(?:(?:пока|уже|тоже|при\s+этом)\s+)?(?:(?!партн)\S+\s+){0,2}?не\s*(?:надо|нуж|требуется|перен|трога|меня|следует)|не\s+(?:нужно|надо|требуется|перен[а-я]+|трога[а-я]+|меня[а-я]+)\s+(?:\S+\s+)?(?:лицензи|сертификат|тариф|направлени|настройк)/;

/** «1С-ЭТП не переносите» beside a plain request (a reply's stands in its thread), or beside another product, leaves only that product out. */
function leavesProductOut({ sentence, others }: Objection, isReply = false): boolean {
  if (!product.test(sentence) || /\d{9}|партнер[^\n]*меня|меня[^\n]*партнер/.test(sentence) || isOpen(sentence))
    return false;
  const leftOut = productsIn(sentence);
  const namesAnother =
    leftOut.length > 0 && others.some((other) => productsIn(other).some((one) => !leftOut.includes(one)));
  // «Лицензию переносить не нужно», «другие продукты не трогайте», not «пока не переносите, лицензия ещё действует».
  const isAboutProduct = leftOut.length > 0 || /(?<![а-я])эдо(?![а-я])/.test(sentence) || leftAlone.test(sentence);
  return namesAnother || (isAboutProduct && (isReply || others.some(asksIn)));
}

/**
 * Whether a mail takes a request back, forbids or postpones it, as a whole. In doubt it objects: a person looks, and
 * nothing is executed.
 */
export const objects = (words: string, kind: TicketKind, circumstances: Circumstances = {}): boolean =>
  unmeant.some((pattern) => pattern.test(words)) ||
  (kind === 'transfer' && hasNoteAgainst(words)) ||
  objectionsIn(words, kind, circumstances).some((objection) => !leavesProductOut(objection, circumstances.isReply));

/** Products that a mail asks to leave as they are: nobody is sure of an item for one of them. */
export const productsLeftOut = (words: string, kind: TicketKind, circumstances: Circumstances = {}): Product[] =>
  objectionsIn(words, kind, circumstances).flatMap((objection) =>
    leavesProductOut(objection, circumstances.isReply) ? productsIn(objection.sentence) : [],
  );

const done =
  /(?<!заранее\s)спасибо\s+за\s|уже\s+(?:у\s+нас|переш|перен|закрепл)|(?<![а-я])(?:перенесли|перенес[её]н[аоы]?)(?![а-я])/;
const innIn = /(?<!\d)\d{10}(?:\d\d)?(?!\d)/g;

/** «Закрепить его за …», not «его филиал». */
const isObject = /(?<![а-я])(?:его|ее|их)(?=\s+(?:за|на|ко?|под|от)(?![а-я])|[\s,]*[.!:(])/;
const holding = [...refusals, ...reservations, ...deferrals];

/**
 * Sentences about companies that a mail doesn't ask for («ООО «А», ИНН …, не переносите, а ООО «Б» …», «спасибо за ООО «А»,
 * ИНН …»): where another sentence asks plainly for others. A company that stands in both is nobody's to leave out.
 */
export function dismissals(folded: string): Span[] {
  const sentences = [...folded.matchAll(/[^\n]+?(?:[.!?]+(?=\s)|(?=\n)|$)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    inns: match[0].match(innIn) ?? [],
  }));
  const asking = sentences.filter(({ text }) => asksIn(text));
  const said = sentences.map(({ text }) => text.trim());
  const aside = said.flatMap((text, index) => {
    const topic = asking.length > 0 && matches(holding, unnamed(text)) ? otherTopicOf(folded, said, index) : null;
    return topic === null ? [] : sentences.slice(topic, index + 1);
  });
  return sentences.filter((sentence, index) => {
    // Its КПП is nobody's to transfer either.
    if (aside.includes(sentence) || leavesOtherPart(said[index] ?? '', said.toSpliced(index, 1))) return true;
    if (sentence.inns.length !== 1 || asking.includes(sentence)) return false;
    const text = withoutSpared(unnamed(sentence.text));
    const leavesOut = asking.length > 0 && refusals.some((pattern) => pattern.test(text));
    if (!leavesOut && !done.test(text)) return false;
    // «… весь учёт уже у нас. Прошу закрепить его за …»: the request goes on about him.
    const next = sentences[sentences.indexOf(sentence) + 1];
    if (!leavesOut && next && asking.includes(next) && next.inns.length < 2 && isObject.test(next.text)) return false;
    const elsewhere = sentences.flatMap((other) => (other === sentence ? [] : other.inns));
    return elsewhere.length > 0 && !sentence.inns.some((inn) => elsewhere.includes(inn));
  });
}

const uneasy =
  /(?<![а-я])не(?![а-я])|отмен|отказ|ошиб|отозв|отзыв|аннул|останов|пауз|подожд|повремен|погод|придерж|недейств|игнор|передум|уже\s+пере|оста(?:ет|ют)ся|снима|снять|удал|верните|закро|закры|без\s+исполнени|расторг|исключ|друг(?:ой|ого|ому)\s|(?<!не\s)против(?![а-я])/;
/** Haste, thanks and what doesn't work: none of it is meant against the request. */
const harmless =
  /не\s+(?:затяг|забуд|забыв|задерж|мо[гж]|получа|получил|работа|сда|успе|пришл|поступ|видн|виж|наш[её]?л|готов|откры|знаю|хватает|понял|понят)|сна?чал|не\s+только|ждать\s+(?:\S+\s+)?не\s+(?:нужно|надо)/g;

/**
 * Whether a reply that states nothing sounds as if something were wrong. Its own words decide nothing, but until a person
 * has read it nothing is executed.
 */
export const unsettles = (words: string): boolean => uneasy.test(words.replace(harmless, ' '));

/** What people add to a thread: thanks, haste, confirmations, papers, how they can be reached. */
const calm =
  /спасиб|благодар|признател|скор[оыей]|здравств|добр|привет|коллеги|уважаем|жд[уе]|ожида|когда|срок|готов|срочн|быстр|поскор|ускор|скорее|прос(?:им|ьба)|прошу|пожалуйста|подтвержда|верно|правильно|вложени|приклад|прикреп|прилаг|прилож|направля|отправ|высыла|вышл|документ|письм|скан|оригинал|напомина|новост|статус|результат|сообщ|получ|перен|перев|хорошо|отлично|понял|принят|супер|работа|сда[тчвюе]|отчет|успе|звон|телефон|связ|контакт|исполн|выполн|сдела|актуальн|праздник|повторн|заявк|оплат|счет|лиценз|спраш|нервнич|волну|торопит|недовол|(?<![а-я])(?:ок|да|re|ok|thank)/;

/** Whether a reply tells something of which nobody knows what it means for the request («дайте нам пару дней»). */
export const isStrange = (words: string): boolean =>
  sentencesOf(words).some((sentence) => /[а-я]{3}/.test(sentence) && !sentence.endsWith('?') && !calm.test(sentence));
