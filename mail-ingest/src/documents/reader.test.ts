import { crc32, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawLetterPdf, type LetterDrawing } from '../demo/letter-drawing.ts';
import { drawPaymentOrderPdf } from '../demo/payment-drawing.ts';
import { type ScanOptions, scanOf } from '../demo/scanning.ts';
import type { DocumentText } from '../types.ts';
import { createDocumentReader, type DocumentReader, interpretDocument } from './index.ts';
import { documentLimits } from './limits.ts';
import { ensureTessdata } from './ocr/tessdata.ts';
import { allotPages } from './reader.ts';
import { anAttachment, inn, nothingKnown } from './testing/builders.ts';
import { facts as stated } from './testing/letters.ts';

const drawing: LetterDrawing = {
  letterhead: {
    name: 'ООО «Ромашка»',
    lines: ['г. Калуга, ул. Ленина, д. 1, тел. +7 (484) 212-34-56', `ИНН ${inn.romashka} КПП 001201001`],
  },
  outgoing: 'Исх. № 12 от 12.03.2026',
  addressee: ['В ООО «Астрал-Софт»'],
  title: 'О переносе абонента',
  paragraphs: [
    `Просим перенести абонента ООО «Ромашка», ИНН/КПП ${inn.romashka}/001201001, по сервису «1С-Отчетность» к партнеру ООО «Софт Сервис» (ИНН ${inn.target}) с 16 марта 2026 г.`,
    'О последствиях переноса уведомлены, претензий не имеем.',
  ],
  signatory: { position: 'Генеральный директор', name: 'Иванов И. И.' },
  seal: { ring: 'Общество с ограниченной ответственностью * г. Калуга * ', centre: '«Ромашка»' },
};

const facts = { ...stated, readable: true, groupInns: [] };

let reader: DocumentReader;
let pdf: Uint8Array;

beforeAll(async () => {
  // Fails loudly where the data can't be had: nothing below would mean anything without them.
  reader = createDocumentReader({ tessdata: await ensureTessdata(), workers: 2 });
  pdf = await drawLetterPdf(drawing);
}, 300_000);
afterAll(() => reader.close());

const readOne = async (bytes: Uint8Array, name?: string): Promise<DocumentText> => {
  const [text, ...more] = await reader.read([anAttachment(bytes, name)]);
  if (!text || more.length > 0) throw new Error(`${more.length + 1} documents`);
  return text;
};
const letterOf = (text: DocumentText) => interpretDocument(text, nothingKnown).letter;

