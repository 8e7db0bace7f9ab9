import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawLetterPdf } from '../../demo/letter-drawing.ts';
import { scanOf } from '../../demo/scanning.ts';
import { decodeImage } from '../pages/decode.ts';
import { preparePage } from '../pages/prepare.ts';
import { inn } from '../testing/builders.ts';
import { readNumbersAgain } from './digits.ts';
import { recognizePage } from './read-page.ts';
import { createRecognizer, type RecognizedWord, type Recognizer } from './recognizer.ts';
import { ensureTessdata } from './tessdata.ts';

describe('A number', () => {
  const page = { width: 900, height: 400, data: new Uint8Array(900 * 400).fill(255) };
  const inRow = (text: string, i: number): RecognizedWord => ({
    text,
    confidence: 90,
    left: 100 * i,
    right: 100 * i + 90,
    top: 10,
    bottom: 40,
    line: 0,
  });
  /** What is read again of the words, in order, where the second pass says so. */
  const readAgain = async (line: string, second: readonly string[]) => {
    const answers = [...second];
    const readDigits = async () => answers.shift() ?? 'one too many';
    const words = await readNumbersAgain(page, line.split(' ').map(inRow), { ...recognizer, readDigits });
    return words.map(({ digits }) => digits).filter((digits) => digits !== undefined);
  };

  test('with check digits is read again at one of its places, unless the second reading differs', async () => {
    const line = `ИНН ${inn.romashka} и ИНН ${inn.romashka},`;
    expect(await readAgain(line, [inn.romashka])).toEqual([inn.romashka, inn.romashka]);
    expect(await readAgain(line, ['0012345678', inn.romashka])).toEqual(['0012345678', inn.romashka]);
  });

  test('without check digits is read again at each: branches differ by a digit', async () => {
    expect(await readAgain('КПП 001201001 и 001201001', ['001201001', '001201007'])).toEqual([
      '001201001',
      '001201007',
    ]);
  });

  test('of a bank is not read again: nothing is decided by it', async () => {
    expect(await readAgain('БИК 049802615 счёт 40702810615000002615', [])).toEqual([]);
  });
});

let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = createRecognizer({ tessdata: await ensureTessdata(), workers: 1 });
}, 120_000);
afterAll(() => recognizer.close());

// A letter's day decides on what date a partner changes. As a raw line (mode 13) «3» has no digit and «25» is 425.
test('days of one digit and of two, and years, are read a second time as they are', async () => {
  const pdf = await drawLetterPdf({
    letterhead: { name: 'ООО «Ромашка»', lines: [] },
    outgoing: 'от «3» марта 2026 г.',
    addressee: [],
    paragraphs: ['«4» июня 2026 г., «9» мая, 7 июня, 11 июля, «11» июля, «12» марта, «25» мая, «03» мая, 07.07.2026'],
    signatory: { position: 'Директор', name: 'Иванов И. И.' },
  });
  const page = await preparePage(await decodeImage(await scanOf(pdf, { dpi: 150 }), 1));
  const { words } = await recognizePage(1, page, recognizer);
  const again = words.filter(({ digits }) => digits !== undefined).map(({ digits }) => digits);
  expect(again).toEqual(['3', '2026', '4', '2026', '9', '7', '11', '11', '12', '25', '03', '07072026']);
}, 300_000);
