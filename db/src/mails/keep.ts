import { createHash } from 'node:crypto';
import type { Mailbox } from '@perenos/domain';
import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';
import { Document, type Mail } from '../entities/index.ts';

/** Tables as they are written here: bytes go as bound parameters, the ORM would write them into the SQL as hex. */
type ByteTables = {
  mail: Record<string, unknown> & { id?: number; source_key: string };
  attachment: Record<string, unknown> & { id?: number; mail_id: number; position: number };
};

export type KeptMail = { id: number; fresh: boolean };

/**
 * Keeps a mail's raw bytes; from here on nothing can be lost. The same `sourceKey` again is the same mail; one that was
 * put aside unfetched gets its bytes now. Due at once by the database's clock, which need not be the process's. Tells
 * `mail_kept` once the transaction is committed.
 */
export async function keepRawMail(
  em: EntityManager,
  mail: { mailbox: Mailbox; sourceKey: string; bytes: Uint8Array },
  at: Date,
): Promise<KeptMail> {
  const kysely = em.getKysely<ByteTables>();
  const content = {
    sha256: createHash('sha256').update(mail.bytes).digest('hex'),
    raw: mail.bytes,
    kept_at: at,
  };
  const [kept] = await kysely
    .insertInto('mail')
    .values(({ fn }) => ({
      mailbox: mail.mailbox,
      source_key: mail.sourceKey,
      ...content,
      not_before_at: fn('now'),
      references: '[]',
      to: '[]',
      subject: '',
      text: '',
      segments: '[]',
      step_log: '[]',
    }))
    .onConflict((conflict) =>
      conflict
        .column('source_key')
        .doUpdateSet(({ fn }) => ({ ...content, not_before_at: fn('now'), state: 'kept', attempts: 0, reason: null }))
        .where('mail.state', '=', 'unfetched'),
    )
    .returning('id')
    .execute();
  if (kept?.id === undefined) return { id: await idOf(em, mail.sourceKey), fresh: false };
  await em.execute(`select pg_notify('mail_kept', ?)`, [String(kept.id)]);
  return { id: kept.id, fresh: true };
}

async function idOf(em: EntityManager, sourceKey: string): Promise<number> {
  const [known] = await em.execute<{ id: number }[]>(`select id from mail where source_key = ?`, [sourceKey]);
  if (known === undefined) throw new Error(`mail ${sourceKey} was neither kept nor known`);
  return known.id;
}

export type AttachmentToKeep = {
  fileName: string;
  mimeType: string;
  contentId: string | null;
  inline: boolean;
  bytes: Uint8Array;
};

/** Makes these the attachments of a mail, in their order; documents of former ones go with them. @returns their ids. */
export async function keepAttachments(
  em: EntityManager,
  mailId: number,
  attachments: readonly AttachmentToKeep[],
): Promise<number[]> {
  const kysely = em.getKysely<ByteTables>();
  await em.execute(`delete from document where mail_id = ?`, [mailId]);
  await em.execute(`delete from attachment where mail_id = ?`, [mailId]);
  const ids: number[] = [];
  for (const [position, { fileName, mimeType, contentId, inline, bytes }] of attachments.entries()) {
    const [row] = await kysely
      .insertInto('attachment')
      .values({
        mail_id: mailId,
        position,
        file_name: storable(fileName),
        mime_type: storable(mimeType),
        content_id: contentId === null ? null : storable(contentId),
        inline,
        size: bytes.length,
        content: bytes,
      })
      .returning('id')
      .execute();
    if (row?.id !== undefined) ids.push(row.id);
  }
  return ids;
}

/** A document as it was read. `attachment`: its place among the mail's attachments; null for the mail's own body. */
export type DocumentToKeep = Pick<
  Document,
  'innerName' | 'fileName' | 'kind' | 'form' | 'problem' | 'pages' | 'letter' | 'payment'
> & { attachment: number | null };

/** Makes these the papers of a mail: attachments as they came, and what they say. Former ones go. */
export async function keepPapers(
  em: EntityManager,
  mail: Mail,
  attachments: readonly AttachmentToKeep[],
  documents: readonly DocumentToKeep[],
): Promise<void> {
  const ids = await keepAttachments(em, mail.id, attachments);
  for (const { attachment, ...document } of documents) {
    em.create(Document, {
      ...document,
      mail,
      attachment: attachment === null ? null : (ids[attachment] ?? null),
      text: document.pages.map((page) => page.text).join('\f'),
    });
  }
}
