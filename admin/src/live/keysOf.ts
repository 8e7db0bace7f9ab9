/** The lists and cards on which an object of the journal shows, beside the journal itself. */
const shownOn: Readonly<Record<string, string[]>> = {
  application: ['applications'],
  certificate: ['certificates', 'revocations'],
  company_group: ['groups', 'subscribers'],
  debt: ['debts', 'partners', 'restrictions'],
  licence: ['licences', 'subscribers'],
  mail: ['mails'],
  mailbox: ['mailboxes'],
  outbox_message: ['outbox'],
  partner: ['partners', 'debts', 'restrictions'],
  registry: ['applications', 'subscribers', 'licences', 'certificates', 'groups', 'partners', 'debts', 'restrictions'],
  restriction: ['restrictions', 'debts', 'partners'],
  revocation: ['revocations', 'certificates'],
  statement: ['statements', 'statements/unallocated', 'debts', 'restrictions', 'partners'],
  subscriber: ['subscribers', 'licences'],
  user: ['users'],
};

/** What to read again after an event of the server; one that isn't known may be about tickets. */
export function keysOf(data: unknown): string[][] {
  const event = parse(data);
  if (event?.type === 'record') return [...(shownOn[String(event.object)] ?? []), 'journal'].map((key) => [key]);
  if (event?.type === 'presence') return [['presence', String(event.id)]];
  if (event?.type === 'mention') return [['mentions']];
  return [['tickets'], ['views']];
}

function parse(data: unknown): { type?: unknown; id?: unknown; object?: unknown } | null {
  try {
    return typeof data === 'string' ? JSON.parse(data) : null;
  } catch {
    return null;
  }
}
