export { candidateInns, interpretBodyLetter, interpretDocument, interpretFile } from './interpretation/interpret.ts';
export { createDocumentReader, type DocumentReader, type DocumentReaderOptions } from './reader.ts';
