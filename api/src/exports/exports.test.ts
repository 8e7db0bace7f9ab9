import { describe, expect, it } from 'vitest';
import { csv } from './csv.ts';
import type { ExportColumn } from './table.ts';
import { sheet } from './xlsx.ts';

type Row = { name: string; sum: number | null };
const columns: ExportColumn<Row>[] = [
  { title: 'Наименование', width: 40, value: ({ name }) => name },
  { title: 'Сумма', width: 12, value: ({ sum }) => sum },
];

describe('An export', () => {
  it('as CSV opens in a Russian Excel, quotes what must be quoted and lets no formula through', async () => {
    const bytes = await csv(columns, [
      { name: 'ООО «А»; "Б"', sum: 4900.5 },
      { name: '=1+1', sum: null },
    ]);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('Наименование;Сумма\r\n"ООО «А»; ""Б""";4900,5\r\n\'=1+1;\r\n');
  });

  it.each(['=1', '+1', '-1', '@A1', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'])(
    'lets no %j be a formula',
    async (name) => {
      expect(new TextDecoder().decode(await csv(columns, [{ name, sum: null }]))).toMatch(/\r\n"?'/);
    },
  );

  it('as a spreadsheet is a zip archive', async () => {
    const bytes = await sheet('Лист', columns, [{ name: '=1+1', sum: 1 }]);
    expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK');
  });
});
