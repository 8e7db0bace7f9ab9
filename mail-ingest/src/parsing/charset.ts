import iconv from 'iconv-lite';

/** Encodings in the order in which undeclared bytes are tried: UTF-8 proves itself, the other two need a guess. */
const singleByte = ['windows-1251', 'koi8-r'] as const;
export type Encoding = 'utf-8' | (typeof singleByte)[number] | (string & {});

/** What mailers write when they don't know: the bytes decide, not the label. */
const meaningless = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'iso-8859-1',
  'latin1',
  'iso8859-1',
  'windows-1252',
  'cp1252',
  'iso-8859-15',
  'unknown-8bit',
  'x-unknown',
  'unknown',
  'default',
  '8bit',
  'binary',
  'x-user-defined',
]);

const hasHighBytes = (bytes: Uint8Array): boolean => bytes.some((byte) => byte >= 0x80);

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
};

// Share of each letter in Russian prose, per mille; enough to tell KOI8-R from windows-1251 in a line of text.
const frequency: Readonly<Record<string, number>> = {
  о: 110,
  е: 85,
  а: 80,
  и: 74,
  н: 67,
  т: 63,
  с: 55,
  р: 47,
  в: 45,
  л: 44,
  к: 35,
  м: 32,
  д: 30,
  п: 28,
  у: 26,
  я: 20,
  ы: 19,
  ь: 17,
  г: 17,
  з: 16,
  б: 16,
  ч: 14,
  й: 12,
  х: 10,
  ж: 9,
  ш: 7,
  ю: 6,
  ц: 5,
  щ: 4,
  э: 3,
  ф: 3,
  ё: 1,
  ъ: 1,
};

/** How much a string looks like Russian: frequent letters count for it, odd signs and capitals inside words against it. */
export function russianScore(text: string): number {
  let score = 0;
  for (const sign of text) {
    if (sign.charCodeAt(0) < 0x80) continue;
    score += frequency[sign.toLowerCase()] ?? (/[«»№–—…“”„\u00a0]/.test(sign) ? 10 : -80);
  }
  return score - 60 * (text.match(/[а-яё][А-ЯЁ]/g)?.length ?? 0);
}

/** The encoding of bytes that nobody declared (reliably): utf-8, else the better looking of windows-1251 and koi8-r. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  if (isUtf8(bytes)) return 'utf-8';
  const sample = Buffer.from(bytes.subarray(0, 20_000));
  const [first, second] = singleByte;
  return russianScore(iconv.decode(sample, second)) > russianScore(iconv.decode(sample, first)) ? second : first;
}

/**
 * The encoding to read `bytes` in, given the declared one. The declaration stands unless it is meaningless, unknown,
 * contradicted by the bytes (not UTF-8 though declared so), or clearly beaten (UTF-8 declared as windows-1251, KOI8-R
 * declared as windows-1251): mailers and gateways do all of these.
 */
export function effectiveEncoding(bytes: Uint8Array, declared: string): Encoding {
  const named = declared.trim().toLowerCase();
  // «x-mac-cyrillic», «x-cp1251»: names from before their registration.
  const label = meaningless.has(named) ? named : named.replace(/^x-/, '');
  if (!hasHighBytes(bytes)) return label !== '' && iconv.encodingExists(label) ? label : 'utf-8';
  if (meaningless.has(label) || !iconv.encodingExists(label)) return guessEncoding(bytes);
  if (/^utf-?8$/.test(label)) return guessEncoding(bytes);
  if (/^(windows-?125\d|cp-?125\d|koi8-?[ru]|iso-?8859-\d+)$/.test(label)) {
    if (isUtf8(bytes)) return 'utf-8';
    const guess = guessEncoding(bytes);
    const sample = Buffer.from(bytes.subarray(0, 20_000));
    return russianScore(iconv.decode(sample, guess)) > 1.5 * Math.max(1, russianScore(iconv.decode(sample, label)))
      ? guess
      : label;
  }
  return label;
}

/** Decodes bytes; signs that the encoding lacks become U+FFFD. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string => iconv.decode(Buffer.from(bytes), encoding);
