import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const found = (binaries: readonly string[]): string | null => binaries.find((binary) => existsSync(binary)) ?? null;

let listsAreFresh = false;

/**
 * The path of a Debian program, installed with apt-get where that is possible (as root).
 * null where it can't be had: the caller says so loudly.
 */
export function debianProgram(binaries: readonly string[], packageName: string): string | null {
  const present = found(binaries);
  if (present || process.getuid?.() !== 0) return present;
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (!listsAreFresh) execFileSync('apt-get', ['-q', 'update'], { stdio: 'ignore', env });
    listsAreFresh = true;
    execFileSync('apt-get', ['-q', 'install', '-y', '--no-install-recommends', packageName], { stdio: 'ignore', env });
  } catch {
    return null;
  }
  return found(binaries);
}

export const chromiumPath = (): string | null =>
  debianProgram(['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'], 'chromium');
