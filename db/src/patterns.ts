import { storable } from './columns.ts';

/** A text in which no sign has the meaning that `like` gives it. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** A pattern that finds a text as a part of another. */
export const containingPattern = (text: string): string => `%${escapeLike(text)}%`;

/** As `search_text` is folded: lower case without `ё`. */
export const folded = (q: string): string => storable(q).trim().toLowerCase().replaceAll('ё', 'е');
