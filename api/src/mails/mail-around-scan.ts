/** A file that a person brings into a mailbox. */
export type BroughtFile = { fileName: string; mimeType: string; bytes: Uint8Array };

/** A scan by its name; what it really is, its reading finds out. */
export const isNamedAsScan = ({ fileName }: Pick<BroughtFile, 'fileName'>): boolean =>
  /\.(?:pdf|jpe?g|png|tiff?)$/i.test(fileName);

/** Encoded words (RFC 2047), each short enough for its line. */
const headerText = (text: string): string =>
  (text.match(/.{1,15}/gsu) ?? []).map((part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');

const base64Lines = (bytes: Uint8Array): string =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');

/** A scan that came by no mail as the attachment of one from whoever brings it: the ticket that it opens is looked at. */
export function mailAroundScan(scan: BroughtFile, from: { name: string; address: string }, at: Date): Uint8Array {
  const boundary = 'brought-by-hand';
  const text = `Скан «${scan.fileName}» загружен без письма.`;
  const lines = [
    `From: ${headerText(from.name)} <${from.address}>`,
    `Subject: ${headerText(scan.fileName)}`,
    `Date: ${at.toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(Buffer.from(text)),
    `--${boundary}`,
    `Content-Type: ${scan.mimeType || 'application/octet-stream'}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(scan.fileName)}`,
    '',
    base64Lines(scan.bytes),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
