import { Alert, Box, Button } from '@mui/material';
import { licenceStateLabels, productNames } from '@perenos/domain';
import { useState } from 'react';
import type { CompanyGroupDetail, CompanyGroupMember } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { formatDate } from '../lib/dates.ts';
import { innKpp } from '../lib/text.ts';
import { partnerPath } from '../partners/PartnerList.tsx';
import { Muted, To } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { type ColumnOf, RecordsTable } from '../records/RecordsTable.tsx';
import { Timeline } from '../records/Timeline.tsx';
import { ClauseDetails } from '../tickets/decision/ClauseDetails.tsx';
import { type AskedChange, GroupChangeDialog } from './GroupChangeDialog.tsx';
import { TransferPreview } from './TransferPreview.tsx';

export function GroupPage() {
  return (
    <RecordCard<CompanyGroupDetail> resource="groups" list="Группы компаний" name={(group) => group.name}>
      {(group) => <GroupCard group={group} />}
    </RecordCard>
  );
}

function GroupCard({ group }: { group: CompanyGroupDetail }) {
  const [asked, setAsked] = useState<AskedChange | null>(null);
  const mayEdit = useMay()('groups.edit');
  return (
    <>
      {group.notices.map((notice) => (
        <Alert key={notice} severity="warning" sx={{ mb: 1, py: 0 }}>
          {notice}
        </Alert>
      ))}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2.4fr)',
          gap: 1.5,
          alignItems: 'start',
        }}
      >
        <div>
          <Part title="Карточка">
            <Facts
              facts={[
                ['Продукт', productNames[group.product]],
                ['Головная компания', group.headName ?? `ИНН ${group.headInn}`],
                ['Организаций', group.memberCount],
                [
                  'Обслуживают',
                  group.partners.map(({ id, name }) => (
                    <div key={id}>
                      <To to={partnerPath(id)}>{name}</To>
                    </div>
                  )),
                ],
                ['Перенос целиком', <WholeTransfer key="clause" clause={group.clause} />],
              ]}
            />
            {mayEdit && (
              <Box sx={{ display: 'flex', gap: 1, px: 1.5, pb: 1.5 }}>
                <Button variant="outlined" onClick={() => setAsked({ type: 'add' })}>
                  Добавить участника
                </Button>
                <Button color="error" onClick={() => setAsked({ type: 'dissolve' })}>
                  Распустить
                </Button>
              </Box>
            )}
          </Part>
          <Timeline filter={{ objectType: 'company_group', objectId: group.id }} />
        </div>
        <div>
          <Part title="Участники">
            <RecordsTable
              label="Участники"
              rows={group.members.map((member) => ({ ...member, id: innKpp(member.inn, member.kpp) }))}
              columns={memberColumns(mayEdit ? (member) => setAsked({ type: 'remove', member }) : null)}
            />
          </Part>
          <TransferPreview group={group} />
        </div>
      </Box>
      {asked !== null && <GroupChangeDialog group={group} asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function WholeTransfer({ clause }: { clause: CompanyGroupDetail['clause'] }) {
  if (clause === null) return 'регламентом не предусмотрен';
  return (
    <ClauseDetails clause={clause.id} clauses={{ [clause.id]: clause.text }}>
      по одному письму головной компании
    </ClauseDetails>
  );
}

const memberName = (member: CompanyGroupMember) => member.name ?? 'Нет в реестре';

function memberColumns(onRemove: ((member: CompanyGroupMember) => void) | null) {
  const columns: ColumnOf<CompanyGroupMember & { id: string }>[] = [
    {
      title: 'Организация',
      render: (member) => (
        <>
          {member.subscriberId === null ? (
            memberName(member)
          ) : (
            <To to={`/subscribers/${member.subscriberId}`}>{memberName(member)}</To>
          )}
          <div>
            <Muted>
              {innKpp(member.inn, member.kpp)}
              {member.isHead && ' · головная'}
            </Muted>
          </div>
        </>
      ),
    },
    {
      title: 'Тариф',
      render: ({ licence }) =>
        licence === null ? (
          <Muted>лицензий нет</Muted>
        ) : (
          <>
            <To to={`/licences/${encodeURIComponent(licence.id)}`}>{licence.tariff}</To>
            <div>
              <Muted>
                {licence.inForce ? 'действует по' : `${licenceStateLabels[licence.state].toLowerCase()}, срок по`}{' '}
                {formatDate(licence.validUntil)}
              </Muted>
            </div>
          </>
        ),
    },
    {
      title: 'Партнёр',
      render: ({ partnerId, partnerName }) =>
        partnerId === null ? '—' : <To to={partnerPath(partnerId)}>{partnerName ?? partnerId}</To>,
    },
  ];
  if (onRemove !== null) {
    columns.push({
      title: 'Действия',
      render: (member) =>
        !member.isHead && (
          <Button onClick={() => onRemove(member)} aria-label={`Исключить: ${memberName(member)}`}>
            Исключить
          </Button>
        ),
    });
  }
  return columns;
}
