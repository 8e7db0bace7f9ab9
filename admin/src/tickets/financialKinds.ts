import type { TicketKind } from '@perenos/domain';

/** What is asked about a partner's debts and access: no subscriber and no product are part of it. */
export const financialKinds: ReadonlySet<TicketKind> = new Set(['debt-inquiry', 'unblock', 'block']);
