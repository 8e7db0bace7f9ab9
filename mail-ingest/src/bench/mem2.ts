import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createDocumentReader } from '../documents/index.ts';
import { samplePages } from './sample-pages.ts';

function smaps() {
  const maps: { start: number; size: number; perm: string; name: string; rss: number }[] = [];
  for (const line of readFileSync('/proc/self/smaps', 'utf8').split('\n')) {
    const head = /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$/.exec(line);
    if (head) {
      const start = parseInt(head[1]!, 16);
      maps.push({ start, size: parseInt(head[2]!, 16) - start, perm: head[3]!, name: head[4]!, rss: 0 });
      continue;
    }
    const rss = /^Rss:\s+(\d+) kB/.exec(line);
    if (rss) maps.at(-1)!.rss = Number(rss[1]);
  }
  const out: Record<string, number> = {};
  const wasm: number[] = []; const arenas: number[] = []; const other: number[] = [];
  maps.forEach((m, i) => {
    const next = maps[i + 1];
    const joined = next && next.start === m.start + m.size && next.perm.startsWith('---') && next.name === '';
    let key = m.name.startsWith('/') ? 'file' : m.name;
    if (m.name === '') {
      if (joined && next.size > 2 ** 31) key = 'wasm';
      else if (m.start % (64 * 2 ** 20) === 0 && (m.size === 64 * 2 ** 20 || (joined && m.size + next.size === 64 * 2 ** 20))) key = 'arena';
      else key = m.rss > 4000 ? 'mmap>4M' : 'mmap';
    }
    out[key] = (out[key] ?? 0) + m.rss;
    if (m.rss > 3000) (key === 'wasm' ? wasm : key === 'arena' ? arenas : key === 'mmap>4M' ? other : []).push(m.rss);
  });
  return { out, big: { wasm, arenas, other } };
}
const samples = await samplePages();
const reader = createDocumentReader({ workers: 2 });
const pages = Number(process.argv[2] ?? 100);
for (let done = 0; done < pages; done += samples.length) {
  await reader.read(samples);
  (globalThis as any).gc?.();
  await setTimeout(300);
  const m = process.memoryUsage();
  const { out, big } = smaps();
  const mb = (k: number) => Math.round(k / 1024);
  console.log(done + 10, 'rss', mb(m.rss / 1024), 'heapUsed', mb(m.heapUsed / 1024), 'ext', mb(m.external / 1024), 'ab', mb(m.arrayBuffers / 1024), Object.entries(out).map(([k, v]) => `${k}=${mb(v)}`).filter(s=>!/=[0-3]$/.test(s)).join(' '), '| big', Object.entries(big).map(([k,v])=>k+' '+v.map(mb).join(',')).join(' ; '));
}
await reader.close();
