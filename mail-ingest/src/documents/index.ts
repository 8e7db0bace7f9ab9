export { candidateInns, interpretBodyLetter, interpretDocument } from './interpretation/interpret.ts';
export { createDocumentReader, type DocumentReader, type DocumentReaderOptions } from './reader.ts';
