import { letterFields, type OfficialLetter } from '@perenos/domain';
import type { DocumentPage, DocumentText, ReadDocument } from '../../types.ts';
import { addressedToAstral } from './addressee.ts';
import { classifyText, hasOtherTitle } from './classify.ts';
import { flowOf } from './flow.ts';
import { isFadedSheet, isPoor, isUnreadableSheet } from './legibility.ts';
import { readLetter } from './letter.ts';
import { numberMentions } from './numbers.ts';
import { partsOf } from './parts.ts';
import { readPayment } from './payment.ts';
import { type Hints, repairs } from './trust.ts';
import { isUnopened, unopenedLetter, unreadableLetter } from './unread-letter.ts';
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
  if (isUnopened(text)) return { ...text, kind: 'letter', letter: unopenedLetter(text), payment: null };
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
