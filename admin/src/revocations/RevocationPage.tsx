import { Box, Link } from '@mui/material';
import {
  formatSerial,
  revocationAskerLabels,
  revocationDocumentKindLabels,
  revocationGrounds,
  revocationReasonWords,
} from '@perenos/domain';
import type { RevocationDetail } from '../api/types.ts';
import { formatFull } from '../lib/dates.ts';
import { fileSize } from '../lib/text.ts';
import { Moment, Muted, None, To } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import { Timeline } from '../records/Timeline.tsx';
import { Checks } from './Checks.tsx';
import { Countdown, RevocationBadge } from './parts.tsx';
import { RevocationActions } from './RevocationActions.tsx';

export function RevocationPage() {
  return (
    <RecordCard<RevocationDetail>
      resource="revocations"
      list="Отзыв сертификатов"
      name={(request) => `Запрос ${request.number}`}
    >
      {(request) => <RevocationCard request={request} />}
    </RecordCard>
  );
}

const outcomes: Record<RevocationDetail['approvals'][number]['outcome'], string> = {
  approved: 'отозван',
  refused: 'отказано',
  dropped: 'снято',
  expired: 'истекло',
  waiting: 'ждёт',
};

function RevocationCard({ request }: { request: RevocationDetail }) {
  return (
    <>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mb: 1.5 }}>
        <RevocationBadge state={request.state} />
        <Countdown row={request} />
        {request.state === 'awaiting-approval' && request.approvalExpiresAt !== null && (
          <Muted>согласование действует до {formatFull(request.approvalExpiresAt)}</Muted>
        )}
      </Box>
      <RevocationActions request={request} />
      <Box
        sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' }}
      >
        <div>
          <RequestPart request={request} />
          <DocumentsPart request={request} />
        </div>
        <div>
          <Part title={`Проверки на ${formatFull(request.checkedAt)}`}>
            <Checks checks={request.checks} />
          </Part>
          <ApprovalsPart request={request} />
          <Timeline filter={{ objectType: 'revocation', objectId: request.number }} />
        </div>
      </Box>
    </>
  );
}

function RequestPart({ request }: { request: RevocationDetail }) {
  const { label, basis } = revocationGrounds[request.ground];
  const settled = request.settledAt && `${formatFull(request.settledAt)}, ${request.settledByName}`;
  return (
    <Part title="Запрос">
      <Facts
        facts={[
          [
            'Сертификат',
            <To key="certificate" to={`/certificates/${encodeURIComponent(request.serial)}`}>
              {formatSerial(request.serial)}
            </To>,
          ],
          ['Владелец', request.holder],
          [
            'Абонент',
            request.subscriberId === null ? (
              `ИНН ${request.subscriberInn}`
            ) : (
              <To key="subscriber" to={`/subscribers/${request.subscriberId}`}>
                {request.subscriberName}
              </To>
            ),
          ],
          ['Кто просит', `${request.askerName} (${revocationAskerLabels[request.asker].toLowerCase()})`],
          ['Адрес', request.askerEmail],
          ['Основание', `${label} (${basis})`],
          ['Причина', revocationReasonWords(request.reason)],
          ['Пояснение', request.comment],
          ['Поступил', formatFull(request.receivedAt)],
          ['Зарегистрирован', `${formatFull(request.registeredAt)}, ${request.registeredByName}`],
          [request.state === 'revoked' ? 'Запись в реестр' : 'Завершён', settled],
          ['Решение', request.settledReason],
        ]}
      />
    </Part>
  );
}

function DocumentsPart({ request }: { request: RevocationDetail }) {
  return (
    <Part title="Документы">
      {request.documents.length === 0 ? (
        <None>Документов нет.</None>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 1.5, display: 'grid', gap: 1 }}>
          {request.documents.map((document) => (
            <li key={document.id}>
              <Link href={`/api/revocations/${request.id}/documents/${document.id}`} download sx={{ fontWeight: 600 }}>
                {document.fileName}
              </Link>{' '}
              <Muted>
                {fileSize(document.size)}, <Moment at={document.addedAt} />, {document.addedByName}
              </Muted>
              <div>{revocationDocumentKindLabels[document.kind]}</div>
              {document.text.trim() !== '' && (
                <details>
                  <summary>Что прочитано</summary>
                  <Box sx={{ whiteSpace: 'pre-wrap', color: 'text.secondary', overflowWrap: 'anywhere' }}>
                    {document.text.trim()}
                  </Box>
                </details>
              )}
            </li>
          ))}
        </Box>
      )}
    </Part>
  );
}

function ApprovalsPart({ request }: { request: RevocationDetail }) {
  if (request.approvals.length === 0) return null;
  return (
    <Part title="Согласование">
      <RecordsTable
        label="Согласование"
        rows={request.approvals}
        columns={[
          {
            title: 'Запросил',
            render: (row) => (
              <>
                {row.askedByName}
                <div>
                  <Muted>
                    <Moment at={row.askedAt} />
                  </Muted>
                </div>
              </>
            ),
          },
          { title: 'Действует до', render: (row) => <Moment at={row.expiresAt} /> },
          {
            title: 'Решение',
            render: (row) => [outcomes[row.outcome], row.decidedByName].filter(Boolean).join(', '),
          },
        ]}
      />
    </Part>
  );
}
