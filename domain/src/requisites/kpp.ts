/**
 * КПП: four digits of the inspection, two signs of the reason (digits, or capital Latin letters), three digits of the
 * number. It has no check digit. Reason `00` doesn't exist: order of the Federal Tax Service № ЕД-7-14/559@ names 01–99.
 */
export const isValidKpp = (kpp: string): boolean => /^\d{4}(?!00)[0-9A-Z]{2}\d{3}$/.test(kpp);
