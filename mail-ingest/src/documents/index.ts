export { candidateInns, interpretBodyLetter, interpretDocument } from './interpretation/interpret.ts';
export type { Hints as InterpretationHints } from './interpretation/trust.ts';
export { documentLimits } from './limits.ts';
export { ensureTessdata, TessdataMissing } from './ocr/tessdata.ts';
export { createDocumentReader, type DocumentReader, type DocumentReaderOptions, type RenderedPage } from './reader.ts';
