/** A span of time in seconds, which a spreadsheet can sum up; null where there is none. */
export type Duration = { seconds: number };

/** What a cell holds. An instant is shown in Moscow time. */
export type CellValue = string | number | Date | Duration | null;

/** A column of an exported table. Numbers, instants and spans of time stay what they are in a spreadsheet. */
export type ExportColumn<Row> = {
  title: string;
  /** In characters, for the spreadsheet. */
  width: number;
  value: (row: Row) => CellValue;
};

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];
