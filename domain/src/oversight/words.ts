import type { IsoInstant } from '../registry/types.ts';
import { formatDate } from '../wording/format.ts';
import { moscowTimeOf } from '../working-time/instants.ts';

/** `1500` seconds → `25 мин`, `7500` → `2 ч 5 мин`; full minutes. */
export function timeInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} мин`;
  return rest === 0 ? `${hours} ч` : `${hours} ч ${rest} мин`;
}

/** `17.03.2026 в 16:15`, Moscow time. */
export function momentInWords(instant: IsoInstant): string {
  const local = moscowTimeOf(instant);
  return `${formatDate(local.slice(0, 10))} в ${local.slice(11, 16)}`;
}
