import ArrowBack from '@mui/icons-material/ArrowBack';
import { Alert, Box, Button, IconButton, LinearProgress, Tooltip, Typography } from '@mui/material';
import { productNames } from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import type { DissolvedGroup } from '../api/types.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Moment, Muted, None, To, toTicket } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { type ColumnOf, RecordsTable } from '../records/RecordsTable.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { groupPath } from './links.ts';

const columns: ColumnOf<DissolvedGroup>[] = [
  { title: 'Когда', render: (group) => <Moment at={group.at} /> },
  {
    title: 'Группа',
    render: (group) => (
      <>
        {group.exists ? <To to={groupPath(group.groupId)}>{group.name}</To> : <b>{group.name}</b>}
        <div>
          <Muted>{group.exists ? 'восстановлена' : productNames[group.product]}</Muted>
        </div>
      </>
    ),
  },
  {
    title: 'Участники',
    render: (group) => (
      <>
        {group.memberInns.join(', ')}
        <div>
          <Muted>головная: {group.headInn}</Muted>
        </div>
      </>
    ),
  },
  { title: 'Кто', render: (group) => group.actorName },
  { title: 'Обращение', render: (group) => toTicket(group.ticketId, group.ticketNumber) },
  {
    title: 'Основание',
    render: (group) => (
      <>
        {group.grounds}
        <div>
          <Muted>{group.clauses.map(clauseName).join(', ')}</Muted>
        </div>
      </>
    ),
  },
];

/** The groups that transfers and people have dissolved, as the journal tells it. */
export function DissolvedPage() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data, error, refetch } = useQuery({
    queryKey: ['groups', 'dissolved'],
    queryFn: () => dataProvider.dissolvedGroups(),
  });
  usePageTitle('Распавшиеся группы');
  return (
    <Box sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 52 }}>
        <Tooltip title="Группы компаний">
          <IconButton size="small" component={Link} to="/groups" aria-label="К списку: Группы компаний">
            <ArrowBack fontSize="small" />
          </IconButton>
        </Tooltip>
        <Typography variant="h1">Распавшиеся группы</Typography>
      </Box>
      {error && (
        <Alert severity="error" action={<Button onClick={() => refetch()}>Повторить</Button>}>
          {errorText(error)}
        </Alert>
      )}
      {!data && !error && <LinearProgress aria-label="Загрузка" />}
      {data && (
        <Part title="По журналу, последние сверху">
          {data.length > 0 ? (
            <RecordsTable label="Распавшиеся группы" rows={data} columns={columns} />
          ) : (
            <None>Ни одна группа ещё не распалась.</None>
          )}
        </Part>
      )}
    </Box>
  );
}
