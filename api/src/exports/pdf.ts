import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

export const pdfType = 'application/pdf';

// Roboto comes with the package and has Cyrillic.
const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts/Roboto');

pdfmake.setFonts({
  Roboto: {
    normal: join(fonts, 'Roboto-Regular.ttf'),
    bold: join(fonts, 'Roboto-Medium.ttf'),
    italics: join(fonts, 'Roboto-Italic.ttf'),
    bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
  },
});
// A text of a partner's that names a picture must not open a file or an address.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));

/** A PDF of A4 pages, set in Roboto. */
export async function pdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  const document = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [42, 42, 42, 42],
    ...definition,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, ...definition.defaultStyle },
  });
  return new Uint8Array(await document.getBuffer());
}