describe('a letter is read whatever happened to its sheet', () => {
  const damages: Record<string, ScanOptions> = {
    'a clean colour scan of 200 dpi': {},
    'askew, strongly compressed, 150 dpi': { dpi: 150, skew: -3, jpegQuality: 40 },
    'grey and noisy': { dpi: 150, grey: true, noise: 9, format: 'png' },
    'a faded copy': { dpi: 150, grey: true, levels: [130, 225] },
    'a 1-bit fax in TIFF': { format: 'fax' },
    'upside down': { dpi: 150, rotate: 180 },
    'on its side': { dpi: 150, rotate: 270 },
    'held sideways, as EXIF says': { dpi: 150, exifOrientation: 6 },
  };
  // All at once, on as many workers as there are.
  const texts: Record<string, DocumentText | undefined> = {};
  beforeAll(async () => {
    const scans = await Promise.all(
      Object.entries(damages).map(async ([name, options]) => anAttachment(await scanOf(pdf, options), name)),
    );
    for (const text of await reader.read(scans)) texts[text.fileName] = text;
  }, 300_000);
  for (const name of Object.keys(damages)) {
    it(name, () => {
      const text = texts[name];
      expect(text && letterOf(text)).toMatchObject(facts);
      expect(text?.pages[0]).toMatchObject({ page: 1, method: 'ocr' });
    });
  }

  it('a photo of the sheet on a dark table', async () => {
    const { data, info } = await sharp(await scanOf(pdf, { dpi: 150 })).toBuffer({ resolveWithObject: true });
    const photo = await sharp(data)
      .affine([0.96, -0.05, 0.03, 0.97], { background: '#3b322a' })
      .extend({ top: 90, bottom: 110, left: 120, right: 80, background: '#3b322a' })
      .jpeg({ quality: 75 })
      .toBuffer();
    const text = await readOne(photo);
    expect(letterOf(text)).toMatchObject(facts);
    expect(text.pages[0]?.width).toBeGreaterThan(info.width);
  });

  it('a born-digital PDF, by its text layer', async () => {
    const text = await readOne(pdf);
    expect(text.pages[0]).toMatchObject({ method: 'text-layer', confidence: 100, sealDetected: true });
    expect(letterOf(text)).toMatchObject({ ...facts, form: 'scan' });
  });

  it('a name broken at its hyphen, by its text layer', async () => {
    const paragraphs = drawing.paragraphs.flatMap((paragraph) => paragraph.split(/(?<=«1С-)/));
    const text = await readOne(await drawLetterPdf({ ...drawing, paragraphs }));
    expect(letterOf(text)).toMatchObject({ product: '1c-reporting' });
  });

  it('a scan inside a PDF, by recognition', async () => {
    const scan = await PDFDocument.create();
    const image = await scan.embedJpg(await scanOf(pdf, { dpi: 150, skew: 1 }));
    scan.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
    const text = await readOne(await scan.save(), 'скан без расширения');
    expect(text.pages[0]?.method).toBe('ocr');
    expect(letterOf(text)).toMatchObject(facts);
  });
});

it('a seal is seen in blue and in black; without colour its absence is never claimed', async () => {
  const sealOf = async (seal: LetterDrawing['seal'], options: ScanOptions) => {
    const { seal: _, ...bare } = drawing;
    const text = await readOne(
      await scanOf(await drawLetterPdf(seal ? { ...bare, seal } : bare), { dpi: 120, ...options }),
    );
    return letterOf(text)?.sealDetected;
  };
  const seal = { ring: 'Общество с ограниченной ответственностью * ', centre: '«Ромашка»' };
  expect(await sealOf(seal, {})).toBe(true);
  expect(await sealOf({ ...seal, colour: 'black' }, { grey: true })).toBe(true);
  expect(await sealOf(undefined, {})).toBe(false);
  expect(await sealOf(undefined, { grey: true })).toBeNull();
});

it.each<[string, ScanOptions, boolean]>([
  ['blurred beyond reading', { dpi: 60, blur: 4, noise: 8, grey: true }, false],
  ['pale but legible', { dpi: 150, levels: [205, 250], grey: true }, true],
])('a letter %s', async (_, options, readable) => {
  const { kind, letter } = interpretDocument(await readOne(await scanOf(pdf, options)), {
    ...nothingKnown,
  });
  expect({ kind, readable: letter?.readable }).toEqual({ kind: 'letter', readable });
});

it('a payment order is read from a scan', async () => {
  const side = (sideInn: string, name: string) => ({
    inn: sideInn,
    kpp: '001201001',
    name,
    account: '40702810615000002615',
    bank: 'ПАО Банк «Полесье»',
    bic: '049802615',
  });
  const order = await drawPaymentOrderPdf({
    number: '45',
    date: '12.03.2026',
    amountKopecks: 535_050,
    payer: side(inn.romashka, 'ООО «Ромашка»'),
    payee: side(inn.target, 'ООО «Софт»'),
    purpose: 'Оплата за лицензию 1С-Отчетность. НДС не облагается',
  });
  const { payment } = interpretDocument(await readOne(await scanOf(order, { dpi: 150, grey: true })), {
    ...nothingKnown,
  });
  expect(payment).toMatchObject({
    payerInn: inn.romashka,
    payeeInn: inn.target,
    amountKopecks: 535_050,
    date: '2026-03-12',
    doubtful: [],
  });
});

