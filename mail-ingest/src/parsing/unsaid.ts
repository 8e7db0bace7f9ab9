import type { TextSegment } from '../types.ts';

/** What one of the two parts of a mail says that its other part, the one that is read, doesn't. */
export type Unsaid = {
  /** Its sentences, a line each. */
  text: string;
  /** Whether one of them differs from a sentence of the other part by a «не» alone. */
  isDenial: boolean;
};

const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const denial = / (?:не|ни|нет)(?= )/g;
/** What a client writes into the plain part instead of the text: «Ваш почтовый клиент не поддерживает HTML». */
const stub = /html|браузер|отобра[зж]|почтов\p{L}*\s+(?:клиент|программ)/iu;

/** Words alone, so that neither lines nor quotation marks nor bullets count; numbers in one piece. */
const wordsOf = (text: string): string =>
  ` ${(
    text
      .replace(invisible, '')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}+|\p{N}+/gu) ?? []
  ).join(' ')} `.replace(/(?<=\d) (?=\d)/g, '');

/**
 * Compares the part that isn't read with the one that is: sentences of the author, or of whoever is forwarded, that stand
 * nowhere in the other part. Quotations, signatures and disclaimers differ from part to part in honest mails.
 */
export function unsaidOf(part: { text: string; segments: readonly TextSegment[] }, read: string): Unsaid {
  const said = wordsOf(read);
  const sentences = part.segments
    .filter(({ kind }) => kind === 'own' || kind === 'forwarded')
    .flatMap(({ start, end }) => part.text.slice(start, end).split(/(?<=[.!?])\s+|\n+/))
    .filter((sentence) => /\p{L}/u.test(sentence) && !stub.test(sentence) && !said.includes(wordsOf(sentence)));
  const undenied = said.replace(denial, '');
  const isDenial = sentences.some((sentence) => {
    const words = wordsOf(sentence).replace(denial, '');
    return words.trim().includes(' ') && undenied.includes(words);
  });
  return { text: sentences.join('\n'), isDenial };
}
