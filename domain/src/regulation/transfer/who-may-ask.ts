import type { Registry } from '../../registry/registry.ts';
import type { Mailbox, Sender } from '../../requests/types.ts';
import { doubt, type Finding, type RuleText, refusal } from '../findings.ts';

export const whoMayAskRules: readonly RuleText[] = [
  {
    clause: '1.1',
    quote:
      'либо Партнером, либо Центром продаж. Предоставление электронных писем напрямую конечными пользователями запрещено.',
  },
  {
    clause: '1.2',
    quote: 'Электронное письмо должно быть отправлено на адрес электронной почты perevod@astral.ru.',
  },
];

/**
 * 1.1, reading 12: a partner or a sales centre may ask; the subscriber himself is refused; anybody else goes to a
 * specialist. It holds in all three mailboxes, and what it reports is reported alone: a stranger gets no list of what
 * is missing.
 */
export function whoMayAsk(sender: Sender, registry: Registry): Finding[] {
  if (sender.role === 'subscriber') {
    const text = `Письмо прислал сам абонент (${sender.address}): обращаться должен его партнёр или Центр продаж.`;
    return [refusal('1.1', text, { sender: sender.address })];
  }
  const known = sender.partnerId !== null && registry.partnerById(sender.partnerId) !== null;
  if (sender.role !== 'unknown' && known) return [];
  return [doubt(['1.1'], unknownSender(sender, registry), { sender: sender.address })];
}

function unknownSender({ address }: Sender, registry: Registry): string {
  const sharing = registry.partnersByAddress(address);
  if (sharing.length < 2) return `Адрес отправителя ${address} не принадлежит ни партнёру, ни Центру продаж.`;
  const names = sharing.map(({ name }) => name).join(', ');
  return `Адрес отправителя ${address} указан в реестре сразу у нескольких партнёров (${names}): от чьего имени письмо, решает человек.`;
}

/** 1.2, reading 14: a transfer asked for in another mailbox than perevod@ goes to a specialist. */
export function whereToAsk(mailbox: Mailbox): Finding[] {
  if (mailbox === 'perevod') return [];
  return [doubt(['1.2'], `Перенос запрошен в ящике ${mailbox}@astral.ru, а не perevod@astral.ru.`, { mailbox })];
}

/** The other kinds have mailboxes of their own, too; no clause says what happens elsewhere. */
export function onlyIn(expected: Mailbox, mailbox: Mailbox): Finding[] {
  if (mailbox === expected) return [];
  const text = `Обращение прислано в ящик ${mailbox}@astral.ru, а такие рассматривают в ${expected}@astral.ru.`;
  return [doubt([], text, { mailbox })];
}

/**
 * The sender of a stored request by the registry as it is now: an address that is no longer that partner's is nobody's
 * (1.1), and a role is what the partner is today. Nobody becomes entitled after the fact: the weakest of all who
 * supplied something stays weak.
 */
export function senderNow(sender: Sender, registry: Registry): Sender {
  if (sender.partnerId === null) return sender;
  const partner = registry.partnerByAddress(sender.address);
  return partner?.id === sender.partnerId
    ? { ...sender, role: partner.kind }
    : { ...sender, role: 'unknown', partnerId: null };
}
