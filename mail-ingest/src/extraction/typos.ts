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
