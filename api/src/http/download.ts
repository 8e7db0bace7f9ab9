import type { Context } from 'hono';

type File = { fileName: string; mimeType: string; content: Uint8Array };

/** RFC 6266 with RFC 8187: a plain ASCII name for old programs, the real one beside it. */
export const contentDisposition = (fileName: string, shown: 'attachment' | 'inline' = 'attachment'): string => {
  const safe = fileName.replace(/[\p{Cc}/\\]/gu, '_') || 'вложение';
  const ascii = safe.replace(/[^\x20-\x7e]|["%;]/g, '_');
  const encoded = encodeURIComponent(safe.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${shown}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
};

/** A file of the product's own, to be saved under its name. `headers` add to what every download says. */
export const download = (
  c: Context,
  { fileName, mimeType, content }: File,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  c.body(new Uint8Array(content), 200, {
    'Content-Type': mimeType,
    'Content-Disposition': contentDisposition(fileName),
    ...headers,
  });

/**
 * What strangers sent must never run on the panel's origin: it is always downloaded, its type isn't guessed (`nosniff`
 * stands on every answer), and if a browser opens it all the same, it gets a sandbox without scripts.
 */
export const strangersContent = { 'Content-Security-Policy': "default-src 'none'; sandbox" } as const;

const isMimeType = (value: string): boolean => /^[\w.+-]+\/[\w.+-]+$/.test(value);

/** A stranger's file. Like every answer of the api no browser keeps it: the next one at the machine may be another. */
export const downloadOfStranger = (c: Context, file: File): Response =>
  download(
    c,
    { ...file, mimeType: isMimeType(file.mimeType) ? file.mimeType : 'application/octet-stream' },
    strangersContent,
  );
