import { type TemplateKey, templateSpec } from './catalogue.ts';

const gap = /\{\{([^{}]*)\}\}/g;
const shown = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(', ');

/** Fills the gaps of a text that `templateProblem` finds no fault with. What is filled in is never read as a gap. */
export const renderTemplate = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(gap, (whole, name: string) => values[name.trim()] ?? whole).trim();

/** What forbids a text as an edition of a template, in Russian; null if nothing does. */
export function templateProblem(key: TemplateKey, text: string): string | null {
  const { placeholders } = templateSpec(key);
  if (text.trim() === '') return 'Напишите текст шаблона.';
  const used = new Set([...text.matchAll(gap)].map(([, name = '']) => name.trim()));
  const known = placeholders.map(({ name }) => name);
  const unknown = [...used].filter((name) => !known.includes(name));
  if (unknown.length > 0)
    return `Таких вставок нет: ${shown(unknown)}. ${known.length === 0 ? 'В этом тексте вставок не бывает.' : `Можно: ${shown(known)}.`}`;
  if (/\{\{|\}\}/.test(text.replace(gap, ''))) return 'Вставка не закрыта: проверьте фигурные скобки.';
  const lacking = placeholders.filter(({ name, mandatory }) => mandatory && !used.has(name)).map(({ name }) => name);
  return lacking.length === 0 ? null : `Этого нельзя убирать: ${shown(lacking)}.`;
}
