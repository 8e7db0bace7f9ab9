import type { MailRequest } from '@perenos/domain';
import { aMail, type MailParts } from '../../parsing/mail-builder.ts';
import { type ExtractionInput, extractRequest } from '../request/extract-request.ts';
import { aRegistry } from './registry-builder.ts';

/** Who exists for the mails of the tests. */
export const registry = aRegistry();

/** What a mail asks for: one to perevod@ from a stranger unless `input` says otherwise. */
export async function requestIn(parts: Partial<MailParts>, input: Partial<ExtractionInput> = {}): Promise<MailRequest> {
  const mail = await aMail(parts);
  return extractRequest({ mailId: 'm', mailbox: 'perevod', mail, registry, senderPartner: null, ...input });
}

/** Whether a machine would take it for a transfer of which it is sure. */
export const isSure = ({ kind, items }: MailRequest): boolean =>
  kind === 'transfer' && items.every(({ doubtful }) => doubtful.length === 0);
