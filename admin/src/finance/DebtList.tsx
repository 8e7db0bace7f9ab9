import { Box } from '@mui/material';
import { productNames } from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { DebtRow } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { counted } from '../lib/plural.ts';
import { money } from '../lib/text.ts';
import { partnerPath } from '../partners/PartnerList.tsx';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Badge } from '../records/Badge.tsx';
import { ExportButton } from '../records/ExportButton.tsx';
import { Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';

/** A debt in a word: paid when, overdue by how much, or until when there is time. */
export function DebtState({ debt }: { debt: Pick<DebtRow, 'state' | 'overdueDays' | 'paidAt'> }) {
  if (debt.state === 'paid' && debt.paidAt) return <Badge tone="execute">оплачен {formatDate(debt.paidAt)}</Badge>;
  if (debt.state === 'overdue')
    return <Badge tone="late">просрочен на {counted(debt.overdueDays, 'день', 'дня', 'дней')}</Badge>;
  return <Badge tone="quiet">срок не наступил</Badge>;
}

const figures = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

const columns: ColumnOf<DebtRow>[] = [
  {
    title: 'Партнёр',
    sort: 'partnerName',
    render: (debt) => (
      <>
        <To to={partnerPath(debt.partnerId)}>{debt.partnerName}</To>
        <div>
          <Muted>ИНН {debt.partnerInn}</Muted>
          {debt.restricted && <Muted> · доступ ограничен</Muted>}
        </div>
      </>
    ),
  },
  { title: 'Продукт', sort: 'product', width: '17%', render: (debt) => debt.productName },
  { title: 'Счёт', sort: 'invoiceNumber', width: '9%', render: (debt) => debt.invoiceNumber },
  {
    title: 'Сумма',
    sort: 'amountKopecks',
    width: '12%',
    render: (debt) => <Box sx={figures}>{money(debt.amountKopecks)}</Box>,
  },
  {
    title: 'Осталось',
    sort: 'remainingKopecks',
    width: '12%',
    render: (debt) => (
      <Box sx={{ ...figures, fontWeight: debt.remainingKopecks > 0 ? 600 : 400 }}>
        {money(debt.remainingKopecks)}
        {debt.state !== 'paid' && debt.receivedKopecks > 0 && (
          <div>
            <Muted>пришло {money(debt.receivedKopecks)}</Muted>
          </div>
        )}
      </Box>
    ),
  },
  { title: 'Оплатить до', sort: 'dueDate', width: '10%', render: (debt) => formatDate(debt.dueDate) },
  { title: 'Состояние', sort: 'overdueDays', width: '18%', render: (debt) => <DebtState debt={debt} /> },
];

const states = {
  unpaid: 'не оплачены',
  overdue: 'просрочены',
  partial: 'оплачены частично',
  due: 'срок не наступил',
  paid: 'оплачены',
};

/** Sums over all that is found, not over the page. */
function Totals({ filter }: { filter: object }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data } = useQuery({ queryKey: ['debts', 'totals', filter], queryFn: () => dataProvider.debtTotals(filter) });
  if (!data) return null;
  return (
    <Box component="span" sx={{ color: 'text.secondary', mr: 1, ...figures }}>
      Не оплачено <b>{money(data.remainingKopecks)}</b>, из них просрочено <b>{money(data.overdueKopecks)}</b> (
      {counted(data.overdueCount, 'счёт', 'счёта', 'счетов')})
    </Box>
  );
}

/** Who owes what: every invoice with its term and what has come for it. */
export function DebtList() {
  return (
    <RecordsPage<DebtRow>
      resource="debts"
      title="Задолженности"
      columns={columns}
      sort={{ field: 'overdueDays', order: 'DESC' }}
      searchHint="Партнёр, ИНН, номер счёта"
      filters={[
        { field: 'state', label: 'Счета', all: 'все', options: states },
        { field: 'product', label: 'Продукт', all: 'все продукты', options: productNames },
      ]}
      filterDefaults={{ state: 'unpaid' }}
      actions={(asked) => (
        <>
          <Totals filter={asked.filter} />
          <ExportButton path="/debts/export" asked={asked} />
        </>
      )}
    />
  );
}
