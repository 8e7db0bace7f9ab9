import type { DocumentToKeep } from '@perenos/db';
import type { MailRequest, Registry } from '@perenos/domain';
import { candidateInns, type DocumentReader, interpretFile } from '../documents/index.ts';
import type { ParsedAttachment } from '../types.ts';
import { documentToKeep } from './database-ticket.ts';

/** Files that a person adds to a ticket, read: to be understood by the registry, which takes no further waiting. */
export type ReadFiles = {
  /** ИНН that may stand in them: what the registry has to be asked about. */
  inns: string[];
  interpret(hints: { registry: Registry; request: MailRequest | null }): DocumentToKeep[];
};

/** Reads scans and texts that came by no mail, as attachments of mails are read. Takes seconds for scans. */
export async function readAddedFiles(
  reader: Pick<DocumentReader, 'read'>,
  files: readonly Pick<ParsedAttachment, 'fileName' | 'mimeType' | 'bytes'>[],
): Promise<ReadFiles> {
  const attachments = files.map((file) => ({ ...file, contentId: null, inline: false }));
  const texts = await reader.read(attachments);
  return {
    inns: candidateInns(texts),
    interpret: (hints) =>
      texts.flatMap((text) => interpretFile(text, hints)).map((read) => documentToKeep(read, attachments)),
  };
}
