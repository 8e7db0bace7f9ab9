import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

/** Inputs that real mailboxes receive sooner or later. Each must get an outcome in words; none may stop the rest. */
export type HostileAttachment = {
  name: string;
  fileName: string;
  mimeType: string;
  bytes: () => Promise<Uint8Array>;
  /** What the product says of it. */
  problem: string | null;
};

/** A PDF that asks for a password: its trailer names an encryption dictionary (ISO 32000-1, 7.6). */
const encryptedPdf = (): Uint8Array => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Filter /Standard /V 1 /R 2 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> /P -64 >>`,
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = [
    '0000000000 65535 f ',
    ...offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n `),
  ].join('\n');
  const trailer = `trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00><00>] >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new TextEncoder().encode(`${body}xref\n0 5\n${table}\n${trailer}`);
};

/** One entry that says it unpacks to a gigabyte: 1 GiB of zeros in a megabyte of deflate. */
const zipBomb = (): Uint8Array => {
  const size = 2 ** 30;
  const packed = deflateRawSync(Buffer.alloc(size), { level: 9 });
  const name = Buffer.from('letter.jpg');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(name.length, 28);
  const directoryAt = local.length + name.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(directoryAt, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
};

const blank = (width: number, height: number): Promise<Uint8Array> =>
  sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false })
    .toColourspace('b-w')
    .png()
    .toBuffer();

export const hostileAttachments: readonly HostileAttachment[] = [
  {
    name: 'an encrypted PDF',
    problem: 'encrypted',
    fileName: 'письмо.pdf',
    mimeType: 'application/pdf',
    bytes: async () => encryptedPdf(),
  },
  {
    name: 'a picture of one pixel',
    problem: null,
    fileName: 'скан.png',
    mimeType: 'image/png',
    bytes: () => blank(1, 1),
  },
  {
    name: 'a picture of 20,000 × 20,000 pixels',
    problem: 'too-large',
    fileName: 'большой.png',
    mimeType: 'image/png',
    bytes: () => blank(20_000, 20_000),
  },
  {
    name: 'a zip bomb',
    problem: 'archive-bomb',
    fileName: 'документы.zip',
    mimeType: 'application/zip',
    bytes: async () => zipBomb(),
  },
  {
    name: 'an empty file',
    problem: 'empty',
    fileName: 'пустой.pdf',
    mimeType: 'application/pdf',
    bytes: async () => new Uint8Array(),
  },
  {
    name: 'a broken PDF',
    problem: 'damaged',
    fileName: 'битый.pdf',
    mimeType: 'application/pdf',
    bytes: async () => new TextEncoder().encode('%PDF-1.7\nобрыв'),
  },
  {
    name: 'a broken JPEG',
    problem: 'damaged',
    fileName: 'битый.jpg',
    mimeType: 'image/jpeg',
    bytes: async () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]),
  },
];

/** A mail of `text` with one attachment, received now. */
export const mailWith = (
  id: string,
  text: string,
  attachment?: { fileName: string; mimeType: string; bytes: Uint8Array },
): Buffer => {
  const date = new Date().toUTCString().replace('GMT', '+0000');
  const encoded = (value: string) => `=?utf-8?B?${Buffer.from(value).toString('base64')}?=`;
  const head = [
    `Received: from mail.example by mx.astral.ru; ${date}`,
    'From: <sender@partner.example>',
    'To: <perevod@astral.ru>',
    `Subject: ${encoded(`Перенос ${id}`)}`,
    `Date: ${date}`,
    `Message-ID: <${id}@partner.example>`,
    'MIME-Version: 1.0',
  ];
  const textPart = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
  ];
  if (!attachment) return Buffer.from([...head, ...textPart, ''].join('\r\n'));
  const body = Buffer.from(attachment.bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(
    [
      ...head,
      'Content-Type: multipart/mixed; boundary="frontier"',
      '',
      '--frontier',
      ...textPart,
      '--frontier',
      `Content-Type: ${attachment.mimeType}; name="${encoded(attachment.fileName)}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${encoded(attachment.fileName)}"`,
      '',
      body,
      '--frontier--',
      '',
    ].join('\r\n'),
  );
};
