import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';

type ExportButtonProps = {
  /** Of the api, beneath `/api`: `/subscribers/export`. */
  path: string;
  /** What is found on the page: the file holds the same rows in the same order. */
  asked: { filter: object; sort?: { field: string; order: string } };
};

const formats = [
  { format: 'xlsx', label: 'Таблица Excel (XLSX)' },
  { format: 'csv', label: 'Текст с разделителями (CSV)' },
] as const;

/** «Экспорт»: what is found, as a file. The browser downloads it itself. */
export function ExportButton({ path, asked: { filter, sort } }: ExportButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const href = (format: string) => {
    const order = sort && { sort: JSON.stringify([sort.field, sort.order]) };
    const query = { format, filter: JSON.stringify(filter), ...order };
    return `/api${path}?${new URLSearchParams(query)}`;
  };
  return (
    <>
      <Button
        startIcon={<FileDownloadOutlined />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Экспорт
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {formats.map(({ format, label }) => (
          <MenuItem key={format} component="a" href={href(format)} download onClick={() => setAnchor(null)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
