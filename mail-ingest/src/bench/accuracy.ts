import type { CorpusMail } from './mails.ts';
import type { ComparedPage } from './page-comparison.ts';
import { table, tallyCells } from './report.ts';
import type { Mark } from './score.ts';
import { type Tally, tallyBy } from './statistics.ts';

const rowsOf = (tallies: ReadonlyMap<string, Tally>): string[][] =>
  [...tallies].map(([name, tally]) => [name, ...tallyCells(tally)]);

/** Every field with how often it came out right. */
export function accuracyByField(marks: readonly Mark[]): string {
  const tallies = tallyBy(marks, (mark) => [`${mark.group}: ${mark.field}`, 'всё вместе']);
  const whole = tallies.get('всё вместе');
  tallies.delete('всё вместе');
  return table(['поле', 'верно', 'доля'], [...rowsOf(tallies), ['всё вместе', ...tallyCells(whole)]]);
}

/** Letters and payment documents by what was measured of the attachment, with the seconds that a page took. */
export function accuracyByDamage(marks: readonly Mark[], pages: readonly ComparedPage[]): string {
  const kindsOf = new Map<string, string[]>();
  const place = (file: string, attachment: string): string => `${file} ${attachment}`;
  for (const { source, kinds } of pages) {
    const key = place(source.mail, source.fileName);
    kindsOf.set(key, [...new Set([...(kindsOf.get(key) ?? []), ...kinds])]);
  }
  const ofDocuments = marks.filter((mark) => mark.attachment !== null);
  const groupsOf = ({ file, attachment }: Mark): string[] =>
    kindsOf.get(place(file, attachment ?? '')) ?? ['без страниц: .docx, текст письма'];
  const documents = tallyBy(
    ofDocuments.filter((mark) => mark.field === 'readable'),
    groupsOf,
  );
  const rows = [...tallyBy(ofDocuments, groupsOf)].map(([kind, tally]) => {
    const costs = pages.filter((page) => page.kinds.includes(kind)).map(totalCpu);
    const each = costs.length === 0 ? '—' : (costs.reduce((a, b) => a + b, 0) / costs.length).toFixed(2);
    return [kind, String(documents.get(kind)?.all ?? 0), ...tallyCells(tally), each];
  });
  return table(['вид', 'документов', 'верно', 'доля', 'ЦП на страницу, с'], rows);
}

const totalCpu = ({ costs }: ComparedPage): number => Object.values(costs).reduce((sum, cost) => sum + cost.cpu, 0);

/** The mail's own fields and verdicts by the program that wrote it and by how its text is packed. */
export function accuracyByStyle(marks: readonly Mark[], mails: readonly CorpusMail[]): string {
  const styles = new Map(mails.map(({ file, style }) => [file, [`программа: ${style.client}`, `тело: ${style.body}`]]));
  const groupsOf = ({ file }: Mark): string[] => styles.get(file) ?? ['не разобрано'];
  const fields = tallyBy(
    marks.filter((mark) => mark.group === 'поле'),
    groupsOf,
  );
  const verdicts = tallyBy(
    marks.filter((mark) => mark.field === 'verdict'),
    groupsOf,
  );
  const count = (name: string): string => String([...styles.values()].filter((names) => names.includes(name)).length);
  const names = [...new Set([...styles.values()].flat())].sort();
  const rows = names.map((name) => [
    name,
    count(name),
    ...tallyCells(fields.get(name)),
    ...tallyCells(verdicts.get(name)),
  ]);
  return table(['письма', 'писем', 'поля', 'доля', 'вердикты', 'доля'], rows);
}
