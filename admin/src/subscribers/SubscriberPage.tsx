import { Box } from '@mui/material';
import { directionLabels, subscriberKindLabels } from '@perenos/domain';
import type { SubscriberDetail } from '../api/types.ts';
import { applicationColumns } from '../applications/ApplicationTable.tsx';
import { formatDate } from '../lib/dates.ts';
import { licenceColumns } from '../licences/LicenceTable.tsx';
import { None, TicketsAbout, To } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import { Timeline } from '../records/Timeline.tsx';

export function SubscriberPage() {
  return (
    <RecordCard<SubscriberDetail> resource="subscribers" list="Абоненты" name={(subscriber) => subscriber.name}>
      {(subscriber) => <SubscriberCard subscriber={subscriber} />}
    </RecordCard>
  );
}

/** All that is known of a subscriber; `beside`: in the narrow panel beside a ticket, in one column. */
export function SubscriberCard({ subscriber, beside = false }: { subscriber: SubscriberDetail; beside?: boolean }) {
  const { itsPromo } = subscriber;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: beside ? 'minmax(0, 1fr)' : 'minmax(0, 1fr) minmax(0, 2fr)',
        gap: beside ? 0 : 1.5,
        alignItems: 'start',
      }}
    >
      <div>
        <Part title="Карточка">
          <Facts
            facts={[
              ['Вид', subscriberKindLabels[subscriber.kind]],
              ['ИНН', subscriber.inn],
              ['КПП', subscriber.kpp],
              [
                'Партнёр',
                <To key="partner" to={`/partners/${encodeURIComponent(subscriber.partnerId)}`}>
                  {subscriber.partnerName ?? subscriber.partnerId}
                </To>,
              ],
              ['Адреса', subscriber.emails.join(', ')],
              ['1С:Бухобслуживание', subscriber.services.includes('1c-bukhobsluzhivanie') && 'да'],
              ['Представитель', subscriber.representativeInn && `ИНН ${subscriber.representativeInn}`],
              ['Логин 1С:ИТС', subscriber.itsLogin],
              [
                'Старт ЭДО',
                itsPromo && `заключён ${formatDate(itsPromo.concludedOn)}, ${itsPromo.visible ? 'виден' : 'не виден'}`,
              ],
              [
                'Направления',
                subscriber.directions
                  .map(
                    ({ code, kpp, active }) =>
                      `${directionLabels[code]}${kpp ? ` (${kpp})` : ''}${active ? '' : ', отключено'}`,
                  )
                  .join('; '),
              ],
            ]}
          />
        </Part>
      </div>
      <div>
        <Part title="Лицензии">
          {subscriber.licences.length > 0 ? (
            <RecordsTable label="Лицензии" rows={subscriber.licences} columns={licenceColumns} />
          ) : (
            <None>Лицензий нет.</None>
          )}
        </Part>
        <Part title="Заявки">
          {subscriber.applications.length > 0 ? (
            <RecordsTable label="Заявки" rows={subscriber.applications} columns={applicationColumns} />
          ) : (
            <None>Заявок нет.</None>
          )}
        </Part>
        <TicketsAbout q={subscriber.inn} />
        <Timeline filter={{ objectType: 'subscriber', objectId: `${subscriber.inn}/${subscriber.kpp ?? ''}` }} />
      </div>
    </Box>
  );
}
