import { Button } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/useMay.ts';
import { formatDate } from '../lib/dates.ts';
import { Badge } from '../records/Badge.tsx';
import { Moment, Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { DrawDialog } from './DrawDialog.tsx';
import type { SampleRow } from './oversightVerbs.ts';

const columns: ColumnOf<SampleRow>[] = [
  {
    title: 'Выборка',
    render: (row) => (
      <>
        <To to={`/samples/${row.id}/show`}>
          {formatDate(row.from)} — {formatDate(row.to)}
        </To>
        <div>
          <Muted>начальное значение «{row.seed}»</Muted>
        </div>
      </>
    ),
  },
  { title: 'На сотрудника', width: '12%', render: (row) => row.perSpecialist },
  { title: 'На пункт', width: '10%', render: (row) => row.perClause },
  { title: 'Решений', width: '14%', render: (row) => `${row.size} из ${row.drawnFrom}` },
  {
    title: 'Проверено',
    width: '14%',
    render: (row) => (
      <Badge tone={row.reviewed === row.size ? 'execute' : 'soon'}>
        {row.reviewed} из {row.size}
      </Badge>
    ),
  },
  {
    title: 'Ошибок',
    width: '9%',
    render: (row) => (row.wrong > 0 ? <Badge tone="late">{row.wrong}</Badge> : '0'),
  },
  {
    title: 'Сделана',
    width: '17%',
    render: (row) => (
      <>
        <Moment at={row.createdAt} />
        <div>
          <Muted>{row.createdByName}</Muted>
        </div>
      </>
    ),
  },
];

/** Samples of decisions, each with how far its review is. */
export function SampleList() {
  const may = useMay();
  const [drawing, setDrawing] = useState(false);
  return (
    <>
      <RecordsPage<SampleRow>
        resource="samples"
        title="Выборки решений"
        columns={columns}
        sort={{ field: 'id', order: 'DESC' }}
        searchHint="Начальное значение"
        actions={
          may('sampling.review') && (
            <Button variant="contained" onClick={() => setDrawing(true)}>
              Новая выборка
            </Button>
          )
        }
      />
      {drawing && <DrawDialog onClose={() => setDrawing(false)} />}
    </>
  );
}
