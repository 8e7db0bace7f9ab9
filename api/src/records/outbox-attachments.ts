import { type EntityManager, OutboxAttachment, type OutboxMessage } from '@perenos/db';

export type SentFile = { fileName: string; size: number };

/** The files of messages by message id; their contents stay in the database. */
export async function filesOf(
  em: EntityManager,
  messages: readonly OutboxMessage[],
): Promise<ReadonlyMap<number, SentFile[]>> {
  if (messages.length === 0) return new Map();
  const rows = await em.find(
    OutboxAttachment,
    { message: { $in: messages.map(({ id }) => id) } },
    { fields: ['message', 'fileName', 'size'], orderBy: { message: 'asc', position: 'asc' } },
  );
  const files = rows.map(({ message, fileName, size }) => ({ id: message.id, file: { fileName, size } }));
  const byMessage = Map.groupBy(files, ({ id }) => id);
  return new Map([...byMessage].map(([id, list]) => [id, list.map(({ file }) => file)]));
}
