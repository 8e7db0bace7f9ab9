/** «ИНН 7707083893 · КПП 773601001», or what is known of it. */
export function innKpp(inn: string | null | undefined, kpp: string | null | undefined): string {
  if (!inn) return 'ИНН не указан';
  return kpp ? `${inn} / ${kpp}` : inn;
}

const units = ['Б', 'КБ', 'МБ', 'ГБ'];

/** «1,4 МБ». */
export function fileSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toLocaleString('ru-RU', { maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 })} ${units[unit]}`;
}

/** Kopecks as «4 900,00 ₽». */
export const money = (kopecks: number): string =>
  (kopecks / 100).toLocaleString('ru-RU', { style: 'currency', currency: 'RUB' });
