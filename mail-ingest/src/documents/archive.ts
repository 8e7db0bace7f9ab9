import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import type { DocumentProblem } from '../types.ts';
import { documentLimits } from './limits.ts';

export type ArchiveFile = { name: string; bytes: Uint8Array };
export type Archive = { files: ArchiveFile[]; problem: DocumentProblem | null };

/** Names in archives made by Windows are cp866 without a mark; fflate hands them out as latin1. */
function fileName(name: string): string {
  const isLatin1 = [...name].every((c) => c.charCodeAt(0) < 256) && /[\u0080-\u00ff]/.test(name);
  const decoded = isLatin1 ? iconv.decode(Buffer.from(name, 'latin1'), 'cp866') : name;
  return decoded.split(/[\\/]/).at(-1) ?? decoded;
}

/** Unpacks what lies within the limits; the sizes that the archive states are checked before a byte is unpacked. */
export function unpackZip(bytes: Uint8Array): Archive {
  const limits = documentLimits.archive;
  let total = 0;
  let count = 0;
  let problem: DocumentProblem | null = null;
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        if (name.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(name)) return false;
        count++;
        total += originalSize;
        const bomb = count > limits.files || total > limits.bytes || originalSize > Math.max(size, 1024) * limits.ratio;
        if (bomb || originalSize > documentLimits.bytes) problem = 'archive-bomb';
        return problem === null;
      },
    });
    const files = Object.entries(unpacked).map(([name, content]) => ({ name: fileName(name), bytes: content }));
    return { files: problem ? [] : files, problem };
  } catch {
    return { files: [], problem: isEncrypted(bytes) ? 'encrypted' : 'damaged' };
  }
}

/** Bit 0 of the general purpose flags of the first entry (APPNOTE 4.4.4). */
const isEncrypted = (bytes: Uint8Array): boolean => ((bytes[6] ?? 0) & 1) === 1;
