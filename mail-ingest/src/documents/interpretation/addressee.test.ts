import { describe, expect, it } from 'vitest';
import { aPage, aText, inn, nothingKnown } from '../testing/builders.ts';
import { facts, head, inOneSentence, letterOf } from '../testing/letters.ts';
import { interpretDocument } from './interpret.ts';

describe('an official letter', () => {
  it('to somebody else is not addressed to Астрал, whoever is mentioned later', () => {
    const text = `${head.replace('В ООО «Астрал-Софт»', 'Директору ООО «Софт»')}
Просим перенести нас к партнеру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026 по сервису 1С-Отчетность. ООО «Астрал-Софт» уведомлено.`;
    expect(letterOf(text).addressedToAstral).toBe(false);
    const told = `${head.replace('В ООО «Астрал-Софт»', 'ВООО «Софт»')}
Просим сообщить разработчику, ООО «Астрал-Софт», о переводе 1С-Отчетности на ООО «Софт» (ИНН ${inn.target}) с 16.03.2026.`;
    expect(letterOf(told).addressedToAstral).toBe(false);
  });

  it('is in doubt about its addressee where only the rows of a scan have him above the request; a typed sheet is not', () => {
    const isAddressee = ({ text }: { text: string }) => /Астрал/.test(text);
    const read = (method: 'ocr' | 'text-layer') => {
      const page = aPage(inOneSentence, { method });
      const words = page.words.map((word) => (isAddressee(word) ? { ...word, line: 90 } : word));
      const inOrder = [...words.filter((word) => !isAddressee(word)), ...words.filter(isAddressee)];
      return interpretDocument(aText('', { pages: [{ ...page, words: inOrder }] }), nothingKnown).letter;
    };
    expect(read('ocr')).toMatchObject({ ...facts, addressedToAstral: false, doubtful: ['addressedToAstral'] });
    expect(read('text-layer')).toMatchObject(facts);
  });

  it('is addressed to Астрал where recognition lost the outer letters of the name', () => {
    expect(letterOf(inOneSentence.replace('«Астрал-Софт»', '« страл Соф”')).addressedToAstral).toBe(true);
  });
});
