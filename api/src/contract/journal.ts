import { z } from '@hono/zod-openapi';
import { journalRow } from './records.ts';

const text = z.string().nullable();

/** A line of the journal with its object by name and its change in words. */
export const journalLine = journalRow
  .extend({
    objectName: text,
    objectPage: text.openapi({ description: 'Страница объекта в панели, например `subscribers/12`' }),
    changes: z.array(z.object({ label: z.string(), before: text, after: text })),
  })
  .openapi('JournalLine');

export const journalPerson = z
  .object({ id: z.number().int(), name: z.string(), active: z.boolean() })
  .openapi('JournalPerson');
