import { describe, expect, it } from 'vitest';
import { aPage, aRegistry, aText, inn, nothingKnown } from '../testing/builders.ts';
import { facts, head, inLabels, inOneSentence } from '../testing/letters.ts';
import { candidateInns, interpretDocument } from './interpret.ts';

describe('a recognised letter', () => {
  const scan = (second?: (digits: string) => string, text = inOneSentence) =>
    aText('', { pages: [aPage(text, { method: 'ocr', ...(second && { second }) })] });

  it('is certain where both passes agree', () => {
    expect(interpretDocument(scan(), nothingKnown).letter).toMatchObject(facts);
  });

  it('doubts a КПП on which the passes differ, unless the registry has one of them', () => {
    const misread = (digits: string) => (digits === '001201001' ? '001261001' : digits);
    expect(interpretDocument(scan(misread), nothingKnown).letter).toMatchObject({
      doubtful: ['subscriberKpp'],
      alternatives: { subscriberKpp: ['001261001'] },
    });
    const registry = aRegistry({ subscribers: [{ inn: inn.romashka, kpp: '001201001' }] });
    expect(interpretDocument(scan(misread), { registry, request: null }).letter).toMatchObject({
      subscriberKpp: '001201001',
      doubtful: [],
    });
  });

  it('doubts a date of which the second pass read other digits', () => {
    const misread = (digits: string) => (digits === '16032026' ? '18032026' : digits);
    const text = inLabels;
    expect(interpretDocument(scan(misread, text), nothingKnown).letter).toMatchObject({
      effectiveDate: '2026-03-16',
      doubtful: ['effectiveDate'],
    });
  });

  it('repairs one digit only where the registry knows the one candidate, and says so', () => {
    const wrong = inn.target.replace('4567', '4367');
    const text = inOneSentence.replace(inn.target, wrong);
    const doubted = interpretDocument(scan(undefined, text), nothingKnown).letter;
    expect(doubted?.doubtful).toContain('targetPartnerInn');
    const repaired = interpretDocument(scan(undefined, text), {
      registry: aRegistry({ partnerInns: [inn.target] }),
      request: null,
    }).letter;
    expect(repaired).toMatchObject({ targetPartnerInn: inn.target, doubtful: [] });
    expect(repaired?.evidence.targetPartnerInn).toMatchObject({ method: 'ocr-repaired' });
  });

  it('asks the registry about every number that a repair could give', () => {
    const wrong = inn.target.replace('4567', '4367');
    expect(candidateInns([aText(`ИНН ${wrong}`)])).toContain(inn.target);
  });

  it('doubts what is missing on a poor scan', () => {
    const page = aPage(`${head}\nПросим перенести нас к партнеру по сервису 1С-Отчетность с 16.03.2026`, {
      method: 'ocr',
      confidence: 60,
    });
    const { letter } = interpretDocument(aText('', { pages: [page] }), nothingKnown);
    expect(letter).toMatchObject({ readable: true, lowQuality: true, targetPartnerInn: null });
    expect(letter?.doubtful).toContain('targetPartnerInn');
  });

  it('of which nothing is a word can be read by nobody', () => {
    const noise = 'Ee еТ ВМ АА ВА 5% НИ ВЕ ; Зы Зоо ре';
    const { kind, letter } = interpretDocument(
      aText('', { pages: [aPage(noise, { method: 'ocr', confidence: 23, writtenLines: 9 })] }),
      nothingKnown,
    );
    expect(kind).toBe('letter');
    expect(letter).toMatchObject({ readable: false, subscriberInn: null });
  });

  it('of which the lines ran together, or of a thumbnail, can be read by nobody either', () => {
    const noise = '— оо —— > - = ——ы - > > ны —_ — = = — —— = - — .—е —— Ра д“ Г ее —';
    for (const [width, height, writtenLines] of [
      [1654, 2339, 0],
      [300, 424, 8],
    ] as const) {
      const page = { ...aPage(noise, { method: 'ocr', confidence: 45, writtenLines }), width, height };
      expect(interpretDocument(aText('', { pages: [page] }), nothingKnown).letter).toMatchObject({ readable: false });
    }
  });
});
