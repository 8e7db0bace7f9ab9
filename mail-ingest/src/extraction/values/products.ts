import type { Product } from '@perenos/domain';
import { isMistyped } from '../text/typos.ts';
import { overlaps, type View } from '../text/view.ts';
import type { ProductToken } from './tokens.ts';

// Between the words of a product's name people put blanks, full stops, hyphens, colons, quotes, brackets.
const gap = String.raw`[\s.\-–—:_«»"'“”(]{0,4}`;
const wide = String.raw`[\s.,\-–—:;«»"'“”()]{0,6}`;
/** No letter before, unless a label without its blank: «сервис1С-Отчетность». */
const before = String.raw`(?:(?<![\p{L}\p{N}])|(?<=(?:сервис|продукт|программа|услуга)))`;
const after = String.raw`(?![\p{L}\p{N}])`;
const astral = '(?:астрал|astral)';
const report = '(?:отчет(?:а|у|ом|е|ы)?|report)';
const version = String.raw`(?:верси[яиюей]+|вер\.?|ver\.?|v\.?|в\.?)?`;

const pattern = (...alternatives: string[]): RegExp => new RegExp(alternatives.join('|'), 'gu');

/**
 * Spellings of each product, longer names before the shorter ones that they contain. The text is folded (lower case,
 * ё as е), so that `с` may only still be a Latin `c` beside a digit. «Астрал Отчет» alone could be two products and
 * stands nowhere here: it isn't guessed.
 */
const spellings: readonly (readonly [Product, RegExp])[] = [
  [
    'astral-report-online',
    pattern(
      `${before}${astral}${gap}${report}${wide}(?:онлайн[а-я]*|online)${after}`,
      String.raw`${before}ао[\s.\-]{0,2}(?:онлайн|online)${after}(?!\s*[«"])`,
      String.raw`${before}отчет[\s.\-]{1,3}(?:онлайн|online)${after}`,
    ),
  ],
  [
    'astral-report-4.5',
    pattern(
      String.raw`${before}${astral}${gap}${report}${wide}(?:пп\s*)?${version}${wide}4\s?[.,]\s?5(?!\d)`,
      String.raw`${before}ао[\s.\-]{0,2}${version}[\s.\-]{0,2}4\s?[.,]\s?5(?!\d)`,
      String.raw`${before}отчет${wide}${version}${wide}4\s?[.,]\s?5(?!\d)`,
    ),
  ],
  [
    '1c-reporting',
    pattern(
      String.raw`${before}1[\s-]?[сc]${gap}(?:отчетност[а-я]*|отч(?:етн(?:ост?)?(?=\.))?(?![а-я]))`,
      String.raw`${before}1[сc]-отчет${after}`,
      `${before}${astral}${gap}отчетност[а-я]*`,
      String.raw`${before}1[сc][\-–]?[оo]${after}`,
      `${before}1[сc]${gap}(?:reporting|otch[eyj]?tnost[a-z']*)`,
      String.raw`${before}отчетност[а-я]*\s+(?:в\s|от\s)?1[сc]${after}`,
    ),
  ],
  ['1c-etp', pattern(String.raw`${before}1\s?[сc]${gap}(?:э\.?т\.?п|etp)${after}`)],
  ['astral-edo', pattern(`${before}${astral}${gap}(?:эдо|edo)${after}`)],
  ['astral-et', pattern(`${before}${astral}${gap}(?:эт|et)${after}`)],
  ['astral-online', pattern(`${before}${astral}${gap}(?:онлайн[а-я]*|online)${after}`)],
];

const label =
  /(?:^|[\n\t|;,(.])[^\n\t|;:]{0,40}(?:продукт|сервис|программ|услуг|решени|(?<![а-я])по|(?<![а-я])пп)[^\n\t|;:]{0,60}(?:[:;=|\t]|\s[-–—]|\.{3,}|\s{2,})[\s«"]*$/;
const denied =
  /(?:кроме|(?<![а-я])не|(?<![а-я])без|помимо|исключая|(?<![а-я])ранее|вместо)\s+(?:по\s+|на\s+|продукт[а-я]*\s+|сервис[а-я]*\s+)?[«"]?$/;
const deniedAfter =
  /^[»"]?[^.;\n]{0,24}(?:(?<![а-я])не\s+(?:перенос|перенести|трога|нужн|требу|надо(?![а-я]))|оста(?:е|ю)тся)|^[»"]?\s+у\s+(?:клиент|абонент|н(?:его|ее|их)|заказчик)[а-я]*\s+(?:пока\s+|тоже\s+)?(?:нет|не\s+(?:было|подключ[а-я]+))(?![а-я])/;

/** «1С-Очетность»: the word behind the maker's name, where letters are missing, doubled, swapped or wrong in it. */
const branded = new RegExp(`${before}(?:1[\\s-]?[сc]|${astral})${gap}([а-я]{6,14})${after}`, 'gu');

type Mention = { value: Product; start: number; end: number };
const mentionOf = (value: Product, { index, 0: { length } }: RegExpExecArray): Mention => ({
  value,
  start: index,
  end: index + length,
});

/** Products that a text names, also those that it leaves out; the longer names first. */
const mentionsIn = (folded: string): Mention[] => [
  ...spellings.flatMap(([value, spelling]) => [...folded.matchAll(spelling)].map((match) => mentionOf(value, match))),
  ...[...folded.matchAll(branded)]
    .filter(([, typed = '']) => isMistyped(typed, 'отчетность'))
    .map((match) => mentionOf('1c-reporting', match)),
];

/** Products that a text names, each once, also those that it leaves out. */
export const productsIn = (folded: string): Product[] => [...new Set(mentionsIn(folded).map(({ value }) => value))];

/** Products named in the view, in order; of overlapping readings the longer name stands. */
export function findProducts(view: View): ProductToken[] {
  const found: ProductToken[] = [];
  for (const { value, start, end } of mentionsIn(view.folded)) {
    if (overlaps({ start, end }, found)) continue;
    const lead = view.folded.slice(Math.max(0, start - 120), start);
    if (denied.test(lead) || deniedAfter.test(view.folded.slice(end, end + 60))) continue;
    found.push({ type: 'product', value, start, end, labelled: label.test(lead) });
  }
  return withListLabels(
    view,
    found.sort((a, b) => a.start - b.start),
  );
}

/** «Продукты: 1С-Отчетность и 1С-ЭТП»: the label holds for the whole list. */
function withListLabels(view: View, products: ProductToken[]): ProductToken[] {
  for (const [index, product] of products.entries()) {
    const before = products[index - 1];
    if (
      before?.labelled &&
      /^[\s,;+/&»"«()]*(?:и|а также|также|плюс)?[\s»"«]*$/.test(view.folded.slice(before.end, product.start))
    )
      product.labelled = true;
  }
  return products;
}
