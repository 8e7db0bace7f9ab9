import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulatedDesk } from './simulated-desk.ts';

/*
 * That the audit's workbook opens in LibreOffice with the same sums: `node test/src/bench/audit-xlsx.ts`. Needs `soffice`
 * (Debian: libreoffice-calc); installs nothing.
 */

const hasOffice = (): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** A sheet as LibreOffice writes it out: comma, quotes where they are needed. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, ''));

function sheetsOf(folder: string, workbook: Uint8Array): Map<string, string[][]> {
  writeFileSync(join(folder, 'audit.xlsx'), workbook);
  // 44 comma, 34 quote, 76 UTF-8, the last -1: every sheet into a file of its own
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync(
    'soffice',
    [profile, '--headless', '--convert-to', filter, '--outdir', folder, join(folder, 'audit.xlsx')],
    {
      stdio: 'ignore',
      timeout: 300_000,
    },
  );
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return new Map(
    files.map((file) => [
      file.replace(/^audit-|\.csv$/g, ''),
      readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').map(cellsOf),
    ]),
  );
}

if (!hasOffice()) {
  console.log('LibreOffice is not here: install libreoffice-calc to compare the sums.');
  process.exit(2);
}

const { product, caller, query } = await startSimulatedDesk(2_000);
const folder = mkdtempSync(join(tmpdir(), 'perenos-xlsx-'));
try {
  const response = await caller.request(`/api/audit/export?format=xlsx&${query}`);
  const sheets = sheetsOf(folder, new Uint8Array(await response.arrayBuffer()));
  const figures = new Map((sheets.get('Показатели') ?? []).map(([name = '', value = '']) => [name, value]));
  const [titles = [], ...rows] = sheets.get('Обращения') ?? [];
  const column = (title: string): string[] => rows.map((row) => row[titles.indexOf(title)] ?? '');
  for (const title of [
    'Поступило',
    'Завершено',
    'Завершено в срок',
    'Завершено с опозданием',
    'Открыто на конец',
    'Нарушения срока',
  ]) {
    const sum = column(title).reduce((total, cell) => total + Number(cell), 0);
    assert.equal(sum, Number(figures.get(title)), title);
    const byMailbox = sheets.get('Ящик') ?? [];
    const at = byMailbox[0]?.indexOf(title) ?? -1;
    assert.equal(
      byMailbox.slice(1).reduce((total, row) => total + Number(row[at]), 0),
      sum,
      `${title}, by mailbox`,
    );
    console.log(`${title}: ${sum}`);
  }
  // in the notation of the language that LibreOffice runs in
  const isDate = (cell: string): boolean => /^\d\d[./]\d\d[./]\d{4} \d\d:\d\d:\d\d$/.test(cell);
  assert.ok(column('Поступило (МСК)').every(isDate), 'dates are dates');
  const isTime = (cell: string): boolean => cell === '' || /^\d+:\d\d:\d\d(?: [AP]M)?$/.test(cell);
  assert.ok(column('Рабочее время до завершения').every(isTime), 'times are times');
  console.log(`${rows.length} tickets in LibreOffice: the sums are those of the page`);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await product.remove();
}
