// Formats of the social funds' numbers: none has a check digit. Source: skbkontur/extern-csharp-sdk, Models/Numbers.

/** Registration number of an insurant in the Pension Fund (ПФР): `087-103-131646`, with the hyphens. */
export const isValidPfrNumber = (number: string): boolean => /^\d{3}-\d{3}-\d{6}$/.test(number);

/** Registration number in the Social Fund (СФР): the old ПФР number, or since 2023 ten digits. */
export const isValidSfrNumber = (number: string): boolean => isValidPfrNumber(number) || /^\d{10}$/.test(number);

/** Registration number in the Social Insurance Fund (ФСС): ten digits. */
export const isValidFssNumber = (number: string): boolean => /^\d{10}$/.test(number);
