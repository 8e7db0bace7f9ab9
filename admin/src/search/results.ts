import { mailboxLabels, subscriberKindLabels, verdictLabels } from '@perenos/domain';
import type { SearchAnswer } from '../api/types.ts';
import { innKpp } from '../lib/text.ts';
import { dividedVerdicts } from '../tickets/VerdictBadge.tsx';

/** One thing that the search has found: where it leads, and two lines to know it by. */
export type Found = { key: string; to: string; title: string; details: string };
export type FoundGroup = { title: string; found: Found[] };

/** What was found, by kind; kinds of which there is nothing are left out. */
export function foundGroups({ tickets, subscribers, partners, mails }: SearchAnswer): FoundGroup[] {
  const groups: FoundGroup[] = [
    {
      title: 'Обращения',
      found: tickets.map((ticket) => ({
        key: `t${ticket.id}`,
        to: `/tickets/${ticket.id}`,
        title: `${ticket.number} · ${ticket.subscriberName ?? (ticket.subject || 'без темы')}`,
        details: `${dividedVerdicts(ticket) ?? verdictLabels[ticket.verdict]}, ${ticket.senderPartnerName ?? (ticket.senderName || ticket.senderAddress)}`,
      })),
    },
    {
      title: 'Абоненты',
      found: subscribers.map((subscriber) => ({
        key: `s${subscriber.id}`,
        to: `/subscribers/${subscriber.id}`,
        title: subscriber.name,
        details: `${innKpp(subscriber.inn, subscriber.kpp)}, ${subscriberKindLabels[subscriber.kind].toLowerCase()}`,
      })),
    },
    {
      title: 'Партнёры',
      found: partners.map((partner) => ({
        key: `p${partner.id}`,
        to: `/partners/${encodeURIComponent(partner.id)}`,
        title: partner.name,
        details: [innKpp(partner.inn, partner.kpp), partner.logins.slice(0, 3).join(', ')].filter(Boolean).join(', '),
      })),
    },
    {
      title: 'Письма',
      found: mails.map((mail) => ({
        key: `m${mail.id}`,
        to: `/mails/${mail.id}`,
        title: mail.subject || '(без темы)',
        details: `${mail.fromName || mail.fromAddress || 'отправитель не указан'}, ${mailboxLabels[mail.mailbox]}`,
      })),
    },
  ];
  return groups.filter(({ found }) => found.length > 0);
}
