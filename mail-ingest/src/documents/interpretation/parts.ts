import type { DocumentPage, DocumentText } from '../../types.ts';
import { addressedToAstral } from './addressee.ts';
import { asksForTransfer, classifyText, hasOtherTitle } from './classify.ts';
import { flowOf } from './flow.ts';

/** What a page begins by itself; `more`: nothing, it belongs to the pages before it. */
type Beginning = 'letter' | 'payment' | 'other' | 'more';

/**
 * The documents that a file of several pages holds: two letters scanned at a stretch, a letter and a payment order, a
 * contract before the letter. Pages keep their numbers. A list of companies or an annex stays with its letter.
 */
export function partsOf(document: DocumentText): DocumentText[] {
  const parts: { beginning: Beginning; pages: DocumentPage[] }[] = [];
  for (const page of document.pages) {
    const beginning = beginningOf(document, page);
    const last = parts.at(-1);
    if (!last) parts.push({ beginning, pages: [page] });
    else if (beginning === 'more' || (beginning === 'letter' && last.beginning === 'more')) {
      last.pages.push(page);
      if (last.beginning === 'more') last.beginning = beginning;
    } else parts.push({ beginning, pages: [page] });
  }
  return parts.length < 2 ? [document] : parts.map(({ pages }) => ({ ...document, pages }));
}

function beginningOf(document: DocumentText, page: DocumentPage): Beginning {
  const { text } = flowOf({ ...document, pages: [page] });
  const kind = classifyText(text);
  if (kind === 'payment') return 'payment';
  // The second sheet of a letter may ask, too, but only the first one has the addressee over it.
  if (kind === 'letter' && asksForTransfer(text)) return addressedToAstral(text) ? 'letter' : 'more';
  return hasOtherTitle(text) && kind === 'other' ? 'other' : 'more';
}
