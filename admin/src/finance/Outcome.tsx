import { Box } from '@mui/material';
import type { StatementDetail } from '../api/types.ts';
import { money } from '../lib/text.ts';
import { partnerPath } from '../partners/PartnerList.tsx';
import { Badge } from '../records/Badge.tsx';
import { Muted, None, To } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';

/** What booking would do to debts and to restrictions, and why each restriction goes or stays. */
export function Outcome({ statement: { restrictions, debts } }: { statement: StatementDetail }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: 1.5, alignItems: 'start' }}>
      <Part title="Ограничения">
        {restrictions.length === 0 ? (
          <None>Ограничений у плательщиков нет.</None>
        ) : (
          <RecordsTable
            label="Что будет с ограничениями"
            rows={restrictions.map((row) => ({ ...row, id: row.partnerId }))}
            columns={[
              { title: 'Партнёр', render: (row) => <To to={partnerPath(row.partnerId)}>{row.partnerName}</To> },
              {
                title: 'Что будет',
                render: ({ outcome }) =>
                  outcome === 'lifted' ? (
                    <Badge tone="execute">снимается</Badge>
                  ) : (
                    <Badge tone="refuse">остаётся</Badge>
                  ),
              },
              {
                title: 'Почему',
                render: (row) => (
                  <>
                    {row.text} <Muted>{row.rule}</Muted>
                  </>
                ),
              },
            ]}
          />
        )}
      </Part>
      <Part title="Счета">
        {debts.length === 0 ? (
          <None>Ни один счёт не изменится.</None>
        ) : (
          <RecordsTable
            label="Что будет со счетами"
            rows={debts.map((row) => ({ ...row, id: `${row.partnerId}/${row.productName}/${row.invoiceNumber}` }))}
            columns={[
              { title: 'Партнёр', render: (row) => row.partnerName },
              {
                title: 'Счёт',
                render: (row) => (
                  <>
                    {row.invoiceNumber}
                    <div>
                      <Muted>{row.productName}</Muted>
                    </div>
                  </>
                ),
              },
              { title: 'Сумма', render: (row) => money(row.amountKopecks) },
              { title: 'Пришло', render: (row) => money(row.receivedAfter - row.receivedBefore) },
              {
                title: 'Станет',
                render: (row) =>
                  row.paidAt ? (
                    <Badge tone="execute">оплачен</Badge>
                  ) : (
                    <Badge tone="soon">останется {money(row.amountKopecks - row.receivedAfter)}</Badge>
                  ),
              },
            ]}
          />
        )}
      </Part>
    </Box>
  );
}
