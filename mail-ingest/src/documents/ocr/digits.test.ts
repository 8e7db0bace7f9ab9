import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawLetterPdf } from '../../demo/letter-drawing.ts';
import { scanOf } from '../../demo/scanning.ts';
import { decodeImage } from '../pages/decode.ts';
import { preparePage } from '../pages/prepare.ts';
import { recognizePage } from './read-page.ts';
import { createRecognizer, type Recognizer } from './recognizer.ts';
import { ensureTessdata } from './tessdata.ts';

let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = createRecognizer({ tessdata: await ensureTessdata(), workers: 1 });
}, 120_000);
afterAll(() => recognizer.close());

// A letter's day decides on what date a partner changes. As a raw line (mode 13) «3» has no digit and «25» is 425.
test('days of one digit and of two are read a second time as they are', async () => {
  const pdf = await drawLetterPdf({
    letterhead: { name: 'ООО «Ромашка»', lines: [] },
    outgoing: 'от «3» марта 2026 г.',
    addressee: [],
    paragraphs: ['«4» июня 2026 г., «9» мая, 7 июня, 11 июля, «11» июля, «12» марта, «25» мая, 07.07.2026'],
    signatory: { position: 'Директор', name: 'Иванов И. И.' },
  });
  const page = await preparePage(await decodeImage(await scanOf(pdf, { dpi: 150 }), 1));
  const { words } = await recognizePage(1, page, recognizer);
  const again = words.filter(({ digits }) => digits !== undefined).map(({ digits }) => digits);
  expect(again).toEqual(['3', '4', '9', '7', '11', '11', '12', '25', '07072026']);
}, 300_000);