describe('several documents', () => {
  it('stand in the order of the mail, those of an archive under their inner names', async () => {
    const scan = await scanOf(pdf, { dpi: 120 });
    const texts = await reader.read([
      anAttachment(new Uint8Array([1, 2, 3]), 'unknown.bin'),
      anAttachment(
        zipSync({ 'письма/Письмо.jpg': scan, 'письма/второе.txt': iconv.encode('Просим перенести', 'win1251') }),
        'Документы.zip',
      ),
      anAttachment(pdf, 'последний.pdf'),
    ]);
    expect(
      texts.map(({ attachmentIndex, fileName, form, problem }) => [attachmentIndex, fileName, form, problem]),
    ).toEqual([
      [0, 'unknown.bin', 'scan', 'unsupported'],
      [1, 'Письмо.jpg', 'scan', null],
      [1, 'второе.txt', 'editable', null],
      [2, 'последний.pdf', 'scan', null],
    ]);
    expect(texts[2]?.pages[0]?.text).toBe('Просим перенести');
  });

  it('on the sheets of one TIFF are one document', async () => {
    const sheets = await Promise.all([1, 1].map(() => scanOf(pdf, { dpi: 100, grey: true, format: 'png' })));
    const tiff = await sharp(
      sheets.map((sheet) => Buffer.from(sheet)),
      { join: { animated: true } },
    )
      .tiff({ compression: 'lzw' })
      .toBuffer();
    expect((await readOne(tiff)).pages.map((page) => page.page)).toEqual([1, 2]);
  });

  it('are read the same alone and after others', async () => {
    const scan = await scanOf(pdf, { dpi: 110, noise: 14, jpegQuality: 35 });
    const [again] = (
      await reader.read([anAttachment(scan), anAttachment(await scanOf(pdf, { dpi: 90 })), anAttachment(scan)])
    ).slice(2);
    const fresh = createDocumentReader({ tessdata: await ensureTessdata(), workers: 1 });
    const [alone] = await fresh.read([anAttachment(scan)]);
    await fresh.close();
    expect(again?.pages).toEqual(alone?.pages);
  });
});

