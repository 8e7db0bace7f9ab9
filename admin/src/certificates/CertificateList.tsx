import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import { certificateConditionLabels, formatSerial } from '@perenos/domain';
import { useState } from 'react';
import type { CertificateRow } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { formatDate } from '../lib/dates.ts';
import { innKpp } from '../lib/text.ts';
import { ExportButton } from '../records/ExportButton.tsx';
import { Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { ConditionBadge } from './ConditionBadge.tsx';
import { UploadDialog } from './UploadDialog.tsx';

const columns: ColumnOf<CertificateRow>[] = [
  {
    title: 'Владелец',
    sort: 'holder',
    render: (row) => <To to={`/certificates/${encodeURIComponent(row.id)}`}>{row.holder}</To>,
  },
  {
    title: 'Абонент',
    sort: 'subscriberInn',
    width: '27%',
    render: (row) => (
      <>
        {row.subscriberName ?? 'нет в реестре'}
        <div>
          <Muted>{innKpp(row.subscriberInn, row.subscriberKpp)}</Muted>
        </div>
      </>
    ),
  },
  {
    title: 'Серийный номер',
    sort: 'serial',
    width: '24%',
    render: (row) => (
      <>
        {formatSerial(row.serial)}
        {!row.hasFile && (
          <div>
            <Muted>файл не загружен</Muted>
          </div>
        )}
      </>
    ),
  },
  {
    title: 'Срок',
    sort: 'validUntil',
    width: '13%',
    render: (row) => (
      <>
        до {formatDate(row.validUntil)}
        <div>
          <Muted>с {formatDate(row.validFrom)}</Muted>
        </div>
      </>
    ),
  },
  { title: 'Состояние', width: '13%', render: (row) => <ConditionBadge condition={row.condition} /> },
];

/** The register of certificates. */
export function CertificateList() {
  const may = useMay();
  const [uploading, setUploading] = useState(false);
  return (
    <>
      <RecordsPage<CertificateRow>
        resource="certificates"
        title="Сертификаты"
        columns={columns}
        sort={{ field: 'validUntil', order: 'DESC' }}
        searchHint="Владелец, ИНН, серийный номер"
        filters={[{ field: 'condition', label: 'Состояние', all: 'все', options: certificateConditionLabels }]}
        actions={(asked) => (
          <>
            <ExportButton path="/certificates/export" asked={asked} />
            {may('certificates.upload') && (
              <Button variant="contained" startIcon={<UploadFileOutlined />} onClick={() => setUploading(true)}>
                Загрузить сертификат
              </Button>
            )}
          </>
        )}
      />
      {uploading && <UploadDialog onClose={() => setUploading(false)} />}
    </>
  );
}
