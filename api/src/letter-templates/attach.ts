import type { MessageFile } from '@perenos/db';
import { type LetterFormId, letterFormIds, letterForms } from '@perenos/domain';
import { ApiError } from '../http/errors.ts';
import { docxOf, docxType } from './docx.ts';

/** The files of forms, to go out with a letter. Refuses an id that no form has. */
export const filesOfForms = (ids: readonly string[]): MessageFile[] =>
  [...new Set(ids)].map((id) => {
    const known: LetterFormId | undefined = letterFormIds.find((candidate) => candidate === id);
    if (!known) throw new ApiError('invalid-input', { fields: { attachments: `Такого образца письма нет: ${id}` } });
    const form = letterForms[known];
    return { fileName: form.fileName, mimeType: docxType, content: docxOf(form) };
  });
