import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { createWorker } from 'tesseract.js';
import { withDeadline } from '../deadline.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Where fetched data are kept: `var/tessdata` beside the workspaces. */
export const defaultTessdata = fileURLToPath(new URL('../../../../var/tessdata', import.meta.url));

export type TessdataOptions = {
  /** Where to put what has to be fetched. */
  directory?: string;
  environment?: Record<string, string | undefined>;
  /** Folders in which the system keeps the data of its own tesseract. */
  systemRoots?: string[];
  /** The ways to fetch Russian data, tried in turn; each puts `rus.traineddata` into the folder or throws. */
  fetchers?: ((directory: string) => Promise<void>)[];
};

/** Russian data can't be had: the product runs, letters wait for a person. `attempts` tells why, one line each. */
export class TessdataMissing extends Error {
  readonly attempts: string[];
  constructor(attempts: string[]) {
    super(
      'Нет данных для распознавания русского текста: письма на сканах прочитает только человек. ' +
        'Установите пакет tesseract-ocr-rus, укажите его папку в TESSDATA_PREFIX или дайте доступ к репозиторию пакетов и ' +
        `повторите «npm run ocr:data». Что было испробовано:\n${attempts.map((line) => `— ${line}`).join('\n')}`,
    );
    this.attempts = attempts;
  }
}

/**
 * A folder with `rus.traineddata` and `eng.traineddata`: `TESSDATA_PREFIX`, else the system's, else fetched as a Debian
 * package (no root needed), else by tesseract.js itself. English data come with the npm package where the folder has none.
 * @throws TessdataMissing
 */
export async function ensureTessdata(options: TessdataOptions = {}): Promise<string> {
  const directory = options.directory ?? defaultTessdata;
  const prefix = (options.environment ?? process.env).TESSDATA_PREFIX;
  if (prefix && (await has(prefix, 'rus')) && (await has(prefix, 'eng'))) return prefix;
  if ((await has(directory, 'rus')) && (await has(directory, 'eng'))) return directory;
  await mkdir(directory, { recursive: true });
  await provideRussian(directory, prefix, options);
  await provideEnglish(directory, prefix, options);
  return directory;
}

const fileOf = (directory: string, language: string): string => join(directory, `${language}.traineddata`);
const has = (directory: string, language: string): Promise<boolean> =>
  access(fileOf(directory, language)).then(
    () => true,
    () => false,
  );

async function provideRussian(directory: string, prefix: string | undefined, options: TessdataOptions): Promise<void> {
  if (await has(directory, 'rus')) return;
  for (const folder of [...(prefix ? [prefix] : []), ...(await systemFolders(options.systemRoots))]) {
    if (await has(folder, 'rus')) return install(fileOf(folder, 'rus'), fileOf(directory, 'rus'));
  }
  const attempts: string[] = [];
  for (const fetcher of options.fetchers ?? [fetchDebianPackage, fetchByTesseract]) {
    try {
      await fetcher(directory);
      if (await has(directory, 'rus')) return;
      attempts.push(`${fetcher.name}: файл не появился`);
    } catch (error) {
      attempts.push(`${fetcher.name}: ${String(error instanceof Error ? error.message : error).split('\n')[0]}`);
    }
  }
  throw new TessdataMissing(attempts);
}

/** Debian keeps one folder per major version: `/usr/share/tesseract-ocr/5/tessdata`. */
async function systemFolders(roots = ['/usr/share/tesseract-ocr']): Promise<string[]> {
  const found: string[] = [];
  for (const root of roots) {
    const versions = await readdir(root).catch(() => []);
    found.push(
      ...versions
        .sort()
        .reverse()
        .map((version) => join(root, version, 'tessdata')),
      join(root, 'tessdata'),
    );
  }
  return [...found, '/usr/share/tessdata'];
}

/** Copies beside the target and renames: another process never sees half a file. */
async function install(from: string, to: string): Promise<void> {
  const half = `${to}.${randomUUID()}.part`;
  await copyFile(from, half);
  await rename(half, to);
}

/** Debian's English data read digits better than those of the npm package (no stroke read as 7), so they come first. */
async function provideEnglish(directory: string, prefix: string | undefined, options: TessdataOptions): Promise<void> {
  if (await has(directory, 'eng')) return;
  for (const folder of [...(prefix ? [prefix] : []), ...(await systemFolders(options.systemRoots))]) {
    if (await has(folder, 'eng')) return install(fileOf(folder, 'eng'), fileOf(directory, 'eng'));
  }
  const packed = join(
    dirname(require.resolve('@tesseract.js-data/eng/package.json')),
    '4.0.0_best_int/eng.traineddata.gz',
  );
  const half = `${fileOf(directory, 'eng')}.${randomUUID()}.part`;
  await writeFile(half, await promisify(gunzip)(await readFile(packed)));
  await rename(half, fileOf(directory, 'eng'));
}

const packages = ['tesseract-ocr-rus', 'tesseract-ocr-eng'];

/** `apt-get download` and `dpkg -x` need no root; where the package lists are missing they are fetched into a private folder. */
export async function fetchDebianPackage(directory: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'tessdata-'));
  try {
    const quiet = ['-q', '-o', 'APT::Sandbox::User=root'];
    const download = (extra: string[]) =>
      run('apt-get', [...quiet, ...extra, 'download', ...packages], { cwd: work, timeout: 120_000 });
    await download([]).catch(async () => {
      const own = [
        '-o',
        `Dir::State::lists=${work}/lists`,
        '-o',
        `Dir::Cache=${work}/cache`,
        '-o',
        'Debug::NoLocking=1',
      ];
      await mkdir(join(work, 'lists/partial'), { recursive: true });
      await mkdir(join(work, 'cache/archives/partial'), { recursive: true });
      await run('apt-get', [...quiet, ...own, 'update'], { cwd: work, timeout: 180_000 });
      await download(own);
    });
    for (const deb of (await readdir(work)).filter((name) => name.endsWith('.deb'))) {
      await run('dpkg', ['-x', join(work, deb), join(work, 'unpacked')], { timeout: 60_000 });
    }
    for (const folder of await systemFolders([join(work, 'unpacked/usr/share/tesseract-ocr')])) {
      for (const language of ['rus', 'eng']) {
        if (await has(folder, language)) await install(fileOf(folder, language), fileOf(directory, language));
      }
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** tesseract.js downloads missing languages on its own and keeps them in `cachePath`. */
export async function fetchByTesseract(directory: string): Promise<void> {
  const failure = Promise.withResolvers<never>();
  const started = createWorker('rus', 1, {
    cachePath: directory,
    errorHandler: (reason) => failure.reject(new Error(String(reason))),
  });
  const worker = await withDeadline(
    Promise.race([started, failure.promise]),
    90_000,
    'tesseract.js: нет ответа за 90 с',
  );
  await worker.terminate();
}
