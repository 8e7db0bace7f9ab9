import type { SegmentKind } from '../types.ts';
import { courtesy } from './patterns.ts';

/** One line of the text; `bare` is without invisible signs and blanks at its ends. `end` is past its line feed. */
export type Line = { start: number; end: number; bare: string; kind: SegmentKind };

const bareOf = (raw: string): string =>
  raw
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .trim();

/** The lines of a text, all of them the author's own at first. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    lines.push({ start, end, bare: bareOf(text.slice(start, end)), kind: 'own' });
    start = end;
  }
  return lines;
}

/** «Добрый день!», but not «Добрый день! Просим перенести …». */
export const isCourtesy = (bare: string): boolean =>
  courtesy.test(bare) && !/\d|прош[уи]|прос(?:им|ьба)|перен[ео]с|перевед|необходим|ниже|во вложении/i.test(bare);
