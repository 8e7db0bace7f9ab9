import type { RevocationFile } from '@perenos/db';
import { createRegistry, type RevocationDocumentKind, revocationDocumentKinds } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { ApiError } from '../http/errors.ts';
import { limits } from '../limits.ts';

/** What the files of documents begin with, and what they are. */
const forms: readonly { magic: readonly number[]; mimeType: string }[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], mimeType: 'application/pdf' },
  { magic: [0xff, 0xd8, 0xff], mimeType: 'image/jpeg' },
  { magic: [0x89, 0x50, 0x4e, 0x47], mimeType: 'image/png' },
  { magic: [0x49, 0x49, 0x2a, 0x00], mimeType: 'image/tiff' },
  { magic: [0x4d, 0x4d, 0x00, 0x2a], mimeType: 'image/tiff' },
];

const emptyRegistry = createRegistry({
  ...{ partners: [], subscribers: [], licences: [], applications: [] },
  ...{ groups: [], tariffs: [], certificates: [], itsContracts: [] },
});

const refuse = (words: string): never => {
  throw new ApiError('invalid-input', { fields: { file: words } });
};

/**
 * The documents of a request as they are kept: PDF and pictures, told by their bytes, not by what the browser says. Their
 * text is read for the archive's search; where reading isn't possible, they are kept without it.
 */
export async function readDocuments(
  deps: ApiDependencies,
  given: File | File[],
  kinds: string,
): Promise<RevocationFile[]> {
  const files = [given].flat();
  const named = kinds.split(',').map((kind) => kind.trim());
  if (files.length > limits.addedFiles) refuse(`Не больше ${limits.addedFiles} файлов за раз`);
  if (named.length !== files.length) refuse('Укажите вид каждого документа');
  const documents: RevocationFile[] = [];
  for (const [index, file] of files.entries()) {
    const kind = named[index] as RevocationDocumentKind;
    if (!revocationDocumentKinds.includes(kind)) refuse('Неизвестный вид документа');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const form = forms.find(({ magic }) => magic.every((byte, at) => bytes[at] === byte));
    if (!form) return refuse(`«${file.name}» — не скан: принимаются PDF, JPEG, PNG и TIFF`);
    const { mimeType } = form;
    const text = await textOf(deps, { fileName: file.name, mimeType, bytes });
    documents.push({ kind, fileName: file.name, mimeType, bytes, text });
  }
  return documents;
}

async function textOf(
  { readFiles, logger }: ApiDependencies,
  file: { fileName: string; mimeType: string; bytes: Uint8Array },
): Promise<string> {
  if (!readFiles) return '';
  try {
    const read = await readFiles([file]);
    return read
      .interpret({ registry: emptyRegistry, request: null })
      .flatMap(({ pages }) => pages.map(({ text }) => text))
      .join('\n');
  } catch (error) {
    // A damaged scan is a document all the same; only the search doesn't know its words.
    logger.warn({ error }, 'a document of a revocation could not be read');
    return '';
  }
}
