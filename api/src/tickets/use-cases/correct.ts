import { judgeTicket, loadTicketFacts, storeJudgement, type TicketItem, verdictsNow, writeJournal } from '@perenos/db';
import {
  type ItemField,
  itemFieldLabels,
  type Product,
  parsedDate,
  parsedInn,
  parsedKpp,
  products,
} from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';
import { ApiError } from '../../http/errors.ts';
import { correctionGrounds } from './correction-grounds.ts';
import { type Acting, withTicket } from './with-ticket.ts';

type Correction = { version: number; itemId: number; field: ItemField; value: string | null };

/**
 * Puts one field right by hand and judges the whole ticket again. What the machine had read stays beside it, and a field
 * that a person has confirmed is no longer doubtful.
 */
export const correctField = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  correction: Correction,
): Promise<void> =>
  withTicket(
    deps,
    acting,
    id,
    { action: 'correct', version: correction.version },
    async ({ tx, ticket, items, openItems, now, actor, user }) => {
      const item = openItems.find((candidate) => candidate.id === correction.itemId);
      if (!item) throw new ApiError('not-found', { what: 'Открытая позиция' });
      const { field } = correction;
      const before = item[field];
      const verdictBefore = item.verdict;
      const value = normalised(field, correction.value);
      writeField(item, field, value);
      const machine = item.corrections[field] ? item.corrections[field].machine : before;
      item.corrections = { ...item.corrections, [field]: { machine, value, by: user.name, at: now.toISOString() } };
      item.doubtful = item.doubtful.filter((doubtful) => doubtful !== field);
      const judgement = judgeTicket(ticket, items, await loadTicketFacts(tx, ticket, items), now);
      if (!judgement)
        throw new ApiError('not-allowed-now', { reason: 'Обращение ещё не рассмотрено: повторите через минуту.' });
      storeJudgement(ticket, items, judgement, now);
      await writeJournal(tx, now, [
        {
          actor,
          kind: 'field-corrected',
          ticket,
          item,
          objectType: 'ticket_item',
          objectId: `${ticket.number}/${item.position + 1}`,
          grounds: correctionGrounds({ label: itemFieldLabels[field], before, value }, verdictBefore, item.verdict),
          clauses: item.decision?.clauses ?? [],
          before: { field, value: before, verdict: verdictBefore },
          after: { ...verdictsNow(ticket, items), field, value, verdict: item.verdict },
        },
      ]);
    },
  );

/** As the reading of mails normalises: digits alone in ИНН and КПП, folded spaces in names, a login byte for byte (2.3). */
function normalised(field: ItemField, value: string | null): string | null {
  if (value === null || value.trim() === '') return null;
  if (field === 'targetPartnerLogin') return value;
  if (field === 'product') return productOf(value);
  if (field === 'subscriberName' || field === 'targetPartnerName') return value.replace(/\s+/g, ' ').trim();
  const parse = field === 'wishedDate' ? parsedDate : field === 'subscriberKpp' ? parsedKpp : parsedInn;
  const parsed = parse(value);
  if (!parsed.ok) throw new ApiError('invalid-input', { fields: { value: parsed.problem } });
  return parsed.value;
}

function productOf(value: string): Product {
  const product = products.find((candidate) => candidate === value);
  if (!product) throw new ApiError('invalid-input', { fields: { value: 'Такого продукта нет в реестре' } });
  return product;
}

function writeField(item: TicketItem, field: ItemField, value: string | null): void {
  if (field === 'product') item.product = value as Product | null;
  else item[field] = value;
}
