/** Words by which a request is understood, in the forms that people write. Folded text. */
const keywords = [
  ...['абонент', 'клиент', 'партнер', 'продукт', 'сервис', 'логин', 'перенос', 'перевод'].flatMap((noun) =>
    ['', 'а', 'у', 'ом', 'ы', 'ов', 'е'].map((ending) => noun + ending),
  ),
  ...['отчетность', 'отчетности', 'отчетностью', 'наименование', 'программный', 'программа'],
  ...['перенести', 'перенесите', 'переносим', 'перевести', 'переведите', 'переводим', 'просим', 'прошу', 'просьба'],
];
const sorted = (word: string): string => [...word].sort().join('');
const known = new Set(keywords);
const byLetters = new Map(keywords.map((word) => [sorted(word), word]));

const isNeighboursSwapped = (typed: string, meant: string): boolean => {
  const at = [...typed].findIndex((letter, index) => letter !== meant[index]);
  return typed[at] === meant[at + 1] && typed[at + 1] === meant[at] && typed.slice(at + 2) === meant.slice(at + 2);
};

/**
 * Two neighbouring letters typed in the wrong order («абоннета», «лоигн») put right in the words that a request is
 * understood by. The length stays, so every place in the text does.
 */
export const rightSwapped = (folded: string): string =>
  folded.replace(/[а-я]{5,}/g, (word) => {
    if (known.has(word)) return word;
    const meant = byLetters.get(sorted(word));
    return meant !== undefined && isNeighboursSwapped(word, meant) ? meant : word;
  });

const spelledOut: readonly (readonly [short: string, long: RegExp])[] = [
  ['инн', /(?<![а-я])(?:идентификационн|налогов)[а-я]+\s+номер[а-я]*(?:\s+налогоплательщик[а-я]*)?/g],
  ['кпп', /(?<![а-я])код[а-я]*\s+причин[а-я]*(?:\s+постановки(?:\s+на\s+(?:налоговый\s+)?учет)?)?/g],
];

/**
 * «Идентификационный номер (налогоплательщика)» and «код причины постановки на учёт», as the tax code calls ИНН and КПП,
 * as the abbreviations by which numbers are known. The length stays: hyphens fill it up.
 */
export const abbreviated = (folded: string): string =>
  spelledOut.reduce((text, [short, long]) => text.replace(long, (words) => short.padEnd(words.length, '-')), folded);

/** Letters to put in, take out, change or swap with a neighbour until one word is the other (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= a.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= b.length; column += 1) {
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const changed = at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[row]?.push(Math.min(changed, swapped, at(row - 1, column) + 1, at(row, column - 1) + 1));
    }
  }
  return at(a.length, b.length);
}

/** Whether a long word is another one with two slips of the hand at most; its case ending may be any. */
export const isMistyped = (typed: string, meant: string): boolean =>
  ['ь', 'и', 'ью'].some((ending) => slipsBetween(typed, meant.replace(/ь$/, ending)) <= 2);
