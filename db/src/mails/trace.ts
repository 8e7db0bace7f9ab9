import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';
import { containingPattern, escapeLike } from '../patterns.ts';

/** How much of an unread mail's beginning is looked through: its header. In bytes. */
const headBytes = 65_536;

/**
 * Ids of the latest mails from an address (or a part of it), or with a Message-ID. Of mails that nobody could read yet
 * the raw header is looked through, so that none is overlooked.
 */
export async function traceMails(em: EntityManager, q: string, limit: number): Promise<number[]> {
  const text = storable(q).trim();
  const bare = text.replace(/^<|>$/g, '');
  const part = containingPattern(bare.toLowerCase());
  const rows = await em.execute<{ id: number }[]>(
    `select id from mail where from_address like ?
     union select id from mail where message_id in (?, ?)
     union select id from mail where state <> 'processed'
       and lower(encode(substring(raw from 1 for ${headBytes}), 'escape')) like ?
     order by id desc limit ?`,
    [part, bare, `<${bare}>`, part.replaceAll('\\\\', '\\\\\\\\'), limit],
  );
  return rows.map(({ id }) => id);
}

/** What else is known where a trace finds nothing. */
export type TraceSurroundings = {
  /** Addresses that have written and look alike, the most alike first. */
  alike: { address: string; mails: number; last: Date | null }[];
  /** Whose address it is, by the registry. */
  knownAs: string | null;
  /** The ticket of a letter that we have sent with this Message-ID. */
  ownTicket: string | null;
  /** Mails that wait to be read, or could not be. */
  unread: number;
  /** When each mailbox has got its last mail. */
  mailboxes: { mailbox: string; last: Date | null }[];
};

export async function traceSurroundings(em: EntityManager, q: string): Promise<TraceSurroundings> {
  const bare = storable(q).trim().replace(/^<|>$/g, '').toLowerCase();
  const domain = bare.includes('@') ? bare.slice(bare.lastIndexOf('@')) : bare;
  const alike = await em.execute<TraceSurroundings['alike']>(
    `select from_address as address, count(*)::int as mails, max(received_at) as last from mail
     where from_address % ? or from_address like ? group by 1 order by similarity(from_address, ?) desc, 1 limit 5`,
    [bare, `%${escapeLike(domain)}`, bare],
  );
  const [known] = await em.execute<{ name: string }[]>(
    `select p.name from partner_address a join partner p on p.id = a.partner_id where a.address in (?, ?)
     union all select name from subscriber where emails && array[?, ?]::text[] limit 1`,
    [bare, domain, bare, domain],
  );
  const [own] = await em.execute<{ number: string | null }[]>(
    `select t.number from outbox_message m left join ticket t on t.id = m.ticket_id where m.message_id in (?, ?)`,
    [q.trim(), `<${q.trim().replace(/^<|>$/g, '')}>`],
  );
  const [unread] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from mail where state <> 'processed'`,
  );
  const mailboxes = await em.execute<TraceSurroundings['mailboxes']>(
    `select mailbox, max(kept_at) as last from mail group by mailbox order by mailbox`,
  );
  return {
    alike: alike.map((row) => ({ ...row, last: dateOf(row.last) })),
    knownAs: known?.name ?? null,
    ownTicket: own ? (own.number ?? '') : null,
    unread: unread?.count ?? 0,
    mailboxes: mailboxes.map((row) => ({ ...row, last: dateOf(row.last) })),
  };
}

/** Raw queries answer instants as `Date` or as text, by driver. */
const dateOf = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));
