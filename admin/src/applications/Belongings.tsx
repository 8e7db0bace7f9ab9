import { Box, Link, Tab, Tabs } from '@mui/material';
import { directionLabels } from '@perenos/domain';
import { useState } from 'react';
import type { ApplicationDetail } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { innKpp } from '../lib/text.ts';
import { Muted, None, To } from '../records/parts.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import { Extras } from './Extras.tsx';

type Belonging = { application: ApplicationDetail };

const pathOf = ({ id }: ApplicationDetail) => `/api/applications/${encodeURIComponent(id)}`;

/** Сотрудники: the owners of certificates; who signs in the cloud has a QR code. */
export function Employees({ application }: Belonging) {
  if (application.employees.length === 0) return <None>Сотрудники не указаны.</None>;
  return (
    <RecordsTable
      label="Сотрудники"
      rows={application.employees}
      columns={[
        {
          title: 'ФИО',
          render: ({ fullName, jobTitle }) => (
            <>
              <b>{fullName}</b>
              {jobTitle && (
                <div>
                  <Muted>{jobTitle}</Muted>
                </div>
              )}
            </>
          ),
        },
        {
          title: 'Тип сертификата',
          render: ({ id, certificateType, viaDss }) => (
            <>
              {certificateType}
              {viaDss && (
                <div>
                  <Link href={`${pathOf(application)}/employees/${id}/qr`} target="_blank" rel="noopener">
                    Распечатать QR-код
                  </Link>
                </div>
              )}
            </>
          ),
        },
        {
          title: 'Сертификат до',
          render: ({ certificateUntil, certificateSerial }) => (
            <>
              {certificateUntil === null ? '—' : formatDate(certificateUntil)}
              {certificateSerial !== null && (
                <div>
                  <To to={`/certificates/${encodeURIComponent(certificateSerial)}`}>сертификат</To>
                </div>
              )}
            </>
          ),
        },
        {
          title: 'СНИЛС / ИНН',
          render: ({ snils, inn }) => (
            <>
              {snils ?? '—'}
              <div>{inn ?? '—'}</div>
            </>
          ),
        },
      ]}
    />
  );
}

/** Направления: to whom the subscriber reports. */
export function Directions({ application }: Belonging) {
  if (application.directions.length === 0) return <None>Направления не указаны.</None>;
  return (
    <RecordsTable
      label="Направления"
      rows={application.directions.map((direction, index) => ({ ...direction, id: index }))}
      columns={[
        { title: 'Направление', render: ({ code }) => directionLabels[code] },
        { title: 'КПП', render: ({ kpp }) => kpp ?? '—' },
        { title: 'Подключено', render: ({ active }) => (active ? 'да' : 'нет') },
      ]}
    />
  );
}

/** Уполномоченный представитель, with his power of attorney. */
export function Representative({ application: { representative } }: Belonging) {
  if (!representative) return <None>Уполномоченного представителя нет: абонент подписывает сам.</None>;
  const { name, inn, kpp, powerOfAttorney } = representative;
  return (
    <Box sx={{ p: 1.5 }}>
      <b>{name}</b>, {innKpp(inn, kpp)}
      <div>
        {powerOfAttorney
          ? `Доверенность № ${powerOfAttorney.number} от ${formatDate(powerOfAttorney.issuedOn)}, действует до ${formatDate(powerOfAttorney.validUntil)}`
          : 'Доверенность не указана.'}
      </div>
    </Box>
  );
}

const tabs = {
  employees: 'Сотрудники',
  directions: 'Направления',
  representative: 'Уполномоченный представитель',
  extras: 'Дополнительные функции',
};
type BelongingTab = keyof typeof tabs;

/** All of them as tabs, as the register shows them of the application under the cursor. */
export function Belongings({ application }: Belonging) {
  const [shown, setShown] = useState<BelongingTab>('employees');
  return (
    <>
      <Tabs value={shown} onChange={(_, next: BelongingTab) => setShown(next)} aria-label="Подробная информация">
        {(Object.keys(tabs) as BelongingTab[]).map((tab) => (
          <Tab key={tab} value={tab} label={tabs[tab]} />
        ))}
      </Tabs>
      {shown === 'employees' && <Employees application={application} />}
      {shown === 'directions' && <Directions application={application} />}
      {shown === 'representative' && <Representative application={application} />}
      {shown === 'extras' && <Extras application={application} />}
    </>
  );
}
