import type { Product } from '@perenos/domain';

export type ProductMention = { product: Product | 'ambiguous'; start: number; end: number };

const q = '["«»“”„\\s]*';
/** Recognition makes a hyphen under a stamp's ring an equals sign or a tilde. */
const hyphen = '[\\s‑–—=~-]*';
/** Recognition reads a capital О beside «1С:» as a zero. */
const report = '[О0]т?ч[её]т';

/**
 * Spellings of the products, the longer ones first: «Астрал Отчет» alone is of version 4.5 or online, and so is nobody's.
 * «1С» may have a Latin or a Cyrillic letter; recognition reads «1» as «І» or «l», and «П» as another letter of two uprights.
 */
const spellings: readonly (readonly [Product | 'ambiguous', RegExp])[] = [
  ['1c-reporting', new RegExp(`[1lIІ|][СCсc][:.]?${hyphen}${q}${report}ност\\p{L}*`, 'giu')],
  ['1c-reporting', new RegExp(`Астрал[.:]?${hyphen}${report}ност\\p{L}*`, 'giu')],
  ['1c-etp', new RegExp(`[1lIІ|][СC][:.]?${hyphen}${q}[ЭЗ3][ТT][ПPИНЛ](?!\\p{L})`, 'giu')],
  ['astral-report-online', new RegExp(`Астрал[.:]?${hyphen}${report}${q}[.,:(–—-]?${q}О[нн]лайн\\p{L}*`, 'giu')],
  [
    'astral-report-4.5',
    new RegExp(
      `(?:Астрал[.:]?${hyphen}${report}|(?<!\\p{L})АО)${q}[.,(]?${q}(?:верс\\p{L}*|вер\\.|в\\.|v\\.?)?${q}4[.,]\\s?5`,
      'giu',
    ),
  ],
  ['ambiguous', new RegExp(`Астрал[.:]?${hyphen}${report}(?!\\p{L})`, 'giu')],
  ['astral-online', new RegExp(`Астрал[.:]?${hyphen}Онлайн\\p{L}*`, 'giu')],
  ['astral-et', new RegExp(`Астрал[.:]?${hyphen}[ЭЗ3][ТT](?!\\p{L})`, 'giu')],
  ['astral-edo', new RegExp(`Астрал[.:]?${hyphen}(?:ЭДО|[ЭЗ3]ДО)`, 'giu')],
];

const fragment = /(?<![\p{L}\d])[1lIІ|][СCсc](?![\p{L}\d])|Астрал[\s‑–—-]*(?:от|онл|э)/iu;

/** Whether the text has the beginning of a product's name, the rest of which a stamp may cover. */
export const hasProductFragment = (text: string): boolean => fragment.test(text);

/** All mentions of products in the text, in order; a stretch belongs to its longest spelling. */
export function productMentions(text: string): ProductMention[] {
  const found: ProductMention[] = [];
  for (const [product, pattern] of spellings) {
    for (const match of text.matchAll(pattern)) {
      const mention = { product, start: match.index, end: match.index + match[0].length };
      if (!found.some((other) => other.start < mention.end && other.end > mention.start)) found.push(mention);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
