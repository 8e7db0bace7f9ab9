import { Alert, Box, Button } from '@mui/material';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { errorText, fieldErrors } from '../api/http.ts';
import type { StatementRow } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { money } from '../lib/text.ts';
import { useFileDrop } from '../lib/useFileDrop.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Badge } from '../records/Badge.tsx';
import { Moment, Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';

export const statementPath = (id: number) => `/statements/${id}`;

const columns: ColumnOf<StatementRow>[] = [
  {
    title: 'Файл',
    sort: 'fileName',
    render: (statement) => <To to={statementPath(statement.id)}>{statement.fileName}</To>,
  },
  {
    title: 'Состояние',
    sort: 'state',
    width: '16%',
    render: ({ state }) =>
      state === 'booked' ? <Badge tone="execute">проведена</Badge> : <Badge tone="soon">ждёт проведения</Badge>,
  },
  { title: 'Платежей', width: '9%', render: ({ payments }) => payments.toLocaleString('ru-RU') },
  { title: 'Сумма', width: '14%', render: ({ amountKopecks }) => money(amountKopecks) },
  { title: 'Не разнесено', width: '11%', render: ({ unallocated }) => (unallocated === 0 ? '—' : unallocated) },
  {
    title: 'Загружена',
    sort: 'uploadedAt',
    width: '16%',
    render: (statement) => (
      <>
        <Moment at={statement.uploadedAt} />
        <div>
          <Muted>{statement.uploadedByName}</Muted>
        </div>
      </>
    ),
  },
  {
    title: 'Проведена',
    sort: 'bookedAt',
    width: '16%',
    render: (statement) => (
      <>
        <Moment at={statement.bookedAt} />
        {statement.bookedByName && (
          <div>
            <Muted>{statement.bookedByName}</Muted>
          </div>
        )}
      </>
    ),
  },
];

/** Bank statements: a file is chosen, or dropped anywhere on the page, and opens as a preview. */
export function StatementList() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const navigate = useNavigate();
  const may = useMay();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const mayImport = may('finance.import-statement');

  const take = async ([file]: File[]) => {
    if (!file || !mayImport) return;
    setBusy(true);
    setProblem(null);
    try {
      const { statement, known } = await dataProvider.uploadStatement(file);
      navigate(statementPath(statement.id), { state: { known } });
    } catch (error) {
      setProblem(`${file.name}: ${fieldErrors(error).file ?? errorText(error)}`);
    }
    setBusy(false);
  };
  const { over, handlers } = useFileDrop((files) => void take(files));
  return (
    <Box {...handlers} sx={{ position: 'relative', display: 'flex', flexDirection: 'column', height: '100%' }}>
      {problem && (
        <Alert severity="error" onClose={() => setProblem(null)} sx={{ borderRadius: 0 }}>
          {problem}
        </Alert>
      )}
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <RecordsPage<StatementRow>
          resource="statements"
          title="Выписки банка"
          columns={columns}
          sort={{ field: 'uploadedAt', order: 'DESC' }}
          searchHint="Имя файла"
          filters={[
            {
              field: 'state',
              label: 'Состояние',
              all: 'все',
              options: { preview: 'ждут проведения', booked: 'проведены' },
            },
          ]}
          actions={
            <>
              <To to="/unallocated">Неразнесённые платежи</To>
              {mayImport && (
                <>
                  <Button component="a" href="/api/statements/sample" download>
                    Пример файла
                  </Button>
                  <Button variant="contained" disabled={busy} onClick={() => input.current?.click()}>
                    Загрузить выписку
                  </Button>
                  <input
                    ref={input}
                    hidden
                    type="file"
                    accept=".csv,.txt,text/csv,text/plain"
                    aria-label="Файл выписки"
                    onChange={(event) => {
                      void take([...(event.target.files ?? [])]);
                      // the same file can be chosen again
                      event.target.value = '';
                    }}
                  />
                </>
              )}
            </>
          }
        />
      </Box>
      {over && mayImport && (
        <Box
          sx={({ palette }) => ({
            position: 'absolute',
            inset: 16,
            zIndex: 5,
            display: 'grid',
            placeContent: 'center',
            textAlign: 'center',
            borderRadius: 1,
            border: `2px dashed ${palette.primary.main}`,
            bgcolor: palette.tones.wait.bg,
          })}
        >
          <Box sx={{ fontSize: 17, fontWeight: 650 }}>Отпустите файл выписки</Box>
          <Box sx={{ color: 'text.secondary' }}>
            CSV или .txt из обмена 1С с банком. Сначала покажем, что изменится.
          </Box>
        </Box>
      )}
    </Box>
  );
}
