import { readFile } from 'node:fs/promises';
import { parseRegistryBundle, type RegistryData, sharedAddressWarning } from '@perenos/domain';
import { importRegistry, type SectionCounts } from '../registry/import.ts';
import { runCommand, UsageError } from './run.ts';

/** `npm run import -- registry.json`: loads a registry bundle (`registry.schema.json`), whole or not at all. */

const sectionNames: Record<keyof RegistryData, string> = {
  partners: 'Партнёры',
  subscribers: 'Абоненты',
  licences: 'Лицензии',
  applications: 'Заявки',
  groups: 'Группы компаний',
  tariffs: 'Тарифы',
  certificates: 'Сертификаты',
  itsContracts: 'Договоры ИТС (по абонентам)',
};

async function readBundle(path: string | undefined): Promise<RegistryData> {
  if (path === undefined) throw new UsageError('Укажите файл реестра: npm run import -- registry.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`Файл ${path} не читается: ${error.code === 'ENOENT' ? 'его нет' : error.message}`);
  });
  const bundle = parseRegistryBundle(parseJson(path, text));
  if (!bundle.ok)
    throw new UsageError(`Файл ${path} не загружен, реестр не изменён.\n${bundle.path}: ${bundle.reason}`);
  return bundle.registry;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const place = /line (\d+) column (\d+)/.exec((error as Error).message);
    const where = place ? ` (строка ${place[1]}, знак ${place[2]})` : '';
    throw new UsageError(`Файл ${path} не загружен, реестр не изменён.\n$: это не JSON${where}`);
  }
}

const describe = (name: string, counts: SectionCounts): string =>
  `${name}: новых ${counts.created}, изменено ${counts.updated}, без изменений ${counts.unchanged}` +
  (counts.kept > 0 ? `, нет в файле и оставлено ${counts.kept}` : '');

await runCommand(
  () => readBundle(process.argv[2]),
  async (database, bundle) => {
    const actor = { kind: 'system', name: 'Загрузка реестра' } as const;
    const report = await importRegistry(database.em(), bundle, actor, new Date());
    console.log(report.changed ? 'Реестр загружен.' : 'Реестр уже таков, ничего не изменено.');
    for (const [section, name] of Object.entries(sectionNames)) {
      console.log(`  ${describe(name, report.sections[section as keyof RegistryData])}`);
    }
    if (report.reversals.length > 0)
      console.error(`Внимание. Файл не знал о решениях, принятых здесь, и отменил их: ${report.reversals.length}`);
    for (const words of report.reversals) console.error(`  ${words}`);
    for (const shared of report.sharedAddresses) console.error(`Внимание. ${sharedAddressWarning(shared)}`);
  },
);
