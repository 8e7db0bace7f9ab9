import { Document, type EntityManager, mailIdsOf } from '@perenos/db';
import type { TicketDetail } from '../contract/tickets.ts';

type DocumentView = TicketDetail['documents'][number];
type PageSize = DocumentView['pages'][number];

/** The documents of a ticket's mails as they were read, oldest mail first. */
export async function documentsOf(em: EntityManager, ticketId: number): Promise<DocumentView[]> {
  const mailIds = await mailIdsOf(em, ticketId);
  const documents = await em.find(Document, { mail: { $in: mailIds } }, { orderBy: { mail: 'asc', id: 'asc' } });
  const pages = await pageSizes(em, mailIds);
  return documents.map((document) => {
    const sizes = pages.get(document.id) ?? [];
    return {
      id: document.id,
      mailId: document.mail.id,
      attachmentId: document.attachment?.id ?? null,
      innerName: document.innerName,
      kind: document.kind,
      form: document.form,
      problem: document.problem,
      pageCount: sizes.length,
      pages: sizes,
      letter: document.letter,
      payment: document.payment,
    };
  });
}

/** Only the pages' sizes: their words, hundreds of boxes a page, stay in the database. */
async function pageSizes(em: EntityManager, mailIds: readonly number[]): Promise<Map<number, PageSize[]>> {
  if (mailIds.length === 0) return new Map();
  const rows: { id: number; page: number; width: number; height: number }[] = await em.execute(
    `select d.id, (p->>'page')::int as page, (p->>'width')::float8 as width, (p->>'height')::float8 as height
     from document d, jsonb_array_elements(d.pages) p
     where d.mail_id in (${mailIds.map(() => '?').join(', ')}) order by d.id, 2`,
    [...mailIds],
  );
  const sizes = rows.map(({ id, page, width, height }) => ({ id, size: { page, width, height } }));
  const byDocument = Map.groupBy(sizes, ({ id }) => id);
  return new Map([...byDocument].map(([id, list]) => [id, list.map(({ size }) => size)]));
}
