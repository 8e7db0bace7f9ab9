import type { FormBlock, LetterForm } from '@perenos/domain';
import { strToU8, zipSync } from 'fflate';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

// Sizes of WordprocessingML: half-points for type, twentieths of a point for lengths (ECMA-376, part 1, 17).
const type = { normal: 24, small: 18 };
const margin = 1134;
const textWidth = 9638;

type TextBlock = Extract<FormBlock, { kind: 'text' }>;

function paragraph({ text, align = 'left', bold, small }: Omit<TextBlock, 'kind'>): string {
  const size = small ? type.small : type.normal;
  const run = `<w:rPr>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  return `<w:p><w:pPr><w:spacing w:after="160"/><w:jc w:val="${align}"/></w:pPr><w:r>${run}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

function table({ columns, emptyRows }: Extract<FormBlock, { kind: 'table' }>): string {
  const width = Math.floor(textWidth / columns.length);
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:color="auto"/>`).join('');
  const cell = (text: string, bold?: true) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(bold ? { text, bold } : { text })}</w:tc>`;
  const row = (texts: readonly string[], bold?: true) =>
    `<w:tr>${texts.map((text) => cell(text, bold)).join('')}</w:tr>`;
  const rows = Array.from({ length: emptyRows }, (_, index) =>
    row(columns.map((_column, position) => (position === 0 ? `${index + 1}` : ''))),
  );
  const grid = columns.map(() => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${row(columns, true)}${rows.join('')}</w:tbl>${paragraph({ text: '' })}`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const officeNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const contentTypes = `${declaration}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${docxType}.main+xml"/></Types>`;
const relationships = `${declaration}<Relationships xmlns="${packageNamespace}/relationships"><Relationship Id="rId1" Type="${officeNamespace}/officeDocument" Target="word/document.xml"/></Relationships>`;

function documentPart(blocks: readonly FormBlock[]): string {
  const body = blocks.map((block) => (block.kind === 'text' ? paragraph(block) : table(block))).join('');
  const page = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>`;
  return `${declaration}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}${page}</w:body></w:document>`;
}

// The archive carries no moment of its making: the same form is always the same bytes.
const timeless = { mtime: new Date(1980, 0, 1) };

/** A form as a Word document (ECMA-376) on a page of A4. */
export const docxOf = ({ blocks }: Pick<LetterForm, 'blocks'>): Uint8Array =>
  zipSync({
    '[Content_Types].xml': [strToU8(contentTypes), timeless],
    '_rels/.rels': [strToU8(relationships), timeless],
    'word/document.xml': [strToU8(documentPart(blocks)), timeless],
  });
