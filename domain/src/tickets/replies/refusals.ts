import type { Decision } from '../../regulation/types.ts';
import { isTemplateKey, type Templates } from '../templates/catalogue.ts';
import { renderTemplate } from '../templates/render.ts';
import { clausesInWords } from './frame.ts';
import { itemWords, type ReplyItem } from './item-words.ts';

/** Why it is refused, by which clause, and what to do instead. */
export function refusalText(decision: Pick<Decision, 'clauses' | 'reasons'>, templates: Templates): string {
  const clauses = clausesInWords(decision.clauses);
  const key = decision.clauses.map((clause) => `refusal-${clause}`).find(isTemplateKey);
  if (key !== undefined) return renderTemplate(templates[key], { пункты: clauses ?? '' });
  const because = (decision.reasons[0]?.text ?? 'Запрос не может быть исполнен').replace(/\.$/, '');
  return `${because}${clauses === null ? '' : ` (${clauses})`}.`;
}

export const refusalSection = ({ item, decision }: ReplyItem, withHeading: boolean, templates: Templates): string =>
  withHeading ? `${itemWords(item)}:\n${refusalText(decision, templates)}` : refusalText(decision, templates);
