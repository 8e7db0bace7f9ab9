import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFiumModule } from '@hyzyla/pdfium';
import { documentLimits } from '../limits.ts';

/** The functions of PDFium that are used here; the package's own types cover only what its wrapper calls. */
type Native = {
  HEAPU8: Uint8Array;
  HEAPF64: Float64Array;
  HEAP32: Int32Array;
  _malloc(size: number): number;
  _free(pointer: number): void;
  _FPDF_InitLibraryWithConfig(config: number): void;
  _FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  _FPDF_GetLastError(): number;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetPageWidth(page: number): number;
  _FPDF_GetPageHeight(page: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, scan: number, stride: number): number;
  _FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, colour: number): void;
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  _FPDFBitmap_GetBuffer(bitmap: number): number;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  _FPDFImageObj_GetImagePixelSize(object: number, width: number, height: number): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_HasUnicodeMapError(text: number, index: number): number;
  _FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number;
  _FPDF_PageToDevice(
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    pageX: number,
    pageY: number,
    deviceX: number,
    deviceY: number,
  ): number;
};

const passwordError = 4;
const imageObject = 3;
const bgra = 4;
// Annotations (stamps of signing programs among them) are drawn; the byte order is reversed to RGBA.
const renderFlags = 0x01 | 0x10;

let library: Promise<Native> | null = null;

async function native(): Promise<Native> {
  library ??= (async () => {
    const wasm = await readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));
    const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer;
    // The package types its module by what its own wrapper uses, a part of what the binary exports.
    const module = (await PDFiumModule({ wasmBinary } as never)) as unknown as Native;
    const config = module._malloc(24);
    module.HEAPU8.fill(0, config, config + 24);
    module.HEAP32[config >> 2] = 2;
    module._FPDF_InitLibraryWithConfig(config);
    module._free(config);
    return module;
  })();
  return library;
}

/** Thrown where a PDF can't be opened. */
export class PdfProblem extends Error {
  readonly problem: 'encrypted' | 'damaged' | 'too-large';
  constructor(problem: 'encrypted' | 'damaged' | 'too-large') {
    super(`PDF: ${problem}`);
    this.problem = problem;
  }
}

/** One character of the text layer, its box in pixels of the page at the asked width. */
export type PdfCharacter = { text: string; left: number; top: number; right: number; bottom: number };

export type PdfPageContent = {
  characters: PdfCharacter[];
  /** Share of characters that the font can't map to Unicode, 0–1. */
  unmapped: number;
  /** Share of the page that images cover, 0–1: a scan with a text layer of another program has nearly 1. */
  imageCover: number;
};

type Size = { width: number; height: number };

export type PdfPage = {
  /** The page's size in pixels when it is rendered that wide. */
  pixelSize(width: number): Size;
  /** How wide to render a page that is one scanned picture and nothing else: as wide as it was scanned. null: another page. */
  scannedWidth(): number | null;
  /** The text layer, with boxes in pixels of the page rendered in that size. */
  content(size: Size): PdfPageContent;
  /** RGBA pixels of the page as people see it (its own /Rotate applied). @throws PdfProblem */
  render(pixelWidth: number): { data: Uint8Array } & Size;
};

/** Opens the document, hands out its pages and closes it again. @throws PdfProblem */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (pages: number, page: (index: number) => PdfPage) => T,
): Promise<T> {
  const module = await native();
  const data = module._malloc(bytes.length);
  module.HEAPU8.set(bytes, data);
  const document = module._FPDF_LoadMemDocument(data, bytes.length, 0);
  try {
    if (document === 0) throw new PdfProblem(module._FPDF_GetLastError() === passwordError ? 'encrypted' : 'damaged');
    const open: number[] = [];
    try {
      return use(module._FPDF_GetPageCount(document), (index) => {
        const page = module._FPDF_LoadPage(document, index);
        if (page === 0) throw new PdfProblem('damaged');
        open.push(page);
        return pdfPage(module, page);
      });
    } finally {
      for (const page of open) module._FPDF_ClosePage(page);
    }
  } finally {
    if (document !== 0) module._FPDF_CloseDocument(document);
    module._free(data);
  }
}

