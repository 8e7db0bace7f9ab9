import { milliseconds } from '../working-time/instants.ts';
import type { StretchReason } from './receipt.ts';

/** How a stretch looks on the axis of time, and what the look means. */
export const stretchLooks = {
  counted: 'учтено в срок',
  'before-restart': 'прежний отсчёт',
  waiting: 'ждём данных или даты',
  closed: 'нерабочее время',
} as const;
export type StretchLook = keyof typeof stretchLooks;

export function lookOfStretch(kind: StretchReason['kind']): StretchLook {
  if (kind === 'working') return 'counted';
  if (kind === 'before-restart') return kind;
  return kind === 'waiting-data' || kind === 'waiting-date' ? 'waiting' : 'closed';
}

type Spanning = { from: string; to: string };

/** The place of each stretch on one axis of time, as parts of the whole from 0 to 1. */
export function waterfall<T extends Spanning>(stretches: readonly T[]): { stretch: T; start: number; width: number }[] {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return [];
  const begin = milliseconds(first.from);
  const whole = milliseconds(last.to) - begin;
  return stretches.map((stretch) => ({
    stretch,
    start: (milliseconds(stretch.from) - begin) / whole,
    width: (milliseconds(stretch.to) - milliseconds(stretch.from)) / whole,
  }));
}

/** The place of a moment on the same axis; null: it lies beside it. */
export function placeOnAxis(stretches: readonly Spanning[], instant: string): number | null {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return null;
  const begin = milliseconds(first.from);
  const place = (milliseconds(instant) - begin) / (milliseconds(last.to) - begin);
  return place >= 0 && place <= 1 ? place : null;
}

/** `28800` seconds → `8:00:00`: hours, minutes, seconds. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${seconds < 0 ? '−' : ''}${hours}:${two(minutes)}:${two(rest)}`;
}
