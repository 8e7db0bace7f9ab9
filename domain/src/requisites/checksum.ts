/** Sum of digit × weight, the first step of most Russian check digits. */
export const weightedSum = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

/** The number that a string of digits stands for, modulo `divisor`; digit by digit, so that no length overflows. */
export const digitsModulo = (digits: string, divisor: number): number =>
  [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % divisor, 0);

/** Strings of zeros satisfy the formulas of ИНН, ОГРН and others, so they are refused apart. */
export const isAllZeros = (digits: string): boolean => /^0*$/.test(digits);
