import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const newestIn = async (path: string): Promise<number> => {
  const info = await stat(path).catch(() => null);
  if (!info) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  const names = await readdir(path);
  const times = await Promise.all(names.map((name) => newestIn(join(path, name))));
  return Math.max(0, ...times);
};

/** What the panel is made of: a change in any of it makes the built one stale. */
const sources = [
  'admin/src',
  'admin/public',
  'admin/index.html',
  'admin/vite.config.ts',
  'admin/package.json',
  'domain/src',
];

/** Is there no built panel, or was something that it is made of changed since? */
export async function isPanelStale(root: string): Promise<boolean> {
  const built = await stat(join(root, 'admin/dist/index.html')).catch(() => null);
  if (!built) return true;
  const times = await Promise.all(sources.map((source) => newestIn(join(root, source))));
  return Math.max(...times) > built.mtimeMs;
}

/** Runs the panel's own build. Rejects with its output when it fails. */
function buildPanel(root: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const build = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'admin'),
      // Whoever starts the product, a test too, gets the panel that is released, not React's development build.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const output: string[] = [];
    for (const stream of [build.stdout, build.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
    build.on('error', reject);
    build.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Панель не собралась (код ${code}):\n${output.join('')}`)),
    );
  });
}

/**
 * Builds the panel when there is none or its sources are newer. An installation that carries only the built panel has
 * no sources to compare with and is served as it is.
 */
export async function ensurePanelBuilt(root: string, announce: (line: string) => void): Promise<string> {
  const directory = join(root, 'admin/dist');
  if (existsSync(join(root, 'admin/src')) && (await isPanelStale(root))) {
    announce('Панель собирается, это делается один раз…');
    await buildPanel(root);
  }
  return directory;
}
