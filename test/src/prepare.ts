/** Brings what the tests need beyond npm, one after the other, before any test runs: apt-get allows one at a time. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath } from './support/debian.ts';

rmSync(join(import.meta.dirname, '../../var/test-results'), { recursive: true, force: true });
mkdirSync(join(import.meta.dirname, '../../var/test-results'), { recursive: true });

const chromium = chromiumPath();
console.log(
  chromium
    ? `Chromium: ${chromium}`
    : 'ВНИМАНИЕ: Chromium не найден и не устанавливается — тесты в браузере не запустятся',
);

// Once for all products that the tests start: two that build it side by side would take each other's files away.
execFileSync('npm', ['run', '-s', 'build', '-w', 'admin'], {
  cwd: join(import.meta.dirname, '../..'),
  env: { ...process.env, NODE_ENV: 'production' },
  stdio: 'inherit',
});
