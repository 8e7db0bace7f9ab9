import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HostileAttachment, hostileAttachments, mailWith } from './support/hostile.ts';
import { type Caller, eventually, type Product } from './support/product.ts';
import { startProduct } from './support/start-product.ts';

type MailRow = { id: number; ticketId: number | null; subject: string; outcome: string | null; reason: string | null };

let product: Product;
let caller: Caller;

const deliver = (fileName: string, bytes: Uint8Array): void => {
  const folder = join(product.varDirectory, 'mail/perevod');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${fileName}.part`), bytes);
  renameSync(join(folder, `${fileName}.part`), join(folder, fileName));
};

const outcomes = async (): Promise<MailRow[]> =>
  (await caller.json<MailRow[]>('/api/mails?range=[0,199]')).filter((mail) => mail.outcome);

const idOf = (attachment: HostileAttachment): string => `hostile-${hostileAttachments.indexOf(attachment)}`;

beforeAll(async () => {
  ({ product, caller } = await startProduct());
  for (const attachment of hostileAttachments) {
    const id = idOf(attachment);
    const bytes = await attachment.bytes();
    deliver(`${id}.eml`, mailWith(id, 'Просим перенести абонента, письмо во вложении', { ...attachment, bytes }));
  }
});
afterAll(async () => product?.remove());

describe('Hostile input', () => {
  test.each(hostileAttachments.map((attachment) => [attachment.name, attachment] as const))(
    '%s in a mail becomes a ticket that says what could not be read',
    async (_, attachment) => {
      const id = idOf(attachment);
      const mail = await eventually(
        async () => (await outcomes()).find((row) => row.subject === `Перенос ${id}`),
        `an outcome of ${id}`,
        120,
      );
      expect(mail.outcome).toBe('ticket');
      const ticket = await caller.json<{ documents: { problem: string | null }[] }>(`/api/tickets/${mail.ticketId}`);
      expect(ticket.documents).toHaveLength(1);
      expect(ticket.documents[0]).toMatchObject({ problem: attachment.problem });
    },
  );

  test('a mail of 60 MB is kept and gets an outcome', async () => {
    deliver(
      'huge.eml',
      mailWith('huge', 'Просим перенести абонента', {
        fileName: 'архив.bin',
        mimeType: 'application/octet-stream',
        bytes: Buffer.alloc(45 * 2 ** 20, 7),
      }),
    );
    const mail = await eventually(
      async () => (await outcomes()).find((row) => row.subject === 'Перенос huge' || row.reason?.includes('МБ')),
      'an outcome of the large mail',
      120,
    );
    expect(['ticket', 'quarantined']).toContain(mail.outcome);
  });

  test('an empty file is quarantined, and the mail behind it is read', async () => {
    deliver('empty.eml', new Uint8Array());
    deliver('last.eml', mailWith('last', 'Просим перенести абонента'));
    await eventually(
      async () => (await outcomes()).find((row) => row.outcome === 'quarantined'),
      'the empty file in quarantine',
    );
    const last = await eventually(
      async () => (await outcomes()).find((row) => row.subject === 'Перенос last'),
      'the last mail',
    );
    expect(last.outcome).toBe('ticket');
  });
});