it('a text of LibreOffice and an RTF are editable text, no scans', async () => {
  const content =
    '<office:text><text:p>Просим<text:s/>перенести &amp; сменить</text:p><text:p>ИНН</text:p></office:text>';
  const odt = zipSync({
    mimetype: [Buffer.from('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': Buffer.from(content),
  });
  const opened = await readOne(odt, 'письмо.odt');
  expect(opened).toMatchObject({ form: 'editable', problem: null });
  expect(opened.pages[0]?.text).toBe('Просим перенести & сменить\nИНН\n');

  const rtf = `{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 ${[...iconv.encode('Просим перенести', 'win1251')].map((b) => `\\'${b.toString(16)}`).join('')}\\par \\u1048?\\u1053?\\u1053? ${inn.target}}`;
  const text = await readOne(Buffer.from(rtf, 'latin1'), 'письмо.rtf');
  expect(text).toMatchObject({ form: 'editable', problem: null });
  expect(text.pages[0]?.text).toBe(`Просим перенести\nИНН ${inn.target}`);
});

describe('the page image', () => {
  it('stands upright, and the boxes of words lie on their ink', async () => {
    const scan = await scanOf(pdf, { dpi: 150, rotate: 180, skew: 2 });
    const [page] = (await readOne(scan)).pages;
    if (!page) throw new Error('no page');
    const shown = await reader.renderPage(scan, 'скан.jpg', 1, page.turn);
    expect(shown).toMatchObject({ width: page.width, height: page.height, mimeType: 'image/jpeg' });
    const word = page.words.find(({ text }) => text.includes(inn.target));
    if (!shown || !word) throw new Error('no word');
    const { x, y, width, height } = word.box;
    const brightness = async (top: number): Promise<number> => {
      // stats() looks at the input, not at what the steps before made of it.
      const cut = await sharp(shown.bytes).extract({ left: x, top, width, height }).png().toBuffer();
      return (await sharp(cut).stats()).channels[0]?.mean ?? 0;
    };
    expect(await brightness(y)).toBeLessThan((await brightness(y + height * 8)) - 25);
  });

  it('of a PDF is rendered, and there is none of a page that the file lacks', async () => {
    const [page] = (await readOne(pdf)).pages;
    expect(await reader.renderPage(pdf, 'письмо.pdf', 1)).toMatchObject({ width: page?.width, height: page?.height });
    expect(await reader.renderPage(pdf, 'письмо.pdf', 2)).toBeNull();
    expect(await reader.renderPage(new Uint8Array([1, 2]), 'x.bin', 1)).toBeNull();
  });

  it('of a file inside an archive is found by its inner name', async () => {
    const zip = zipSync({ 'письма/письмо.pdf': pdf });
    expect(await reader.renderPage(zip, 'письмо.pdf', 1)).toMatchObject({ mimeType: 'image/jpeg' });
    expect(await reader.renderPage(zip, 'другое.pdf', 1)).toBeNull();
  });
});

describe('hostile and broken files end in a problem, never in a hang', () => {
  const onePixel = () =>
    sharp({ create: { width: 1, height: 1, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(20_000, 0);
  header.writeUInt32BE(20_000, 4);
  header.set([8, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const hugePng = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(20_001))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  // AES-less standard encryption with an unknown user password, as scanners' "protect" button makes it.
  const encrypted =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\n4 0 obj<</Filter/Standard/V 1/R 2/O<0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef>/U<0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef>/P -44>>endobj\ntrailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF';

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string | null]>([
    ['an empty file', () => new Uint8Array(), 'empty'],
    ['a PDF of rubbish', () => Buffer.from('%PDF-1.7 rubbish'), 'damaged'],
    ['a locked PDF', () => Buffer.from(encrypted), 'encrypted'],
    ['half a JPEG header', () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'damaged'],
    ['a picture of one pixel', onePixel, null],
    ['a picture that claims 20,000 × 20,000 pixels', () => hugePng, 'too-large'],
    ['a bomb', () => zipSync({ 'a.txt': new Uint8Array(20_000_000) }), 'archive-bomb'],
    [
      'archives inside archives',
      () => zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.zip': zipSync({}) }) }) }),
      'archive-bomb',
    ],
    ['a RAR', () => Buffer.from('Rar!\x1a\x07\x01\x00'), 'unsupported'],
  ])('%s', async (_, make, problem) => {
    expect((await readOne(await make())).problem).toBe(problem);
  });

  it('the next letter is read as if nothing had happened', async () => {
    expect(letterOf(await readOne(await scanOf(pdf, { dpi: 120 })))).toMatchObject(facts);
  });
});

it('without data for recognition scans are left to a person, PDF texts are read', async () => {
  const blind = createDocumentReader({ tessdata: '/nonexistent' });
  const [scan, digital] = await blind.read([anAttachment(await scanOf(pdf, { dpi: 60 })), anAttachment(pdf)]);
  await blind.close();
  expect(scan).toMatchObject({ pages: [], problem: 'recognition-unavailable' });
  const undecided = scan && letterOf(scan);
  expect(undecided).toMatchObject({ readable: true, subscriberInn: null });
  expect(undecided?.doubtful).toContain('subscriberInn');
  expect(digital && letterOf(digital)).toMatchObject(facts);
});

describe('how much of one mail is read', () => {
  it('the first pages of each document, and no more pages than one mail may hold', () => {
    const { pages, pagesPerMail } = documentLimits;
    expect(allotPages([1, pages, pages + 1])).toEqual([1, pages, pages]);
    expect(allotPages([])).toEqual([]);
    const many = allotPages(Array.from({ length: 60 }, () => 3));
    expect(many.slice(0, 15)).toEqual([...Array.from({ length: 13 }, () => 3), 1, 0]);
    expect(many.reduce((sum, count) => sum + count, 0)).toBe(pagesPerMail);
  });
});
