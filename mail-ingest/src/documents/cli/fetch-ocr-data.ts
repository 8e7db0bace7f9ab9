import { ensureTessdata, TessdataMissing } from '../ocr/tessdata.ts';

/** `node mail-ingest/src/documents/cli/fetch-ocr-data.ts`: makes sure that Russian letters can be read. Exit 1: they can't. */
try {
  process.stderr.write(`Данные для распознавания: ${await ensureTessdata()}\n`);
} catch (error) {
  if (!(error instanceof TessdataMissing)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
