import {
  Document,
  type EntityManager,
  judgeTicket,
  loadTicketFacts,
  mailIdsOf,
  storeJudgement,
  verdictsNow,
  writeJournal,
} from '@perenos/db';
import {
  correctLetter,
  correctPayment,
  isLetterField,
  isPaymentField,
  type LetterField,
  letterFieldLabels,
  type PaymentField,
  paymentFieldLabels,
} from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';
import { ApiError } from '../../http/errors.ts';
import { correctionGrounds } from './correction-grounds.ts';
import { type Acting, withTicket } from './with-ticket.ts';

type DocumentCorrection = {
  version: number;
  documentId: number;
  field: LetterField | PaymentField;
  value: string | null;
};

/** What was done to the document, for the journal. */
type Done = { label: string; before: string | null; value: string | null };

/**
 * Puts one field of a letter or a payment document right by hand and judges the whole ticket again. The machine's value
 * stays beside it; the other tickets of the same mail are judged on it when they are next acted on.
 */
export const correctDocument = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  correction: DocumentCorrection,
): Promise<void> =>
  withTicket(
    deps,
    acting,
    id,
    { action: 'correct', version: correction.version },
    async ({ tx, ticket, items, now, actor, user }) => {
      const document = await findDocument(tx, id, correction.documentId);
      const { label, before, value } = putRight(document, correction, { by: user.name, at: now.toISOString() });
      await tx.flush();
      const verdictBefore = ticket.verdict;
      const judgement = judgeTicket(ticket, items, await loadTicketFacts(tx, ticket, items), now);
      if (!judgement)
        throw new ApiError('not-allowed-now', { reason: 'Обращение ещё не рассмотрено: повторите через минуту.' });
      storeJudgement(ticket, items, judgement, now);
      await writeJournal(tx, now, [
        {
          actor,
          kind: 'field-corrected',
          ticket,
          objectType: 'document',
          objectId: String(document.id),
          grounds: correctionGrounds(
            { label: `${label} в документе «${document.fileName}»`, before, value },
            verdictBefore,
            ticket.verdict,
          ),
          clauses: [...new Set(judgement.decisions.flatMap(({ clauses }) => clauses))],
          before: { field: correction.field, value: before, verdict: verdictBefore },
          after: { ...verdictsNow(ticket, items), field: correction.field, value },
        },
      ]);
    },
  );

async function findDocument(tx: EntityManager, ticketId: number, documentId: number): Promise<Document> {
  const mails = await mailIdsOf(tx, ticketId);
  const document = await tx.findOne(Document, { id: documentId, mail: { $in: mails } });
  if (!document) throw new ApiError('not-found', { what: 'Документ обращения' });
  return document;
}

/** Changes the document's letter or payment; refused where the document has no such field or the value is none. */
function putRight(
  document: Document,
  { field, value }: DocumentCorrection,
  corrector: { by: string; at: string },
): Done {
  if (document.letter && isLetterField(field)) {
    const result = correctLetter(document.letter, field, value, corrector);
    if (!result.ok) throw new ApiError('invalid-input', { fields: { value: result.problem } });
    document.letter = result.document;
    return { label: letterFieldLabels[field], before: result.before, value: result.value };
  }
  if (document.payment && isPaymentField(field)) {
    const result = correctPayment(document.payment, field, value, corrector);
    if (!result.ok) throw new ApiError('invalid-input', { fields: { value: result.problem } });
    document.payment = result.document;
    return { label: paymentFieldLabels[field], before: result.before, value: result.value };
  }
  throw new ApiError('invalid-input', { fields: { field: 'В этом документе нет такого поля' } });
}
