/*
 * Regular expressions in parts, a line for each thing that they say.
 */

/** Parts that follow each other. */
export const seq = (...parts: readonly string[]): string => parts.join('');
/** The expression of such parts. */
export const pattern = (...parts: readonly string[]): RegExp => new RegExp(seq(...parts));
const group =
  (opening: string) =>
  (...alternatives: readonly string[]): string =>
    `(${opening}${alternatives.join('|')})`;
/** Any one of these. */
export const or = group('?:');
/** None of these follows, or stands before. */
export const notAhead = group('?!');
export const notBehind = group('?<!');
