import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureTessdata, TessdataMissing } from './tessdata.ts';

describe('the data for recognition', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'tessdata-test-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const folder = async (name: string, ...languages: string[]): Promise<string> => {
    const path = join(root, name);
    await mkdir(path, { recursive: true });
    for (const language of languages) await writeFile(join(path, `${language}.traineddata`), `${language} of ${name}`);
    return path;
  };
  const fail = async (): Promise<void> => {
    throw new Error('сети нет');
  };
  const options = () => ({
    directory: join(root, 'var'),
    environment: {},
    systemRoots: [join(root, 'none')],
    fetchers: [fail],
  });

  it('are those of TESSDATA_PREFIX where it has both languages', async () => {
    const own = await folder('own', 'rus', 'eng');
    expect(await ensureTessdata({ ...options(), environment: { TESSDATA_PREFIX: own } })).toBe(own);
  });

  it("are the system's own where it has them", async () => {
    await folder('system/5/tessdata', 'rus', 'eng');
    const directory = await ensureTessdata({ ...options(), systemRoots: [join(root, 'system')] });
    expect(await readFile(join(directory, 'rus.traineddata'), 'utf8')).toBe('rus of system/5/tessdata');
  });

  it('are fetched once, and English ones come with the product', async () => {
    let fetched = 0;
    const fetcher = async (directory: string): Promise<void> => {
      fetched++;
      await writeFile(join(directory, 'rus.traineddata'), 'fetched');
    };
    const directory = await ensureTessdata({ ...options(), fetchers: [fail, fetcher] });
    await ensureTessdata({ ...options(), fetchers: [fail, fetcher] });
    expect(fetched).toBe(1);
    expect((await readFile(join(directory, 'eng.traineddata'))).length).toBeGreaterThan(1_000_000);
  });

  it("that can't be had are explained in Russian with what was tried", async () => {
    const error = await ensureTessdata(options()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TessdataMissing);
    expect(String(error)).toContain('tesseract-ocr-rus');
    expect(String(error)).toContain('сети нет');
  });
});
