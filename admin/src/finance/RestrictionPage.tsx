import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import type { RestrictionDetail } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { formatDate } from '../lib/dates.ts';
import { partnerPath } from '../partners/PartnerList.tsx';
import { Moment, Muted, None, To, toTicket } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { PartnerDebts } from './PartnerDebts.tsx';
import { RestrictionDialog } from './RestrictionDialog.tsx';

export function RestrictionPage() {
  return (
    <RecordCard<RestrictionDetail>
      resource="restrictions"
      list="Ограничения"
      name={(detail) => `Ограничение: ${detail.partnerName}`}
    >
      {(detail) => <Restriction detail={detail} />}
    </RecordCard>
  );
}

function Restriction({ detail }: { detail: RestrictionDetail }) {
  const may = useMay();
  const [act, setAct] = useState<'impose' | 'lift' | null>(null);
  const { current } = detail;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 1.5 }}>
        <Alert severity={current ? 'warning' : 'success'} sx={{ flex: 1 }}>
          {current
            ? `Доступ ограничен с ${formatDate(current.since)}: ${current.imposedBy === 'automatic' ? 'автоматически' : `по запросу Центра продаж ${current.imposedByName}`}.`
            : 'Ограничение не действует.'}
        </Alert>
        {current && may('finance.lift') && (
          <Button variant="contained" onClick={() => setAct('lift')}>
            Снять ограничение
          </Button>
        )}
        {!current && may('finance.impose') && (
          <Button variant="contained" color="warning" onClick={() => setAct('impose')}>
            Ограничить доступ
          </Button>
        )}
      </Box>
      <Box
        sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)', gap: 1.5, alignItems: 'start' }}
      >
        <Part title="Карточка">
          <Facts
            facts={[
              [
                'Партнёр',
                <To key="partner" to={partnerPath(detail.id)}>
                  {detail.partnerName}
                </To>,
              ],
              ['Кто наложил', current?.imposedByName],
              ['Решение принял', current?.decidedByName],
              ['Основание', current?.reason],
              ['Что ограничено', current && 'Доступ в Web-Регистратор'],
              ['Логины', current?.logins.join(', ')],
              ['Центр продаж', current?.salesCenterName],
            ]}
          />
        </Part>
        <div>
          <PartnerDebts partnerId={detail.id} />
          <History lines={detail.history} />
        </div>
      </Box>
      {act && <RestrictionDialog detail={detail} act={act} onClose={() => setAct(null)} />}
    </>
  );
}

function History({ lines }: { lines: RestrictionDetail['history'] }) {
  return (
    <Part title="История ограничений">
      {lines.length === 0 && <None>Здесь ограничений не накладывали и не снимали.</None>}
      <Box
        component="ol"
        sx={{ listStyle: 'none', m: 0, px: 1.5, py: lines.length > 0 ? 1 : 0, display: 'grid', gap: 1 }}
      >
        {lines.map((line) => (
          <li key={line.id}>
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
              <b>{line.title}</b>
              {line.ticketId !== null && toTicket(line.ticketId, line.ticketNumber)}
              <Muted>
                <Moment at={line.at} />, {line.actorName}
                {line.clauses.length > 0 && ` · ${line.clauses.map(clauseName).join(', ')}`}
              </Muted>
            </Box>
            {line.grounds}
          </li>
        ))}
      </Box>
    </Part>
  );
}
