import { Button } from '@mui/material';
import { escalationRecipientLabels } from '@perenos/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useMay } from '../auth/useMay.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Badge } from '../records/Badge.tsx';
import { Moment, None, toTicket } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { type ColumnOf, RecordsTable } from '../records/RecordsTable.tsx';
import { AheadPart } from './AheadPart.tsx';
import { EscalationDialog } from './EscalationDialog.tsx';
import type { Escalation, EscalationRule } from './oversightVerbs.ts';
import { Page } from './Page.tsx';

const ways = ({ byMail, byNote }: EscalationRule): string =>
  [byNote ? 'заметкой с упоминанием' : '', byMail ? 'письмом' : ''].filter(Boolean).join(' и ');
const whom = ({ recipient, userName }: EscalationRule): string =>
  recipient === 'user' ? `${escalationRecipientLabels.user} ${userName}` : escalationRecipientLabels[recipient];

const firedColumns: ColumnOf<Escalation>[] = [
  { title: 'Когда', render: (row) => <Moment at={row.at} /> },
  { title: 'Обращение', render: (row) => toTicket(row.ticketId, row.number) },
  { title: 'Доля срока', render: (row) => `${row.percent} %` },
  { title: 'Кому по правилу', render: (row) => escalationRecipientLabels[row.recipient] },
  { title: 'Кому сообщено', render: (row) => row.told.join(', ') || 'тем же людям по более срочному правилу' },
  { title: 'Доля достигнута', render: (row) => <Moment at={row.reachedAt} /> },
];

/** The rules are looked at once a minute. */
const refreshMs = 60_000;

/** Who is told when a part of a term has run, and whom it was told. */
export function EscalationsPage() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const may = useMay();
  const [edited, setEdited] = useState<EscalationRule | 'new' | null>(null);
  const rules = useQuery({ queryKey: ['escalations', 'rules'], queryFn: () => dataProvider.escalationRules() });
  const fired = useQuery({
    queryKey: ['escalations', 'fired'],
    queryFn: () => dataProvider.escalations(),
    refetchInterval: refreshMs,
  });
  const manages = may('escalations.manage');
  const columns: ColumnOf<EscalationRule>[] = [
    { title: 'Доля срока', render: (row) => <b>{row.percent} %</b> },
    { title: 'Кому', render: whom },
    { title: 'Как', render: ways },
    {
      title: 'Состояние',
      render: (row) => <Badge tone={row.active ? 'execute' : 'quiet'}>{row.active ? 'действует' : 'выключено'}</Badge>,
    },
    { title: 'Сработало', render: (row) => row.fired },
    {
      title: '',
      render: (row) =>
        manages && (
          <Button
            sx={{ my: -0.5 }}
            onClick={() => setEdited(row)}
            aria-label={`Изменить правило на ${row.percent} %, ${whom(row)}`}
          >
            Изменить
          </Button>
        ),
    },
  ];
  return (
    <Page
      title="Эскалации"
      pending={rules.isPending || fired.isPending}
      error={rules.error ?? fired.error}
      actions={
        manages && (
          <Button variant="contained" onClick={() => setEdited('new')}>
            Новое правило
          </Button>
        )
      }
    >
      <Part title="Правила: доля срока в рабочем времени">
        {rules.data && <RecordsTable label="Правила эскалации" rows={rules.data} columns={columns} />}
        <None>
          Пока срок стоит (ждём данных или даты переноса), правила молчат. Если у обращения нет исполнителя, узнают
          руководители. Каждое правило срабатывает один раз, пока срок не начнётся заново.
        </None>
      </Part>
      <AheadPart />
      <Part title="Последние срабатывания">
        {fired.data?.length === 0 ? (
          <None>Правила ещё не срабатывали.</None>
        ) : (
          <RecordsTable label="Последние срабатывания" rows={fired.data ?? []} columns={firedColumns} />
        )}
      </Part>
      {edited !== null && (
        <EscalationDialog
          rule={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onKept={(kept) => {
            queryClient.setQueryData(['escalations', 'rules'], kept);
            setEdited(null);
          }}
        />
      )}
    </Page>
  );
}
