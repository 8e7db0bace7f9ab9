import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Cost, costOfPrograms } from './cost.ts';

const run = promisify(execFile);

const version = async (): Promise<string | null> =>
  run('tesseract', ['--version']).then(
    ({ stdout }) => stdout.split('\n')[0] ?? null,
    () => null,
  );

/**
 * Debian's own tesseract, installed where that needs no question: by root with apt-get. null, after saying why, where it
 * can't be had; the measurements then go without it.
 */
export async function findNative(say: (text: string) => void): Promise<string | null> {
  const found = await version();
  if (found !== null) return found;
  if (process.getuid?.() !== 0) {
    say('Системного tesseract нет, а установить его может только root: apt-get install tesseract-ocr');
    return null;
  }
  try {
    await run('apt-get', ['-q', 'update'], { timeout: 180_000 });
    await run('apt-get', ['-q', '-y', '--no-install-recommends', 'install', 'tesseract-ocr'], { timeout: 300_000 });
  } catch (error) {
    say(`Системный tesseract установить не удалось: ${(error as Error).message.split('\n')[0]}`);
  }
  return version();
}

export type NativeReading = { text: string; cost: Cost };

export type NativeOptions = {
  tessdata: string;
  languages: 'rus+eng' | 'rus';
  /** null leaves the resolution to the file. */
  dpi: number | null;
  /** One, or as many as the program takes by itself. */
  threads: 'one' | 'own';
};

/** What no page needs: on the busiest machine noise is given up after so long. */
const longestMilliseconds = 120_000;

/**
 * Reads one image with the command-line program, as a user would: the same data, automatic segmentation. The file may be a
 * list of images, one name a line, which one process reads one after the other; form feeds part the pages.
 */
export function readImageFile(file: string, options: NativeOptions, images = 1): Promise<string> {
  const args = [file, 'stdout', '--tessdata-dir', options.tessdata, '-l', options.languages, '--psm', '3'];
  const resolution = options.dpi === null ? [] : ['--dpi', String(options.dpi)];
  const { OMP_THREAD_LIMIT: _, ...inherited } = process.env;
  const env = options.threads === 'own' ? inherited : { ...inherited, OMP_THREAD_LIMIT: '1' };
  const limits = { timeout: longestMilliseconds * images, maxBuffer: 16 * 1024 * 1024 };
  return run('tesseract', [...args, ...resolution], { env, ...limits }).then(
    ({ stdout }) => stdout,
    // What the program can't read (a damaged picture, noise past the limit) has no text.
    () => '',
  );
}

/** The same for an image in memory, by one thread, with what it cost. Nothing else may run at that time. */
export async function readNative(
  image: Uint8Array,
  options: { tessdata: string; directory: string; dpi: number | null },
): Promise<NativeReading> {
  const file = join(options.directory, 'page');
  await writeFile(file, image);
  const { value, cost } = await costOfPrograms(() =>
    readImageFile(file, { ...options, languages: 'rus+eng', threads: 'one' }),
  );
  return { text: value, cost };
}
