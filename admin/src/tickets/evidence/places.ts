import { type Evidence, itemFieldLabels, letterFieldLabels, paymentFieldLabels } from '@perenos/domain';
import type { TicketDetail, TicketDocument, TicketItem } from '../../api/types.ts';
import { documentOf } from './documents.ts';

/** A field and the words that it was read from. */
export type EvidencePlace = {
  key: string;
  label: string;
  evidence: Evidence;
  /** The document on whose page it stands; null for the text of a mail. */
  documentId: number | null;
};

export const itemKey = (itemId: number, field: string): string => `item-${itemId}-${field}`;
export const documentKey = (documentId: number, field: string): string => `document-${documentId}-${field}`;

type Labelled = readonly [field: string, label: string, evidence: Evidence | undefined];

const labelled = <F extends string>(
  labels: Readonly<Record<F, string>>,
  evidence: Partial<Record<F, Evidence>>,
): Labelled[] => (Object.entries(labels) as [F, string][]).map(([field, label]) => [field, label, evidence[field]]);

function documentFields({ letter, payment }: TicketDocument): Labelled[] {
  if (letter) return labelled(letterFieldLabels, letter.evidence);
  return payment ? labelled(paymentFieldLabels, payment.evidence) : [];
}

/** Where the fields of the item and of all documents were read. */
export function evidencePlaces(ticket: TicketDetail, item: TicketItem | undefined): EvidencePlace[] {
  const ofItem = item
    ? labelled(itemFieldLabels, item.evidence).flatMap(([field, label, evidence]) =>
        evidence
          ? [{ key: itemKey(item.id, field), label, evidence, documentId: documentOf(ticket, evidence)?.id ?? null }]
          : [],
      )
    : [];
  const ofDocuments = ticket.documents.flatMap((document) =>
    documentFields(document).flatMap(([field, label, evidence]) =>
      evidence
        ? [
            {
              key: documentKey(document.id, field),
              label,
              evidence,
              documentId: evidence.source === 'attachment' ? document.id : null,
            },
          ]
        : [],
    ),
  );
  return [...ofItem, ...ofDocuments];
}

const mailParts: Record<Extract<Evidence, { source: 'mail' }>['part'], string> = {
  subject: 'из темы письма',
  body: 'из текста письма',
  forwarded: 'из пересланного письма',
  quoted: 'из цитаты',
};

const methods: Record<Extract<Evidence, { source: 'attachment' }>['method'], string> = {
  'text-layer': 'текстовый слой',
  ocr: 'распознано',
  'ocr-repaired': 'распознано и исправлено по контрольной сумме',
};

/** How a value was won, in words: «распознано, уверенность 87 %». */
export function howRead(evidence: Evidence): string {
  if (evidence.source === 'mail') return mailParts[evidence.part];
  const way = methods[evidence.method];
  return evidence.method === 'text-layer' ? way : `${way}, уверенность ${Math.round(evidence.confidence)} %`;
}
