export { documentLimits } from './limits.ts';
export { ensureTessdata, TessdataMissing } from './ocr/tessdata.ts';
export { createDocumentReader, type DocumentReader, type DocumentReaderOptions, type RenderedPage } from './reader.ts';
