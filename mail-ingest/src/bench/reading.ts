import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseRegistryBundle } from '@perenos/domain';
import { ensureTessdata } from '../documents/ocr/tessdata.ts';
import { accuracyByDamage, accuracyByField, accuracyByStyle } from './accuracy.ts';
import { ArgumentsError, type ReadingArguments, readArguments, usage } from './arguments.ts';
import { readMails } from './mails.ts';
import { findNative } from './native.ts';
import { comparePages } from './page-comparison.ts';
import { compareLine, executionsWithoutGrounds, type Mark, readTruth } from './score.ts';
import { runSideBySide } from './side-by-side.ts';
import { besideNative, readDifferently, speedByStage, standing, wholeFolder } from './speed.ts';
import { checkAll } from './whole-check.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} МБ`;

async function bench({ registry: registryPath, mail, truth: truthPath }: ReadingArguments): Promise<void> {
  const bundle = parseRegistryBundle(JSON.parse(await readFile(registryPath, 'utf8')));
  if (!bundle.ok) throw new ArgumentsError(`Реестр отвергнут: ${bundle.path} — ${bundle.reason}`);
  const truth = await readTruth(truthPath);
  const tessdata = await ensureTessdata();
  const native = await findNative(say);
  const mails = await readMails(mail);

  say('Проверка всей папки…');
  const whole = await checkAll(bundle.registry, mail, say);
  const afterCheck = process.resourceUsage().maxRSS * 1024;
  const marks = truth.flatMap((line) => compareLine(line, whole.lines.get(line.file)));
  const groundless = truth.reduce((n, line) => n + executionsWithoutGrounds(line, whole.lines.get(line.file)), 0);

  say('Страницы по одной…');
  const onPage = (done: number): void => void (done % 10 === 0 && say(`${done} страниц`));
  const { pages, scans } = await comparePages(mails, { tessdata, native: native !== null, onPage });
  const different = readDifferently(pages, whole.pages);
  if (native !== null) say('Сканы всей папкой, здесь и системным tesseract…');
  const beside = native === null ? null : await runSideBySide(scans, tessdata);

  print(
    `Машина: ${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}; ${native ?? 'без tesseract'}`,
  );
  print(`Писем ${mails.length}, страниц ${pages.length}`);
  print(
    `Вся проверка: ${whole.cost.wall.toFixed(0)} с, процессора ${whole.cost.cpu.toFixed(0)} с, память до ${megabytes(afterCheck)}`,
  );
  print(`Исполнений без оснований: ${groundless}`);
  print(`Страниц, прочитанных иначе в другом порядке и одним движком: ${different.length}`);
  for (const page of different) print(`  ${page}`);
  print(`\nТочность по полям\n${accuracyByField(marks)}`);
  print(`\nДокументы по виду страниц\n${accuracyByDamage(marks, pages)}`);
  print(`\nПисьма по программам и телу\n${accuracyByStyle(marks, mails)}`);
  print(`\nВремя на страницу\n${speedByStage(pages)}`);
  if (native !== null) print(`\nРядом с tesseract на тех же данных\n${besideNative(pages, truth)}`);
  if (beside)
    print(`\nВсе сканы папки на тех же ядрах, секунд на страницу\n${wholeFolder(beside)}\n${standing(beside)}`);
  printMisses(marks);
}

function printMisses(marks: readonly Mark[]): void {
  const wrong = marks.filter((mark) => !mark.right);
  if (wrong.length > 0) print('\nНе так, как должно быть');
  for (const { file, attachment, field, expected, got } of wrong)
    print(
      `  ${[file, attachment, field].filter(Boolean).join(' · ')}: ${JSON.stringify(expected)} → ${JSON.stringify(got)}`,
    );
}

try {
  await bench(readArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof ArgumentsError)) throw error;
  say(`${error.message}\n${usage}`);
  process.exitCode = 2;
}