function pdfPage(module: Native, page: number): PdfPage {
  const points = { width: module._FPDF_GetPageWidth(page), height: module._FPDF_GetPageHeight(page) };
  const pixelSize = (width: number): Size => ({
    width,
    height: Math.max(1, Math.round((width * points.height) / points.width)),
  });
  return {
    pixelSize,
    scannedWidth: () => scannedWidth(module, page, points),
    content: (size) => ({
      ...textLayer(module, page, size),
      imageCover: Math.min(
        1,
        images(module, page).reduce((sum, { width, height }) => sum + width * height, 0) /
          (points.width * points.height),
      ),
    }),
    render(pixelWidth) {
      const size = pixelSize(pixelWidth);
      if (!(size.width * size.height <= documentLimits.pixels)) throw new PdfProblem('too-large');
      const bitmap = module._FPDFBitmap_CreateEx(size.width, size.height, bgra, 0, 0);
      if (bitmap === 0) throw new PdfProblem('damaged');
      module._FPDFBitmap_FillRect(bitmap, 0, 0, size.width, size.height, 0xffffffff);
      module._FPDF_RenderPageBitmap(bitmap, page, 0, 0, size.width, size.height, 0, renderFlags);
      const pointer = module._FPDFBitmap_GetBuffer(bitmap);
      const data = module.HEAPU8.slice(pointer, pointer + size.width * size.height * 4);
      module._FPDFBitmap_Destroy(bitmap);
      return { data, ...size };
    },
  };
}

/** PDFium gives a hyphen at the end of a line, «1С-» above «Отчетность», a code of its own. */
const lineEndHyphens = [0x02, 0xfffe];
const printed = (code: number): string => (lineEndHyphens.includes(code) ? '-' : String.fromCodePoint(code || 0xfffd));

function textLayer(module: Native, page: number, size: Size): Pick<PdfPageContent, 'characters' | 'unmapped'> {
  const text = module._FPDFText_LoadPage(page);
  const numbers = module._malloc(6 * 8);
  const at = (i: number) => numbers + i * 8;
  const toDevice = (x: number, y: number): { x: number; y: number } => {
    module._FPDF_PageToDevice(page, 0, 0, size.width, size.height, 0, x, y, at(4), at(5));
    return { x: module.HEAP32[at(4) >> 2] ?? 0, y: module.HEAP32[at(5) >> 2] ?? 0 };
  };
  const double = (i: number) => module.HEAPF64[at(i) >> 3] ?? 0;
  try {
    const count = module._FPDFText_CountChars(text);
    const characters: PdfCharacter[] = [];
    let unmapped = 0;
    for (let i = 0; i < count; i++) {
      if (module._FPDFText_HasUnicodeMapError(text, i) === 1) unmapped++;
      module._FPDFText_GetCharBox(text, i, at(0), at(1), at(2), at(3));
      const a = toDevice(double(0), double(2));
      const b = toDevice(double(1), double(3));
      characters.push({
        text: printed(module._FPDFText_GetUnicode(text, i)),
        left: Math.min(a.x, b.x),
        right: Math.max(a.x, b.x),
        top: Math.min(a.y, b.y),
        bottom: Math.max(a.y, b.y),
      });
    }
    return { characters, unmapped: count === 0 ? 0 : unmapped / count };
  } finally {
    module._free(numbers);
    module._FPDFText_ClosePage(text);
  }
}

type PlacedImage = Size & { object: number };

/** The images of the page with the size of their place on it, in points. */
function images(module: Native, page: number): PlacedImage[] {
  const floats = module._malloc(16);
  const found: PlacedImage[] = [];
  for (let i = 0; i < module._FPDFPage_CountObjects(page); i++) {
    const object = module._FPDFPage_GetObject(page, i);
    if (module._FPDFPageObj_GetType(object) !== imageObject) continue;
    if (module._FPDFPageObj_GetBounds(object, floats, floats + 4, floats + 8, floats + 12) === 0) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(module.HEAPU8.buffer, floats, 4);
    found.push({ object, width: right - left, height: top - bottom });
  }
  module._free(floats);
  return found;
}

function scannedWidth(module: Native, page: number, points: Size): number | null {
  const [image] = images(module, page);
  if (!image || module._FPDFPage_CountObjects(page) !== 1) return null;
  if (image.width * image.height < points.width * points.height * 0.9) return null;
  const sizes = module._malloc(8);
  const known = module._FPDFImageObj_GetImagePixelSize(image.object, sizes, sizes + 4) !== 0;
  const [columns, rows] = [module.HEAP32[sizes >> 2] ?? 0, module.HEAP32[(sizes >> 2) + 1] ?? 0];
  module._free(sizes);
  // A fax has more columns than rows to the inch, a skewed picture a larger place than itself: those are left as they are.
  const pixels = Math.max(columns, rows) / Math.max(image.width, image.height);
  const other = Math.min(columns, rows) / Math.min(image.width, image.height);
  return known && Math.abs(pixels / other - 1) < 0.03 ? Math.round(points.width * pixels) : null;
}
