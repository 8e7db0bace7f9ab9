import { Alert } from '@mui/material';
import { type CertificateCondition, certificateConditionLabels, type Product, productNames } from '@perenos/domain';
import { useGetList } from 'react-admin';
import { errorText } from '../../api/http.ts';
import type { SubscriberDetail } from '../../api/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { None, To } from '../../records/parts.tsx';
import { RecordsTable } from '../../records/RecordsTable.tsx';

type Row = {
  id: string;
  holder: string;
  product: Product | null;
  validFrom: string;
  validUntil: string;
  condition: CertificateCondition;
};

/** «Сертификаты» of the subscriber's employees. */
export function CertificatesTab({ subscriber }: { subscriber: SubscriberDetail }) {
  const { data, error } = useGetList<Row>('certificates', {
    filter: { subscriberInn: subscriber.inn, subscriberKpp: subscriber.kpp },
    sort: { field: 'validUntil', order: 'DESC' },
    pagination: { page: 1, perPage: 100 },
  });
  if (error) return <Alert severity="error">{errorText(error)}</Alert>;
  if (!data) return <None>Загрузка…</None>;
  if (data.length === 0) return <None>Сертификатов нет.</None>;
  return (
    <RecordsTable
      label="Сертификаты"
      rows={data}
      columns={[
        {
          title: 'Владелец',
          render: (row) => <To to={`/certificates/${encodeURIComponent(row.id)}`}>{row.holder}</To>,
        },
        { title: 'Серийный номер', render: (row) => row.id },
        { title: 'Продукт', render: (row) => (row.product ? productNames[row.product] : '—') },
        { title: 'Действует', render: (row) => `${formatDate(row.validFrom)} – ${formatDate(row.validUntil)}` },
        { title: 'Состояние', render: (row) => certificateConditionLabels[row.condition] },
      ]}
    />
  );
}
