import { isSettled, type TicketAction, ticketActionLabels, ticketStateLabels } from '@perenos/domain';
import type { DraftPurpose, TicketDetail, TicketItem } from '../../api/types.ts';
import { formatDate, formatFull } from '../../lib/dates.ts';
import { plural } from '../../lib/plural.ts';

export type PrimaryAction = {
  verb: 'execute' | 'ask-data' | 'refuse';
  /** The words on the button: what one click will do. */
  label: string;
  /** For `execute`: the items that it executes. */
  items: TicketItem[];
};

/** The same done to many; what has no plural here is done once for the whole ticket. */
const many: Partial<Record<TicketAction, (count: number) => string>> = {
  'transfer-subscriber': (n) => `Перенести ${n} ${plural(n, 'абонента', 'абонентов', 'абонентов')}`,
  'transfer-application': (n) => `Перенести ${n} ${plural(n, 'заявку', 'заявки', 'заявок')}`,
  'reject-application': (n) => `Отклонить ${n} ${plural(n, 'заявку', 'заявки', 'заявок')}`,
};

function executeLabel(items: TicketItem[]): string {
  const [action, ...others] = new Set(items.map((item) => item.decision.action));
  if (!action || others.length > 0)
    return `Исполнить ${items.length} ${plural(items.length, 'позицию', 'позиции', 'позиций')}`;
  return (items.length > 1 ? many[action]?.(items.length) : null) ?? ticketActionLabels[action];
}

export const readyItems = (ticket: TicketDetail): TicketItem[] =>
  ticket.items.filter((item) => item.executable && item.state === 'open');

/**
 * The one thing that the big button does. null where the machine has nothing to propose: a ticket under review, one
 * that waits for its date, one that is closed or belongs to somebody else.
 */
export function primaryAction(ticket: TicketDetail): PrimaryAction | null {
  const items = readyItems(ticket);
  if (items.length > 0 && ticket.allowed.includes('execute'))
    return { verb: 'execute', label: executeLabel(items), items };
  // Who has been asked is waited for.
  if (ticket.state === 'waiting-data') return null;
  const openVerdicts = new Set(
    ticket.items.filter((item) => item.state === 'open').map((item) => item.decision.verdict),
  );
  if (openVerdicts.has('request-data') && ticket.allowed.includes('ask-data')) {
    return { verb: 'ask-data', label: 'Запросить данные', items: [] };
  }
  if (openVerdicts.has('refuse') && ticket.allowed.includes('refuse')) {
    return { verb: 'refuse', label: 'Отказать', items: [] };
  }
  return null;
}

const purposes: Record<PrimaryAction['verb'], DraftPurpose> = {
  execute: 'answer',
  'ask-data': 'request-data',
  refuse: 'refusal',
};

/** Does the big button send the drafted letter? Any other letter is written in a dialog of its own. */
export const sendsDraft = (ticket: TicketDetail): boolean => {
  const primary = primaryAction(ticket);
  return primary !== null && purposes[primary.verb] === ticket.draft.purpose;
};

/** Why there is no big button, and what can be done instead. */
export function whyNoPrimary(ticket: TicketDetail): string {
  if (isSettled(ticket.state)) return `Работа завершена: ${ticketStateLabels[ticket.state].toLowerCase()}.`;
  if (!ticket.allowed.includes('close')) {
    return ticket.assigneeName === null
      ? 'Обращения исполняют специалисты и руководители: вы можете только смотреть.'
      : `Обращение взял другой сотрудник: ${ticket.assigneeName}. Чтобы работать с ним, попросите вернуть его в очередь.`;
  }
  if (ticket.state === 'waiting-data') return 'Данные запрошены. Когда придёт ответ, обращение вернётся в очередь.';
  if (ticket.verdict === 'wait' && ticket.notBefore !== null) {
    const back = ticket.startsAt === null ? '' : `: ${formatFull(ticket.startsAt)}`;
    return `Ждём до ${formatDate(ticket.notBefore)}. Обращение само вернётся в очередь${back}.`;
  }
  const open = ticket.items.filter(({ state }) => state === 'open');
  if (ticket.kind === 'other' || open.length === 0) return 'Машина не стала решать сама. Выберите действие (E):';
  const way = open.some(({ doubtful }) => doubtful.length > 0)
    ? 'Подтвердите сомнительные поля (D) или исправьте их (C), и решение пересчитается, либо выберите действие (E):'
    : 'Исправьте поле (C), и решение пересчитается, либо выберите действие (E):';
  return `Машина не стала решать сама. ${way}`;
}
