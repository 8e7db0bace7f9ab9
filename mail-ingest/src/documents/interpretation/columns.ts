/** Which of the ИНН on its line the one at `start` is, from the left, and of how many. */
export function columnOf(text: string, start: number): { index: number; count: number } {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const inns = [...(/^[^\n\f]*/.exec(text.slice(from))?.[0] ?? '').matchAll(/(?<!\d)(?:\d{10}|\d{12})(?!\d)/g)];
  return { index: inns.findIndex(({ index }) => from + index === start), count: inns.length };
}

const before = String.raw`(?:было|откуда|(?:прежн|текущ|действующ|нынешн|предыдущ|стар)\p{L}*)(?!\p{L})`;
const after = String.raw`(?:стало|куда|(?:нов|будущ)\p{L}*)(?!\p{L})`;
const words = String.raw`(?:[^\S\n]*\p{L}+){0,2}?[^\S\n]+`;
/** A line of these words alone is the head of two columns: «Было Стало», «Новый партнер Прежний партнер». */
const heads = new RegExp(
  String.raw`(?:^|[\n\f])(?:${words})?(?:(?<sourceFirst>${before})${words}${after}|${after}${words}${before})(?:[^\S\n]*\p{L}+){0,2}[^\S\n]*(?=\n)`,
  'giu',
);

/** A few rows of names and requisites. */
const reach = 400;

/** In whose column of a table of two partners the ИНН at `start` stands; null: it stands in none. */
export function partnersColumn(text: string, start: number): 'source' | 'target' | null {
  const { index, count } = columnOf(text, start);
  if (count !== 2 || index < 0) return null;
  const head = [...text.slice(Math.max(0, start - reach), start).matchAll(heads)].at(-1);
  if (!head) return null;
  return (index === 0) === (head.groups?.sourceFirst !== undefined) ? 'source' : 'target';
}
