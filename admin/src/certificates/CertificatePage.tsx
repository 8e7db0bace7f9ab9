import { Alert, Box, Button } from '@mui/material';
import {
  formatSerial,
  identificationKindLabels,
  keyAlgorithmLabel,
  keyUsageLabels,
  productLabels,
  type RevocationGround,
  type RevocationReason,
  type RevocationState,
  revocationGrounds,
  revocationReasonWords,
  signatureAlgorithmLabel,
} from '@perenos/domain';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { Link } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import type { CertificateDetail, CertificateFields } from '../api/types.ts';
import { formatDate, formatFull } from '../lib/dates.ts';
import { innKpp } from '../lib/text.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { None, To } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { Timeline } from '../records/Timeline.tsx';
import { RevocationBadge } from '../revocations/parts.tsx';
import { ConditionBadge } from './ConditionBadge.tsx';

export function CertificatePage() {
  return (
    <RecordCard<CertificateDetail>
      resource="certificates"
      list="Сертификаты"
      name={(certificate) => certificate.holder}
    >
      {(certificate) => <CertificateCard key={certificate.id} certificate={certificate} />}
    </RecordCard>
  );
}

function CertificateCard({ certificate }: { certificate: CertificateDetail }) {
  const [shown, setShown] = useState<CertificateFields | null>(null);
  const fields = shown ?? certificate.fields;
  return (
    <>
      <Actions certificate={certificate} shown={shown !== null} onShow={setShown} />
      {[...certificate.differences, ...certificate.problems].map((words) => (
        <Alert key={words} severity="warning" sx={{ mb: 1 }}>
          {words}
        </Alert>
      ))}
      <Box
        sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' }}
      >
        <div>
          <RegistryPart certificate={certificate} />
          <RevocationsPart certificate={certificate} />
          <Timeline filter={{ objectType: 'certificate', objectId: certificate.serial }} />
        </div>
        <div>
          {fields === null ? (
            <Part title="Файл сертификата">
              <None>Файл не загружен: реквизиты известны только из реестра.</None>
            </Part>
          ) : (
            <FieldsParts fields={fields} file={certificate.file} />
          )}
        </div>
      </Box>
    </>
  );
}

type ActionsProps = { certificate: CertificateDetail; shown: boolean; onShow: (fields: CertificateFields) => void };

function Actions({ certificate, shown, onShow }: ActionsProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const path = `/api/certificates/${encodeURIComponent(certificate.id)}`;
  const show = async () => {
    try {
      onShow(await dataProvider.showRequisites(certificate.id));
      refresh();
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    }
  };
  const open = certificate.revocations.find(({ state }) => state !== 'refused' && state !== 'withdrawn');
  return (
    <Box
      role="toolbar"
      aria-label="Действия с сертификатом"
      sx={{ display: 'flex', gap: 1, mb: 1.5, flexWrap: 'wrap' }}
    >
      {certificate.mayRequest && certificate.state === 'valid' && !open && (
        <Button
          variant="contained"
          component={Link}
          to={`/revocations/create?serial=${encodeURIComponent(certificate.serial)}`}
        >
          Отозвать
        </Button>
      )}
      {certificate.mayDisclose && certificate.file && !shown && (
        <Button variant="outlined" onClick={show}>
          Показать реквизиты
        </Button>
      )}
      {certificate.mayDisclose && (
        <Button component="a" href={`${path}/card`} download>
          Скачать сертификат в pdf
        </Button>
      )}
      {certificate.mayDisclose && certificate.file && (
        <Button component="a" href={`${path}/file`} download>
          Экспорт сертификата
        </Button>
      )}
    </Box>
  );
}

function RegistryPart({ certificate }: { certificate: CertificateDetail }) {
  return (
    <Part title="Реестр">
      <Facts
        facts={[
          ['Состояние', <ConditionBadge key="condition" condition={certificate.condition} />],
          ['Серийный номер', formatSerial(certificate.serial)],
          [
            'Абонент',
            certificate.subscriberId === null ? (
              'нет в реестре'
            ) : (
              <To key="subscriber" to={`/subscribers/${certificate.subscriberId}`}>
                {certificate.subscriberName}
              </To>
            ),
          ],
          ['ИНН / КПП', innKpp(certificate.subscriberInn, certificate.subscriberKpp)],
          ['Продукт', certificate.product && productLabels[certificate.product]],
          ['Срок', `${formatDate(certificate.validFrom)} – ${formatDate(certificate.validUntil)}`],
        ]}
      />
    </Part>
  );
}

function RevocationsPart({ certificate }: { certificate: CertificateDetail }) {
  const { revocations, state } = certificate;
  if (revocations.length === 0)
    return state === 'revoked' ? (
      <Part title="Отзыв">
        <None>Отозван до того, как запись попала в реестр: запроса здесь нет.</None>
      </Part>
    ) : null;
  return (
    <Part title="Отзыв">
      {revocations.map((request) => (
        <Facts
          key={request.id}
          facts={[
            [
              'Запрос',
              <span key="request">
                <To to={`/revocations/${request.id}`}>{request.number}</To>{' '}
                <RevocationBadge state={request.state as RevocationState} />
              </span>,
            ],
            ['Основание', revocationGrounds[request.ground as RevocationGround].label],
            ['Причина', revocationReasonWords(request.reason as RevocationReason)],
            [
              request.state === 'revoked' ? 'Запись в реестр' : 'Завершён',
              request.settledAt && `${formatFull(request.settledAt)}, ${request.settledByName}`,
            ],
          ]}
        />
      ))}
    </Part>
  );
}

type FieldsPartsProps = { fields: CertificateFields; file: CertificateDetail['file'] };

/** What the X.509 file says, in its own order. */
function FieldsParts({ fields, file }: FieldsPartsProps) {
  const kind = fields.identificationKind;
  return (
    <>
      <Part title="Владелец">
        <Facts facts={fields.subject.map(({ label, value }) => [label, value])} />
      </Part>
      <Part title="Издатель">
        <Facts facts={fields.issuer.map(({ label, value }) => [label, value])} />
      </Part>
      <Part title="Ключ и подпись">
        <Facts
          facts={[
            ['Номер в файле', formatSerial(fields.serial)],
            ['Действителен', `${formatFull(fields.notBefore)} – ${formatFull(fields.notAfter)}`],
            ['Алгоритм ключа', keyAlgorithmLabel(fields.keyAlgorithm)],
            ['Алгоритм подписи', signatureAlgorithmLabel(fields.signatureAlgorithm)],
            ['Назначение ключа', fields.keyUsage.map((usage) => keyUsageLabels[usage]).join(', ')],
            ['Класс средства', fields.toolClasses.join(', ')],
            ['Средство владельца', fields.subjectSignTool],
            ['Средство издателя', fields.issuerSignTool?.signTool],
            ['Средство УЦ', fields.issuerSignTool?.caTool],
            [
              'Заключения',
              fields.issuerSignTool &&
                `${fields.issuerSignTool.signToolCertificate}; ${fields.issuerSignTool.caToolCertificate}`,
            ],
            ['Идентификация', kind === null ? null : (identificationKindLabels[kind] ?? String(kind))],
            ['SHA-256 файла', file?.sha256],
            ['Файл добавил', file && `${file.addedByName}, ${formatFull(file.addedAt)}`],
          ]}
        />
      </Part>
    </>
  );
}
