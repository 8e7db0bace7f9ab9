import type { DocumentReader } from '../documents/index.ts';
import { parseMail } from '../parsing/index.ts';
import { fromOutlook, isOutlookMail } from '../parsing/outlook.ts';
import { truncatedFrom } from '../sources/oversized.ts';
import type { IngestServices } from './types.ts';

/** Parses what was kept. Of an oversized mail only the beginning is there: it is put aside for a person. */
export const parseRaw: IngestServices['parse'] = async ({ bytes, charset = null }) => {
  if (truncatedFrom(bytes) !== null) return { quarantined: 'too-large' };
  const mime = isOutlookMail(bytes) ? await fromOutlook(bytes) : bytes;
  if (mime === null) return { quarantined: 'malformed' };
  const parsed = await parseMail(mime, charset);
  return 'quarantined' in parsed ? parsed : { mail: parsed };
};

export const readWith =
  (reader: Pick<DocumentReader, 'read'>): IngestServices['read'] =>
  (mail) =>
    reader.read(mail.attachments);
