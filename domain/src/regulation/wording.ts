/** `1 календарный день`, `3 календарных дня`, `85 календарных дней`. */
export function calendarDays(count: number): string {
  const tens = count % 100;
  const ones = count % 10;
  if (ones === 1 && tens !== 11) return `${count} календарный день`;
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return `${count} календарных дня`;
  return `${count} календарных дней`;
}

/** A name in quotation marks, unless it brings its own. */
export const quoted = (name: string): string => (name.includes('«') || name.includes('"') ? name : `«${name}»`);
