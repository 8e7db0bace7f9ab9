import { useGetList } from 'react-admin';
import type { DebtRow } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { money } from '../lib/text.ts';
import { Muted, None } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import { DebtState } from './DebtList.tsx';

/** All invoices of one partner, with what has come for each. */
export function PartnerDebts({ partnerId }: { partnerId: string }) {
  const { data, error } = useGetList<DebtRow>('debts', {
    filter: { partnerId },
    sort: { field: 'dueDate', order: 'DESC' },
    pagination: { page: 1, perPage: 200 },
  });
  return (
    <Part title="Задолженность">
      {data && data.length > 0 ? (
        <RecordsTable
          label="Задолженность"
          rows={data}
          columns={[
            { title: 'Продукт', render: (debt) => debt.productName },
            { title: 'Счёт', render: (debt) => debt.invoiceNumber },
            {
              title: 'Сумма',
              render: (debt) => (
                <>
                  {money(debt.amountKopecks)}
                  {debt.state !== 'paid' && debt.receivedKopecks > 0 && (
                    <div>
                      <Muted>осталось {money(debt.remainingKopecks)}</Muted>
                    </div>
                  )}
                </>
              ),
            },
            { title: 'Оплатить до', render: (debt) => formatDate(debt.dueDate) },
            { title: 'Состояние', render: (debt) => <DebtState debt={debt} /> },
          ]}
        />
      ) : (
        <None>{error ? 'Счета не загрузились.' : data ? 'Счетов нет.' : 'Загрузка…'}</None>
      )}
    </Part>
  );
}
