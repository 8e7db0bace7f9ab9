import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Dovecot's programs lie: `root` is empty for the system's own, else the folder they were unpacked into. */
export type DovecotBinaries = { root: string; dovecot: string; libraryPath: string | null };

/** Dovecot can't be had on this machine; the message says why. */
export class DovecotUnavailable extends Error {}

type FoundDovecot = { binaries: DovecotBinaries; dispose: () => Promise<void> };
const multiarch = ['x86_64-linux-gnu', 'aarch64-linux-gnu'];
const packages = ['dovecot-core', 'dovecot-imapd'];

async function isInstalled(name: string): Promise<boolean> {
  const { stdout } = await run('dpkg', ['-s', name]).catch(() => ({ stdout: '' }));
  return stdout.includes('Status: install ok installed');
}

/** The packages that Dovecot's own need and the machine lacks. */
async function missingDependencies(): Promise<string[]> {
  const { stdout } = await run('apt-cache', [
    'depends',
    '--no-recommends',
    '--no-suggests',
    '--no-conflicts',
    ...packages,
  ]);
  const named = [...stdout.matchAll(/^\s*(?:Pre)?Depends: ([a-z0-9][a-z0-9.+-]*)$/gm)].map((m) => m[1] ?? '');
  const missing: string[] = [];
  for (const name of new Set(named)) if (!packages.includes(name) && !(await isInstalled(name))) missing.push(name);
  return missing;
}

/**
 * Dovecot looks for its configuration reader and its plug-ins at fixed paths. Unpacked elsewhere it is pointed there by
 * paths of the same length in `/tmp`.
 */
async function relocate(root: string, id: string): Promise<string[]> {
  const reader = `/tmp/dvcf-${id}`;
  const modules = `/tmp/dvmod-${id}`.padEnd(24, '_');
  const patches: [string, string][] = [
    ['/usr/bin/doveconf', reader],
    ['/usr/lib/dovecot/modules', modules],
  ];
  const lib = join(root, 'usr/lib/dovecot');
  const files = [join(root, 'usr/sbin/dovecot'), ...(await readdir(lib)).map((name) => join(lib, name))];
  for (const file of new Set(await Promise.all(files.map((f) => realpath(f).catch(() => f))))) {
    const bytes = await readFile(file).catch(() => null);
    if (!bytes) continue;
    let text = bytes.toString('latin1');
    for (const [from, to] of patches) {
      if (from.length !== to.length) throw new Error(`${to} is not as long as ${from}`);
      text = text.replaceAll(from, to);
    }
    await writeFile(file, Buffer.from(text, 'latin1'));
  }
  await writeFile(reader, `#!/bin/sh\nexec ${join(root, 'usr/bin/doveconf')} "$@"\n`);
  await chmod(reader, 0o755);
  await rm(modules, { force: true });
  await symlink(join(lib, 'modules'), modules);
  return [reader, modules];
}

async function unpack(): Promise<FoundDovecot> {
  const work = await mkdtemp(join(tmpdir(), 'perenos-dovecot-'));
  await chmod(work, 0o755);
  const root = join(work, 'root');
  await mkdir(root);
  try {
    const names = [...packages, ...(await missingDependencies())];
    await run('apt-get', ['download', ...names], { cwd: work }).catch(async () => {
      // A fresh image has no package lists yet; only root can fetch them.
      await run('apt-get', ['update']);
      await run('apt-get', ['download', ...names], { cwd: work });
    });
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw new DovecotUnavailable(`Debian's packages of Dovecot can't be had: ${(error as Error).message}`);
  }
  for (const file of await readdir(work)) if (file.endsWith('.deb')) await run('dpkg', ['-x', join(work, file), root]);
  const links = await relocate(root, String(process.pid).padStart(7, '0').slice(-7));
  const libraries = [join(root, 'usr/lib/dovecot'), ...multiarch.map((name) => join(root, 'usr/lib', name))];
  return {
    binaries: { root, dovecot: join(root, 'usr/sbin/dovecot'), libraryPath: libraries.join(':') },
    dispose: async () => {
      for (const path of [work, ...links]) await rm(path, { recursive: true, force: true });
    },
  };
}

/**
 * The system's Dovecot, else Debian's packages unpacked (as root or not) into a temporary folder; nothing is installed.
 * @throws {DovecotUnavailable}
 */
export async function findDovecot(): Promise<FoundDovecot> {
  if (existsSync('/usr/sbin/dovecot'))
    return { binaries: { root: '', dovecot: '/usr/sbin/dovecot', libraryPath: null }, dispose: async () => {} };
  if (!existsSync('/usr/bin/apt-get')) throw new DovecotUnavailable('neither Dovecot nor apt-get is on this machine');
  return unpack();
}
