import { Alert, Box } from '@mui/material';
import { partnerKindLabels } from '@perenos/domain';
import type { PartnerRow } from '../api/types.ts';
import { PartnerDebts } from '../finance/PartnerDebts.tsx';
import { restrictionPath } from '../finance/RestrictionList.tsx';
import { formatDate } from '../lib/dates.ts';
import { None, TicketsAbout, To } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { Timeline } from '../records/Timeline.tsx';
import { partnerPath } from './PartnerList.tsx';

export function PartnerPage() {
  return (
    <RecordCard<PartnerRow> resource="partners" list="Партнёры" name={(partner) => partner.name}>
      {(partner) => <PartnerCard partner={partner} />}
    </RecordCard>
  );
}

/** All that is known of a partner; `beside`: in the narrow panel beside a ticket, in one column. */
export function PartnerCard({ partner, beside = false }: { partner: PartnerRow; beside?: boolean }) {
  const { restriction } = partner;
  return (
    <>
      {restriction && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          Финансовая блокировка с {formatDate(restriction.since)},{' '}
          {restriction.imposedBy === 'automatic' ? 'введена автоматически' : 'введена по просьбе Центра продаж'}.
        </Alert>
      )}
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
                ['Вид', partnerKindLabels[partner.kind]],
                ['ИНН', partner.inn],
                ['КПП', partner.kpp],
                ['Код партнёра', partner.partnerCode],
                [
                  'Центр продаж',
                  partner.salesCenterId && (
                    <To to={partnerPath(partner.salesCenterId)}>{partner.salesCenterName ?? partner.salesCenterId}</To>
                  ),
                ],
                [
                  'Ограничение',
                  <To key="restriction" to={restrictionPath(partner.id)}>
                    {restriction ? `с ${formatDate(restriction.since)}` : 'не действует'}
                  </To>,
                ],
                [
                  'Абоненты',
                  <To key="subscribers" to={subscribersOf(partner.id)}>
                    показать
                  </To>,
                ],
              ]}
            />
          </Part>
          <Part title="Логины">
            <Exact values={partner.logins} none="Логинов нет." />
          </Part>
          <Part title="Адреса">
            <Exact values={partner.emails} none="Адресов нет." />
          </Part>
        </div>
        <div>
          <PartnerDebts partnerId={partner.id} />
          <TicketsAbout q={partner.inn} />
          <Timeline filter={{ objectType: 'partner', objectId: partner.id }} />
        </div>
      </Box>
    </>
  );
}

const subscribersOf = (partnerId: string) => `/subscribers?filter=${encodeURIComponent(JSON.stringify({ partnerId }))}`;

/** Logins and addresses byte for byte: a space in a login counts (2.3). */
function Exact({ values, none }: { values: string[]; none: string }) {
  if (values.length === 0) return <None>{none}</None>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 1.5, display: 'grid', gap: 0.5 }}>
      {values.map((value) => (
        <Box component="li" key={value} sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {value}
        </Box>
      ))}
    </Box>
  );
}
