import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppEnvironment } from '../app-environment.ts';
import { answerWhileStarting } from '../starting.ts';
import { ensurePanelBuilt, isPanelStale } from './ensure-panel-built.ts';
import { servePanel } from './serve-panel.ts';

let root: string;
const put = async (path: string, text: string, at = 1_000): Promise<void> => {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await utimes(file, at, at);
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'perenos-panel-'));
  await put('admin/dist/index.html', '<title>Панель</title>', 2_000);
  await put('admin/dist/assets/index-abc.js', 'let a = 1;');
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('The panel', () => {
  const panel = () => {
    const app = new Hono<AppEnvironment>();
    servePanel(app, join(root, 'admin/dist'));
    return app;
  };

  it('is served at its root and for its own routes, always fresh', async () => {
    for (const path of ['/', '/tickets/5', '/partners/p-1']) {
      const response = await panel().request(path);
      expect(await response.text()).toContain('Панель');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it("lets browsers keep files whose name carries their content's hash", async () => {
    const response = await panel().request('/assets/index-abc.js');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('answers a missing file or route of the api with 404, never with the page', async () => {
    for (const path of ['/assets/gone.js', '/api/unknown']) expect((await panel().request(path)).status).toBe(404);
  });

  it('serves nothing from outside its folder', async () => {
    await put('admin/secret.txt', 'тайна');
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt'])
      expect(await (await panel().request(path)).text()).not.toContain('тайна');
  });

  it('is sent compressed where a compressed copy lies beside', async () => {
    await put('admin/dist/assets/index-abc.js.br', 'сжато');
    const response = await panel().request('/assets/index-abc.js', { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('content-encoding')).toBe('br');
  });
});

describe('The built panel is stale', () => {
  it('when there is none', async () => {
    await rm(join(root, 'admin/dist'), { recursive: true });
    expect(await isPanelStale(root)).toBe(true);
  });

  it("when a source, its own or the domain's, is newer", async () => {
    await put('admin/src/deep/Page.tsx', '', 1_500);
    expect(await isPanelStale(root)).toBe(false);
    await put('domain/src/labels.ts', '', 2_500);
    expect(await isPanelStale(root)).toBe(true);
  });

  it('never where only the built panel is installed', async () => {
    const said: string[] = [];
    expect(await ensurePanelBuilt(root, (line) => said.push(line))).toBe(join(root, 'admin/dist'));
    expect(said).toEqual([]);
  });
});

describe('While the process starts', () => {
  it("it lives, isn't ready, and says so in Russian", async () => {
    expect(answerWhileStarting(new Request('http://localhost/healthz')).status).toBe(200);
    expect(answerWhileStarting(new Request('http://localhost/readyz')).status).toBe(503);
    const page = answerWhileStarting(new Request('http://localhost/'));
    expect(await page.text()).toContain('Система запускается');
  });
});
