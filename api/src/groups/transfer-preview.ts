import { type EntityManager, loadCalendar, loadEditions } from '@perenos/db';
import { describeChange, moscowDateOf, previewTransfer } from '@perenos/domain';
import type { z } from 'zod';
import type { transferPreview } from '../contract/groups.ts';
import { ApiError } from '../http/errors.ts';
import { loadGroup } from './load.ts';

type Question = { targetPartnerId: string; inn?: string | undefined };

/** «Что распустит перенос»: what a transfer of the group, or of one member, to that partner would do today. */
export async function transferPreviewOf(
  em: EntityManager,
  id: string,
  { targetPartnerId, inn }: Question,
  now: Date,
): Promise<z.infer<typeof transferPreview>> {
  const { group, registry } = await loadGroup(em, id, { partnerIds: [targetPartnerId] });
  const target = registry.partnerById(targetPartnerId);
  if (target === null) throw new ApiError('not-found', { what: 'Партнёр' });
  if (inn !== undefined && !group.memberInns.includes(inn))
    throw new ApiError('not-allowed-now', { reason: `ИНН ${inn} не входит в группу.` });
  const preview = previewTransfer({
    group,
    whom: inn === undefined ? { all: true } : { all: false, inn },
    target,
    registry,
    today: moscowDateOf(now.toISOString()),
    editions: await loadEditions(em),
    calendar: await loadCalendar(em),
  });
  return {
    dissolves: preview.dissolves,
    items: preview.items.map(({ subscriber, decision, changes }) => ({
      inn: subscriber.inn,
      name: subscriber.name,
      verdict: decision.verdict,
      reasons: decision.reasons.map(({ clause, text }) => ({ clause, text })),
      changes: (changes ?? []).map((change) => describeChange(change, registry)),
    })),
  };
}
