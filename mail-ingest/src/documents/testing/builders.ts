import { createRegistry, type Registry } from '@perenos/domain';
import { aPartner, aRegistryData, aSubscriber } from '@perenos/domain/testing';
import type { DocumentPage, DocumentText, PageWord, ParsedAttachment } from '../../types.ts';
import type { Hints } from '../interpretation/trust.ts';

/** ИНН with right check digits that belong to nobody: region 00 doesn't exist. */
export const inn = {
  romashka: '0012345673',
  lutik: '0023456784',
  vasilek: '0034567895',
  target: '0045678910',
  source: '0056789010',
  person: '001234567887',
  astral: '0067890124',
} as const;

/** A registry of these partners and subscribers alone. */
export const aRegistry = ({
  partnerInns = [],
  subscribers = [],
}: {
  partnerInns?: string[];
  subscribers?: { inn: string; kpp: string | null }[];
}): Registry =>
  createRegistry(
    aRegistryData({
      partners: partnerInns.map((partnerInn, i) =>
        aPartner({ id: `p-${i}`, name: `ООО «Партнёр ${i}»`, inn: partnerInn, kpp: null, emails: [] }),
      ),
      subscribers: subscribers.map((one) => aSubscriber({ ...one, name: 'ООО «Абонент»', partnerId: 'p-0' })),
      licences: [],
      tariffs: [],
    }),
  );

/** Nothing is known but the document itself. */
export const nothingKnown: Hints = { registry: aRegistry({}), request: null };

/** A document whose text is known exactly: a PDF with a text layer unless `form` says otherwise. */
export function aText(text: string, overrides: Partial<DocumentText> = {}): DocumentText {
  return {
    attachmentIndex: 0,
    fileName: 'письмо.pdf',
    form: 'scan',
    pages: [aPage(text)],
    problem: null,
    ...overrides,
  };
}

/** A page of words, one line of text under the other; with `method: 'ocr'` numbers get a second reading like the first. */
export function aPage(
  text: string,
  overrides: Partial<DocumentPage> & { second?: (digits: string) => string } = {},
): DocumentPage {
  const { second = (digits: string) => digits, ...page } = overrides;
  const words = text.split('\n').flatMap((line, row) =>
    line
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word, column): PageWord => {
        const digits = word.replace(/\D/g, '');
        return {
          text: word,
          confidence: 95,
          line: row,
          box: { x: 100 + column * 90, y: 100 + row * 40, width: 80, height: 28 },
          ...(page.method === 'ocr' && digits.length >= 8 && { digits: second(digits) }),
        };
      }),
  );
  return {
    page: 1,
    width: 1654,
    height: 2339,
    turn: 0,
    method: 'text-layer',
    words,
    text,
    confidence: 95,
    sealDetected: null,
    writtenLines: null,
    ...page,
  };
}

export const anAttachment = (
  bytes: Uint8Array,
  fileName = 'вложение',
  mimeType = 'application/octet-stream',
): ParsedAttachment => ({
  fileName,
  mimeType,
  contentId: null,
  inline: false,
  bytes,
});
