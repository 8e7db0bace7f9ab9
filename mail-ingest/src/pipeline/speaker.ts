import type { Sender, TicketKind } from '@perenos/domain';

const nobodyKnown = ({ address }: Sender): Sender => ({ address, role: 'unknown', partnerId: null });

/**
 * By whom a ticket's request is made once a mail of `now` has supplied something (1.1): the weakest of all who did. What
 * a stranger, or the subscriber himself, adds to a partner's request is looked at by a person before anything is
 * executed on it. A transfer any partner or sales centre may ask for, so they may complete each other's; in all other
 * kinds it decides who asks (FB-1 … FB-9, 4.5.1), and nobody speaks for another partner.
 */
export function speakerOf(before: Sender, now: Sender, kind: TicketKind): Sender {
  if (before.role === 'unknown' || before.role === 'subscriber') return before;
  const mayAsk = now.role === 'partner' || now.role === 'sales-center';
  const mayComplete = kind === 'transfer' || now.partnerId === before.partnerId;
  return mayAsk && mayComplete ? before : nobodyKnown(now);
}
