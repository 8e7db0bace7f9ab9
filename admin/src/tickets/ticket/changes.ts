import { ticketStateLabels, verdictLabels } from '@perenos/domain';
import type { TicketDetail } from '../../api/types.ts';

/** What has become different between the ticket that was on the screen and the fresh one, in words. */
export function describeChanges(before: TicketDetail, after: TicketDetail): string[] {
  const changes: string[] = [];
  if (before.state !== after.state)
    changes.push(`состояние: ${ticketStateLabels[before.state]} → ${ticketStateLabels[after.state]}`);
  if (before.assigneeId !== after.assigneeId) {
    changes.push(`у кого: ${before.assigneeName ?? 'ни у кого'} → ${after.assigneeName ?? 'ни у кого'}`);
  }
  for (const item of after.items) {
    const old = before.items.find((each) => each.id === item.id);
    const name = item.subscriberName ?? `позиция ${item.position}`;
    if (!old) changes.push(`появилась позиция: ${name}`);
    else if (old.decision.verdict !== item.decision.verdict) {
      changes.push(`${name}: ${verdictLabels[old.decision.verdict]} → ${verdictLabels[item.decision.verdict]}`);
    }
  }
  const mails = received(after) - received(before);
  if (mails > 0) changes.push(mails === 1 ? 'пришло новое письмо' : `новых писем: ${mails}`);
  return changes;
}

const received = ({ mails }: TicketDetail): number => mails.filter(({ direction }) => direction === 'in').length;
