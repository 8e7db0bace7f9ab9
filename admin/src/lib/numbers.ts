/** «12 345», «2,5»: whole, unless digits behind the comma are asked for. */
export const formatNumber = (value: number, digits = 0): string =>
  value.toLocaleString('ru-RU', { maximumFractionDigits: digits });

/** A part of a whole as «97,3 %», always with so many digits behind the comma; of nothing «—». */
export const percentOf = (part: number, whole: number, digits = 0): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(digits).replace('.', ',')}\u00A0%`;
