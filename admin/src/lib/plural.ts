const rules = new Intl.PluralRules('ru');

/** «1 абонент, 2 абонента, 5 абонентов»: the form that goes with `count`, without the number. */
export function plural(count: number, one: string, few: string, many: string): string {
  const form = rules.select(count);
  if (form === 'one') return one;
  return form === 'few' ? few : many;
}

/** The number and its word: `counted(5, 'письмо', 'письма', 'писем')` → «5 писем». */
export function counted(count: number, one: string, few: string, many: string): string {
  return `${count.toLocaleString('ru-RU')} ${plural(count, one, few, many)}`;
}
