import { letterFields, type OfficialLetter } from '@perenos/domain';
import type { DocumentPage, DocumentProblem, DocumentText, ReadDocument } from '../../types.ts';
import { addressedToAstral } from './addressee.ts';
import { classifyText, hasOtherTitle } from './classify.ts';
import { flowOf } from './flow.ts';
import { readLetter } from './letter.ts';
import { numberMentions } from './numbers.ts';
import { partsOf } from './parts.ts';
import { readPayment } from './payment.ts';
import { type Hints, repairs } from './trust.ts';
import { forbids, takesBack } from './wording.ts';

/** What the documents of one file are and say: a scanner makes one file of a letter and a payment order. */
export const interpretFile = (text: DocumentText, hints: Hints): ReadDocument[] =>
  partsOf(text).map((part) => interpretDocument(part, hints));

/**
 * What a document is and says: an official letter, a payment document, a picture, or something else. Pure; the same text
 * and hints give the same answer. Fields of which the machine isn't sure are named in `doubtful`.
 */
export function interpretDocument(text: DocumentText, hints: Hints): ReadDocument {
  const flow = flowOf(text);
  const kind = classifyText(flow.text);
  const lowQuality = text.pages.some(isPoor);
  // What the subscriber wants of Астрал if not a transfer, or whether recognition lost it, a person sees.
  const isUntold = kind === 'other' && isToAstral(flow.text) && !hasOtherTitle(flow.text);
  if (kind === 'letter' || isUntold) {
    const letter = readLetter(text, hints, lowQuality);
    const objecting = { objects: true as const, doubtful: [...letterFields] };
    return {
      ...text,
      kind: 'letter',
      letter: isUntold || forbids(flow.text) ? { ...letter, ...objecting } : letter,
      payment: null,
    };
  }
  if (kind === 'payment') return { ...text, kind, letter: null, payment: readPayment(text, hints, lowQuality) };
  if (isUnopened(text)) {
    return { ...text, kind: 'letter', letter: unopenedLetter(text), payment: null };
  }
  const isFaded = text.pages.length > 0 && text.pages.every(isFadedSheet);
  if (isFaded || text.pages.some(isUnreadableSheet))
    return { ...text, kind: 'letter', letter: unreadableLetter(text), payment: null };
  const isPicture =
    text.pages.length > 0 && text.pages.every((page) => page.method === 'ocr' && page.words.length < 12);
  return { ...text, kind: isPicture ? 'picture' : 'other', letter: null, payment: null };
}

const isToAstral = (text: string): boolean => addressedToAstral(text) === true || takesBack(text);

/** A letter that stands in the text of the mail itself: no scan (3.8), but read like one. null: the text is no letter. */
export function interpretBodyLetter(body: string, hints: Hints): OfficialLetter | null {
  const page: DocumentPage = {
    page: 1,
    width: 0,
    height: 0,
    turn: 0,
    method: 'text-layer',
    words: [],
    text: body,
    confidence: 100,
    sealDetected: null,
    writtenLines: null,
  };
  const text: DocumentText = { attachmentIndex: -1, fileName: '', form: 'body', pages: [page], problem: null };
  return bodyMarks.test(body) ? readLetter(text, hints, false) : null;
}

/** The head of a letter: an outgoing number with a date. A mail that only asks for a transfer has none. */
const bodyMarks = /(?:^|\n)\s*исх(?:одящий)?\.?\s*(?:№|N|номер)/iu;

/**
 * All ИНН that the documents may hold, the ones that a repair of one digit could give among them: what the registry must
 * be asked about before `interpretDocument`.
 */
export function candidateInns(texts: readonly DocumentText[]): string[] {
  const mentions = texts.flatMap((text) => numberMentions(flowOf(text)).filter((m) => m.kind === 'inn'));
  const readings = mentions.flatMap((m) => (m.second === null ? [m.first] : [m.first, m.second]));
  return [...new Set([...readings, ...repairs(readings)])];
}

/** Recognition itself is unsure of much: what is missing may be lost. */
function isPoor(page: DocumentPage): boolean {
  if (page.method !== 'ocr' || page.words.length < 12) return false;
  const words = page.words.filter((w) => w.text.length >= 3);
  return page.confidence < 75 || words.filter((w) => w.confidence < 60).length > words.length * 0.15;
}

/** A sheet with lines of writing on it of which nearly nothing is a word: no person could read it either. */
function isUnreadableSheet(page: DocumentPage): boolean {
  const { short, ratio } = shapeOf(page);
  if (page.method !== 'ocr' || short < 160) return false;
  // Blurred lines run together, and a thumbnail is smaller than any scan: then the shape of a sheet must speak, too.
  const isSheet = ratio > 1.3 && ratio < 1.55;
  const written = (page.writtenLines ?? 0) >= 5 ? short >= 400 || isSheet : isSheet && page.words.length >= 15;
  return ratio < 1.7 && written && legibleWords(page) < 5 && page.confidence < 60;
}

/** A sheet of paper washed out, blurred or overexposed until hardly a word is left. A logo has few words, but large ones. */
function isFadedSheet(page: DocumentPage): boolean {
  const { short, long, ratio } = shapeOf(page);
  if (page.method !== 'ocr' || short < 600 || legibleWords(page) >= 5) return false;
  const isWriting =
    page.words.length > 0 && page.words.every(({ box }) => Math.min(box.width, box.height) < long * 0.03);
  return page.words.length === 0 ? ratio > 1.38 && ratio < 1.45 : isWriting && ratio > 1.3 && ratio < 1.5;
}

const legibleWords = ({ words }: DocumentPage): number =>
  words.filter((w) => w.confidence >= 70 && /^[«("]?[а-яё]{4,}/iu.test(w.text)).length;

function shapeOf({ width, height }: DocumentPage): { short: number; long: number; ratio: number } {
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  return { short, long, ratio: long / short };
}

/** Files that a person may be able to open though the machine was not: whether they hold a letter is not known. */
const unopened: ReadonlySet<DocumentProblem> = new Set([
  'recognition-unavailable',
  'time-limit',
  'encrypted',
  'too-large',
  'damaged',
  'archive-bomb',
  'unsupported-picture',
]);

/** Nothing of it was read: what failed, what the machine can't unpack, what comes after all the pages of one mail. */
const isUnopened = ({ problem, fileName, pages }: DocumentText): boolean =>
  problem !== null &&
  (unopened.has(problem) ||
    (problem === 'too-many-pages' && pages.length === 0) ||
    /\.(?:rar|7z|gz|tgz|doc|eml|msg|heic|heif|djvu?|xps)$/iu.test(fileName));

/** Stands for a letter that the machine could not read: everything in it is doubtful, so that a person decides. */
const unopenedLetter = (text: DocumentText): OfficialLetter => ({
  ...unreadableLetter(text),
  readable: true,
  doubtful: [...letterFields],
});

function unreadableLetter(text: DocumentText): OfficialLetter {
  return {
    attachment: text.fileName,
    form: text.form,
    readable: false,
    subscriberInn: null,
    subscriberKpp: null,
    subscriberName: null,
    product: null,
    targetPartnerInn: null,
    targetPartnerName: null,
    letterDate: null,
    effectiveDate: null,
    addressedToAstral: null,
    sealDetected: null,
    groupInns: [],
    lowQuality: true,
    doubtful: [],
    evidence: {},
  };
}
