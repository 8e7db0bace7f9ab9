/** A column of an exported table. Numbers stay numbers in a spreadsheet. */
export type ExportColumn<Row> = {
  title: string;
  /** In characters, for the spreadsheet. */
  width: number;
  value: (row: Row) => string | number | null;
};

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];
