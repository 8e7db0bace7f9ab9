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
  /** The words of the line with what the English model answers about them, in order. */
  const readAgain = (line: string, answers: readonly string[], confidence = 90) => {
    const left = [...answers];
    const readLine = async () => ({ text: left.shift() ?? 'one too many', confidence: 90 });
    const words = line.split(' ').map((text, i) => ({ ...inRow(text, i), confidence }));
    return readNumbersAgain(page, words, { ...recognizer, readLine });
  };
  const digitsOf = async (words: ReturnType<typeof readAgain>) =>
    (await words).map(({ digits }) => digits).filter((digits) => digits !== undefined);
  const textOf = async (words: ReturnType<typeof readAgain>) => (await words).map(({ text }) => text).join(' ');

  test('with check digits is read again at one of its places, unless the second reading differs', async () => {
    const line = `ИНН ${inn.romashka} и ИНН ${inn.romashka},`;
    expect(await digitsOf(readAgain(line, [inn.romashka]))).toEqual([inn.romashka, inn.romashka]);
    const other = ['0012345678', 'illegible', inn.romashka];
    expect(await digitsOf(readAgain(line, other))).toEqual(['0012345678', inn.romashka]);
  });

  test('without check digits is read again at each: branches differ by a digit', async () => {
    const words = readAgain('КПП 001201001 и 001201001', ['001201001', '001201007', '']);
    expect(await digitsOf(words)).toEqual(['001201001', '001201007']);
  });

  test('of a bank is not read again: nothing is decided by it', async () => {
    expect(await digitsOf(readAgain('БИК 049802615 счёт 40702810615000002615', []))).toEqual([]);
  });

  test('of the state register is not read again either, unless its check digit is wrong: it may be an ИНН', async () => {
    expect(await digitsOf(readAgain('ОГРН 1027700132195', []))).toEqual([]);
    expect(await textOf(readAgain('ИНН 5005012345673', ['500501234567', '500501234567']))).toBe('ИНН 500501234567');
  });

  test('that the Russian model took 5 for 3 in is the one that the two other readings agree on', async () => {
    expect(await textOf(readAgain('КПП 005501001,', ['003301001', '003301001, OFPH']))).toBe('КПП 003301001,');
    const pair = readAgain('(0012545675/0012501001)', ['001234567370012301001', '(0012345673/0012301001)']);
    expect(await textOf(pair)).toBe('(0012345673/0012301001)');
  });

  test('stays as it was read where three readings differ, or the two others are not as many numbers', async () => {
    expect(await textOf(readAgain('КПП 005501001', ['003301001', '003501001']))).toBe('КПП 005501001');
    expect(await textOf(readAgain('25.04.2026', ['23042026', '23.042026']))).toBe('25.04.2026');
  });

  test('that is a day is the one that the first reading and the third agree on; a КПП stays in doubt', async () => {
    expect(await digitsOf(readAgain('«8» марта', ['', '“8” Mapta']))).toEqual(['8']);
    expect(await digitsOf(readAgain('3 июля', ['2', '3 wonA']))).toEqual(['3']);
    expect(await digitsOf(readAgain('8 марта', ['', 'B Mapta']))).toEqual(['']);
    expect(await digitsOf(readAgain('КПП 005501001', ['003301001', '005501001']))).toEqual(['003301001']);
  });

  test('of a row that was unsurely taken for a preposition is that number: «к» would name a target', async () => {
    expect(await textOf(readAgain('к ООО «Ёлка»', ['3'], 60))).toBe('3 ООО «Ёлка»');
    expect(await textOf(readAgain('к ООО «Ёлка»', ['K'], 60))).toBe('к ООО «Ёлка»');
    expect(await textOf(readAgain('к ООО «Ёлка»', []))).toBe('к ООО «Ёлка»');
    expect(await textOf(readAgain('«З0» марта', ['«30»']))).toBe('«30» марта');
  });

  test('is not all that is read again: an address in Latin letters is what the English model surely reads', async () => {
    expect(await textOf(readAgain('оНсе@ехатр!е', ['office@ring.example'], 40))).toBe('office@ring.example');
    expect(await textOf(readAgain('Ткачей,', ['Txaueii, l'], 40))).toBe('Ткачей,');
  });

  test('that is a sum of money is read twice, a telephone number is not', async () => {
    expect(await digitsOf(readAgain('Сумма 15 300,00 тел. 19-45', ['15', '30000']))).toEqual(['15', '30000']);
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
