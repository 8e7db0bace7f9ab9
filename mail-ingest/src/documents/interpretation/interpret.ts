import { letterFields, type OfficialLetter } from '@perenos/domain';
import type { DocumentPage, DocumentProblem, DocumentText, ReadDocument } from '../../types.ts';
import { classifyText } from './classify.ts';
import { flowOf } from './flow.ts';
import { readLetter } from './letter.ts';
import { numberMentions } from './numbers.ts';
import { readPayment } from './payment.ts';
import { type Hints, repairs } from './trust.ts';
import { forbids } from './wording.ts';

/**
 * What a document is and says: an official letter, a payment document, a picture, or something else. Pure; the same text
 * and hints give the same answer. Fields of which the machine isn't sure are named in `doubtful`.
 */
export function interpretDocument(text: DocumentText, hints: Hints): ReadDocument {
  const flow = flowOf(text);
  const kind = classifyText(flow.text);
  const lowQuality = text.pages.some(isPoor);
  if (kind === 'letter') {
    const letter = readLetter(text, hints, lowQuality);
    const sure = forbids(flow.text) ? { ...letter, doubtful: [...letterFields] } : letter;
    return { ...text, kind, letter: sure, payment: null };
  }
  if (kind === 'payment') return { ...text, kind, letter: null, payment: readPayment(text, hints, lowQuality) };
  if (isUnopened(text)) {
    return { ...text, kind: 'letter', letter: unopenedLetter(text), payment: null };
  }
  if (text.pages.some(isUnreadableSheet))
    return { ...text, kind: 'letter', letter: unreadableLetter(text), payment: null };
  const isPicture =
    text.pages.length > 0 && text.pages.every((page) => page.method === 'ocr' && page.words.length < 12);
  return { ...text, kind: isPicture ? 'picture' : 'other', letter: null, payment: null };
}

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
  if (page.method !== 'ocr' || Math.min(page.width, page.height) < 280) return false;
  const ratio = Math.max(page.width, page.height) / Math.min(page.width, page.height);
  const legible = page.words.filter((w) => w.confidence >= 70 && /^[«("]?[а-яё]{4,}/iu.test(w.text));
  // Blurred lines run together, and a thumbnail is smaller than any scan: then the shape of a sheet must speak, too.
  const isSheet = ratio > 1.3 && ratio < 1.55;
  const isLarge = Math.min(page.width, page.height) >= 400;
  const written = (page.writtenLines ?? 0) >= 5 ? isLarge || isSheet : isSheet && page.words.length >= 15;
  return ratio < 1.7 && written && legible.length < 5 && page.confidence < 60;
}

/** Files that a person may be able to open though the machine was not: whether they hold a letter is not known. */
const unopened: ReadonlySet<DocumentProblem> = new Set([
  'recognition-unavailable',
  'time-limit',
  'encrypted',
  'too-large',
  'damaged',
  'archive-bomb',
]);

/** Nothing of it was read: what failed, what the machine can't unpack, what comes after all the pages of one mail. */
const isUnopened = ({ problem, fileName, pages }: DocumentText): boolean =>
  problem !== null &&
  (unopened.has(problem) || (problem === 'too-many-pages' && pages.length === 0) || /\.(?:rar|7z)$/iu.test(fileName));

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
