import { Box } from '@mui/material';
import { directionInWords } from '@perenos/domain';
import type { SubscriberDetail } from '../api/types.ts';
import { applicationColumns } from '../applications/ApplicationTable.tsx';
import { GroupsOf } from '../groups/GroupsOf.tsx';
import { licenceColumns } from '../licences/LicenceTable.tsx';
import { None, TicketsAbout, To } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import { TimelineOf } from '../records/Timeline.tsx';
import { SubscriberTabs } from './SubscriberTabs.tsx';

/** The card with its tabs; beneath it what is going on with the subscriber, and all that has happened. */
export function SubscriberPage() {
  return (
    <RecordCard<SubscriberDetail> resource="subscribers" list="Абоненты" name={(subscriber) => subscriber.name}>
      {(subscriber) => (
        <>
          <SubscriberTabs key={subscriber.id} subscriber={subscriber} />
          <Box
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
              gap: 1.5,
              alignItems: 'start',
            }}
          >
            <div>
              <TicketsAbout q={subscriber.inn} />
              <Applications subscriber={subscriber} />
            </div>
            <TimelineOf rows={subscriber.history} />
          </Box>
        </>
      )}
    </RecordCard>
  );
}

/** What matters of a subscriber beside a ticket, in one narrow column. */
export function SubscriberCard({ subscriber }: { subscriber: SubscriberDetail }) {
  const { licences, card } = subscriber;
  return (
    <>
      <Part title="Карточка">
        <Facts
          facts={[
            ['ИНН', subscriber.inn],
            ['КПП', subscriber.kpp],
            ['ОГРН', card.ogrn],
            [
              'Владелец',
              <To key="partner" to={`/partners/${encodeURIComponent(subscriber.partnerId)}`}>
                {subscriber.partnerName ?? subscriber.partnerId}
              </To>,
            ],
            ['Группа компаний', subscriber.groups.length > 0 && <GroupsOf key="groups" subscriber={subscriber} />],
            ['E-mail', subscriber.emails.join(', ')],
            ['1С:Бухобслуживание', subscriber.services.includes('1c-bukhobsluzhivanie') && 'да'],
            ['Представитель', subscriber.representativeInn && `ИНН ${subscriber.representativeInn}`],
            ['Логин ИТС', subscriber.itsLogin],
            ['Направления', subscriber.directions.map(directionInWords).join('; ')],
          ]}
        />
      </Part>
      <Part title="Лицензии">
        {licences.length > 0 ? (
          <RecordsTable label="Лицензии" rows={licences} columns={licenceColumns} />
        ) : (
          <None>Лицензий нет.</None>
        )}
      </Part>
      <Applications subscriber={subscriber} />
      <TicketsAbout q={subscriber.inn} />
      <TimelineOf rows={subscriber.history} />
    </>
  );
}

function Applications({ subscriber: { applications } }: { subscriber: SubscriberDetail }) {
  return (
    <Part title="Заявки">
      {applications.length > 0 ? (
        <RecordsTable label="Заявки" rows={applications} columns={applicationColumns} />
      ) : (
        <None>Заявок нет.</None>
      )}
    </Part>
  );
}
