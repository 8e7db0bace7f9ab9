import { createHash } from 'node:crypto';
import type { ReadStatement, StatementLine } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Statement, type StatementFormat, StatementRow } from '../entities/index.ts';
import { type Actor, writeJournal } from '../journal/write.ts';

type StatementFile = {
  fileName: string;
  bytes: Uint8Array;
  format: StatementFormat;
  encoding: string;
  read: ReadStatement;
};

/** What tells a payment apart, however the file around it is written. */
function paymentFingerprint(line: StatementLine): string {
  const words = line.purpose
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const facts = [line.paidOn, line.amountKopecks, line.payerInn ?? line.payerName, line.documentNumber ?? '', words];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A statement whose file was brought before; null: a new one. */
export const findStatement = (em: EntityManager, bytes: Uint8Array): Promise<Statement | null> =>
  em.findOne(Statement, { sha256: sha256Of(bytes) });

/** Keeps a statement to be looked at. Nothing is booked yet. Called in a transaction. */
export async function keepStatement(
  em: EntityManager,
  { fileName, bytes, format, encoding, read }: StatementFile,
  actor: Actor & { kind: 'user' },
  at: Date,
): Promise<Statement> {
  const statement = em.create(Statement, {
    fileName,
    sha256: sha256Of(bytes),
    format,
    encoding,
    uploadedAt: at,
    uploadedById: actor.id,
    uploadedByName: actor.name,
    bookedAt: null,
    bookedByName: null,
    problems: read.problems,
    skippedOutgoing: read.skipped.outgoing,
    skippedOther: read.skipped.other,
  });
  const seen = new Map<string, number>();
  for (const line of read.lines) {
    const fingerprint = paymentFingerprint(line);
    const occurrence = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, occurrence);
    em.create(StatementRow, {
      ...line,
      statement,
      fingerprint,
      occurrence,
      decision: null,
      decidedByName: null,
      decidedAt: null,
      note: null,
    });
  }
  await em.flush();
  await writeJournal(em, at, [
    {
      actor,
      kind: 'statement-uploaded',
      objectType: 'statement',
      objectId: String(statement.id),
      grounds: `Выписка «${fileName}»: платежей ${read.lines.length}`,
    },
  ]);
  return statement;
}
