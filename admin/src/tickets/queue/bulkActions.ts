import type { BulkRequest, TicketRow } from '../../api/types.ts';
import type { Assignee } from '../../providers/deskVerbs.ts';

/** One thing to do with many tickets. */
export type BulkAction =
  | { action: 'take' | 'release' | 'execute' | 'close' }
  | { action: 'assign'; userId: Assignee; name: string };

/** What the dialog says before: its title, what will happen, the word on the button; and of each that is done. */
export type BulkWords = { title: string; explanation: string; button: string; done: string };

export function bulkWords(action: BulkAction): BulkWords {
  switch (action.action) {
    case 'take':
      return {
        title: 'Взять себе',
        explanation: 'Обращения станут вашими.',
        button: 'Взять',
        done: 'взято',
      };
    case 'release':
      return {
        title: 'Вернуть в очередь',
        explanation: 'Обращения сможет взять любой.',
        button: 'Вернуть',
        done: 'возвращено в очередь',
      };
    case 'assign':
      return {
        title: `Передать: ${action.name}`,
        explanation: 'Обращения перейдут к коллеге.',
        button: 'Передать',
        done: 'передано',
      };
    case 'execute':
      return {
        title: 'Исполнить',
        explanation:
          'Исполнится только то, для чего есть основания и что не нужно подтверждать глазами. Остальное останется в очереди: откройте его и проверьте бланк, подпись и печать.',
        button: 'Исполнить',
        done: 'исполнено',
      };
    case 'close':
      return {
        title: 'Закрыть без ответа',
        explanation: 'Отправителям ничего не уйдёт. Причина останется в журнале каждого обращения.',
        button: 'Закрыть',
        done: 'закрыто',
      };
  }
}

/** What is sent to the server. */
export function bulkRequest(action: BulkAction, rows: readonly TicketRow[], reason: string): BulkRequest {
  const ids = rows.map(({ id, version }) => ({ id, version }));
  if (action.action === 'assign') return { action: 'assign', ids, userId: action.userId };
  if (action.action === 'close') return { action: 'close', ids, reason };
  return { action: action.action, ids };
}
