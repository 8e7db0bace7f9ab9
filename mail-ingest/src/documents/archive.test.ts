import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { unpackZip } from './archive.ts';
import { documentLimits } from './limits.ts';

const some = new Uint8Array([1, 2, 3]);

describe('an archive', () => {
  it('gives its files without their folders, macOS leftovers left out', () => {
    const { files, problem } = unpackZip(
      zipSync({ 'письма/Письмо 1.pdf': some, '__MACOSX/._1.pdf': some, '.DS_Store': some }),
    );
    expect(problem).toBeNull();
    expect(files.map((file) => file.name)).toEqual(['Письмо 1.pdf']);
  });

  it('of Windows has Russian names in cp866', () => {
    // The name is stored byte for byte, without the mark of UTF-8.
    const latin = iconv.decode(iconv.encode('Письмо.pdf', 'cp866'), 'latin1');
    const zip = Buffer.from(zipSync({ PLACEHOLDE: some }, { level: 0 }));
    const name = Buffer.from(latin, 'latin1');
    for (let at = zip.indexOf('PLACEHOLDE'); at >= 0; at = zip.indexOf('PLACEHOLDE', at + 1)) name.copy(zip, at);
    expect(unpackZip(zip).files.map((file) => file.name)).toEqual(['Письмо.pdf']);
  });

  it('at the limit of files is read, one over is a bomb', () => {
    const of = (count: number) =>
      zipSync(Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.txt`, some])));
    expect(unpackZip(of(documentLimits.archive.files)).problem).toBeNull();
    expect(unpackZip(of(documentLimits.archive.files + 1))).toEqual({ files: [], problem: 'archive-bomb' });
  });

  it('that unpacks to thousands of times its size is a bomb, and nothing of it is kept', () => {
    expect(unpackZip(zipSync({ 'a.txt': new Uint8Array(5_000_000) }, { level: 9 }))).toEqual({
      files: [],
      problem: 'archive-bomb',
    });
  });

  it('cut off in the middle is damaged', () => {
    expect(unpackZip(zipSync({ 'a.pdf': new Uint8Array(100) }).subarray(0, 40))).toEqual({
      files: [],
      problem: 'damaged',
    });
  });
});
