import type { DocumentPage } from '../types.ts';
import { type Cost, noCost, sumOf } from './cost.ts';
import { expectedNumbers, foundIn } from './numbers-found.ts';
import type { ComparedPage } from './page-comparison.ts';
import type { Stage } from './pages.ts';
import { costCells, costHead, table, tallyCells } from './report.ts';
import type { TruthLine } from './score.ts';
import type { Way } from './side-by-side.ts';
import type { Tally } from './statistics.ts';

const stages: readonly Stage[] = ['подготовка', 'распознавание', 'ещё раз', 'цифры'];
const recognition = stages.slice(1);
const costOfStages = ({ costs }: ComparedPage, which: readonly Stage[]): Cost =>
  which.map((stage) => costs[stage]).reduce(sumOf, noCost);
const scans = (pages: readonly ComparedPage[]): ComparedPage[] => pages.filter((page) => page.page.method === 'ocr');

/** Seconds of each stage to a scanned page, and of a page with a text layer. */
export function speedByStage(pages: readonly ComparedPage[]): string {
  const scanned = scans(pages);
  const layers = pages.filter((page) => page.page.method === 'text-layer');
  const row = (name: string, which: readonly Stage[], of: readonly ComparedPage[] = scanned): string[] => [
    name,
    String(of.length),
    ...costCells(of.map((page) => costOfStages(page, which))),
  ];
  return table(
    ['этап', 'страниц', ...costHead],
    [...stages.map((stage) => row(stage, [stage])), row('скан целиком', stages), row('PDF с текстом', stages, layers)],
  );
}

/** The same scans through the command-line program: seconds, and how many numbers and dates of the truth its text holds. */
export function besideNative(pages: readonly ComparedPage[], truth: readonly TruthLine[]): string {
  const truths = new Map(truth.map((line) => [line.file, line]));
  const compared = scans(pages).filter((page) => page.native !== null);
  const found = (textOf: (page: ComparedPage) => string): { numbers: Tally; dates: Tally } => {
    const total = { numbers: { right: 0, all: 0 }, dates: { right: 0, all: 0 } };
    for (const [file, text] of documentTexts(compared, textOf)) {
      const line = truths.get(file.mail);
      const expected = line && expectedNumbers(line, file.fileName);
      if (!expected) continue;
      const { numbers, dates } = foundIn(text, expected);
      total.numbers = { right: total.numbers.right + numbers.right, all: total.numbers.all + numbers.all };
      total.dates = { right: total.dates.right + dates.right, all: total.dates.all + dates.all };
    }
    return total;
  };
  const row = (
    name: string,
    costOf: (page: ComparedPage) => Cost,
    textOf: (page: ComparedPage) => string,
  ): string[] => {
    const { numbers, dates } = found(textOf);
    return [name, ...costCells(compared.map(costOf)), ...tallyCells(numbers), ...tallyCells(dates)];
  };
  return table(
    ['чем прочитано', ...costHead, 'ИНН и КПП', 'доля', 'даты', 'доля'],
    [
      row(
        'здесь: один проход по странице, без подготовки',
        ({ costs }) => costs.распознавание,
        ({ firstPass }) => firstPass,
      ),
      row(
        'здесь: все проходы, без подготовки',
        (page) => costOfStages(page, recognition),
        ({ page }) => twiceRead(page),
      ),
      row(
        'здесь: вместе с подготовкой',
        (page) => costOfStages(page, stages),
        ({ page }) => twiceRead(page),
      ),
      row(
        'tesseract: подготовленная страница',
        ({ native }) => native?.prepared.cost ?? noCost,
        ({ native }) => native?.prepared.text ?? '',
      ),
      row(
        'tesseract: страница как пришла',
        ({ native }) => native?.raw.cost ?? noCost,
        ({ native }) => native?.raw.text ?? '',
      ),
    ],
  );
}

/** Seconds to a page where the folder is read as a whole: the time of all of it, shared out, and beside the first way. */
export function wholeFolder(ways: readonly Way[]): string {
  const perPage = ({ pages, cost }: Way): Cost => ({ wall: cost.wall / pages, cpu: cost.cpu / pages });
  const [first] = ways.map(perPage);
  const percent = (value: number, of: number | undefined): string => `${Math.round((100 * value) / (of ?? value))} %`;
  const rows = ways.map((way) => {
    const { wall, cpu } = perPage(way);
    return [
      way.name,
      String(way.pages),
      wall.toFixed(2),
      percent(wall, first?.wall),
      cpu.toFixed(2),
      percent(cpu, first?.cpu),
    ];
  });
  return table(['чем прочитано', 'страниц', 'по часам, с', 'к первой', 'ЦП, с', 'к первой'], rows);
}

/** In words: how the first way, the product's, stands to what the program needs least with the same languages. */
export function standing([here, ...others]: readonly Way[]): string {
  const program = others.filter(({ name }) => name.startsWith('tesseract rus+eng'));
  const said = (what: string, of: keyof Cost): string => {
    const [least] = program.toSorted((a, b) => a.cost[of] / a.pages - b.cost[of] / b.pages);
    if (!here || !least) return '';
    const [own, other] = [here.cost[of] / here.pages, least.cost[of] / least.pages];
    const share = Math.round(100 * Math.abs(own / other - 1));
    const difference = `${share} % ${own > other ? 'больше' : 'меньше'}`;
    return `${what} страница стоит здесь ${own.toFixed(2)} с, на ${difference}, чем самым выгодным способом программы (${least.name}): ${other.toFixed(2)} с`;
  };
  return [said('По часам', 'wall'), said('Процессора', 'cpu')].join('\n');
}

/** The page's text with the second readings of its numbers. */
const twiceRead = ({ text, words }: DocumentPage): string =>
  [text, ...words.map((word) => word.digits ?? '')].join('\n');

type File = ComparedPage['source'];

function documentTexts(pages: readonly ComparedPage[], textOf: (page: ComparedPage) => string): Map<File, string> {
  const texts = new Map<File, string>();
  for (const page of pages) texts.set(page.source, `${texts.get(page.source) ?? ''}\n${textOf(page)}`);
  return texts;
}

/** Pages that another order and another number of engines read differently, as «mail: file, page». Must be none. */
export function readDifferently(
  pages: readonly ComparedPage[],
  before: ReadonlyMap<string, readonly DocumentPage[]>,
): string[] {
  return pages
    .filter(({ source, page }) => {
      const other = before.get(source.key)?.find((one) => one.page === page.page);
      return JSON.stringify(other) !== JSON.stringify(page);
    })
    .map(({ source, page }) => `${source.mail}: ${source.fileName}, стр. ${page.page}`);
}
