import type { DocumentPage, DocumentText } from '../../types.ts';
import { addressedToAstral } from './addressee.ts';
import { asksForTransfer, classifyText, hasOtherTitle } from './classify.ts';
import { flowOf } from './flow.ts';
import { numberMentions } from './numbers.ts';

/** What a page begins by itself; `more`: nothing, it belongs to the pages before it. */
type Beginning = 'letter' | 'payment' | 'other' | 'more';

/**
 * The documents that a file of several pages holds: two letters scanned at a stretch, a letter and a payment order, a
 * contract before the letter. Pages keep their numbers. A list of companies or an annex stays with its letter.
 */
export function partsOf(document: DocumentText): DocumentText[] {
  const parts: { beginning: Beginning; pages: DocumentPage[] }[] = [];
  for (const page of document.pages) {
    const last = parts.at(-1);
    const begun = beginningOf(document, page);
    const beginning =
      begun === 'other' && last?.beginning === 'letter' && isAnnex(document, last.pages, page) ? 'more' : begun;
    if (!last) parts.push({ beginning, pages: [page] });
    else if (beginning === 'more' || (beginning === 'letter' && last.beginning === 'more')) {
      last.pages.push(page);
      if (last.beginning === 'more') last.beginning = beginning;
    } else parts.push({ beginning, pages: [page] });
  }
  return parts.length < 2 ? [document] : parts.map(({ pages }) => ({ ...document, pages }));
}

/** «Карточки … приведены на обороте»: the sheet of requisites that a letter has instead of numbers of its own. */
function isAnnex(document: DocumentText, letter: readonly DocumentPage[], page: DocumentPage): boolean {
  const flow = flowOf({ ...document, pages: [...letter] });
  const inns = new Set(numberMentions(flow).flatMap(({ kind, first }) => (kind === 'inn' ? [first] : [])));
  const { text } = flowOf({ ...document, pages: [page] });
  return inns.size < 2 && referring.test(flow.text) && requisites.test(text.slice(0, 400));
}

const referring = /на\s+обороте|приложени|прилага|карточк/iu;
const requisites = /(?:^|\n)\s*(?:карточк|реквизиты)/iu;

function beginningOf(document: DocumentText, page: DocumentPage): Beginning {
  const { text } = flowOf({ ...document, pages: [page] });
  const kind = classifyText(text);
  if (kind === 'payment') return 'payment';
  // The second sheet of a letter may ask, too, but only the first one has the addressee over it.
  if (kind === 'letter' && asksForTransfer(text)) return addressedToAstral(text) ? 'letter' : 'more';
  return hasOtherTitle(text) && kind === 'other' ? 'other' : 'more';
}
