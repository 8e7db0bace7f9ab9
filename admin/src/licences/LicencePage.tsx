import { Box } from '@mui/material';
import { productNames, tariffKindLabels } from '@perenos/domain';
import type { TariffRow } from '../api/types.ts';
import { innKpp } from '../lib/text.ts';
import { To } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { Timeline } from '../records/Timeline.tsx';
import { TariffsPanel } from './TariffsPanel.tsx';

export function LicencePage() {
  return (
    <RecordCard<TariffRow> resource="licences" list="Лицензии" name={(tariff) => `Лицензия № ${tariff.id}`}>
      {(tariff) => (
        <>
          <Part title="Тариф">
            <TariffsPanel tariffs={[tariff]} />
          </Part>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: 1.5 }}>
            <Part title="Лицензия">
              <Facts facts={factsOf(tariff)} />
            </Part>
            <Timeline filter={{ objectType: 'licence', objectId: tariff.id }} />
          </Box>
        </>
      )}
    </RecordCard>
  );
}

const factsOf = (tariff: TariffRow): [string, React.ReactNode][] => [
  ['Продукт', productNames[tariff.product]],
  ['Вид тарифа', tariff.kind ? tariffKindLabels[tariff.kind] : 'нет в каталоге'],
  [
    'Абонент',
    tariff.subscriberId === null ? (
      tariff.subscriberName
    ) : (
      <To key="subscriber" to={`/subscribers/${tariff.subscriberId}?tab=tariffs`}>
        {tariff.subscriberName}
      </To>
    ),
  ],
  ['ИНН / КПП', innKpp(tariff.subscriberInn, tariff.subscriberKpp)],
  [
    'Партнёр',
    tariff.partnerId ? (
      <To key="partner" to={`/partners/${encodeURIComponent(tariff.partnerId)}`}>
        {tariff.partnerName ?? tariff.partnerId}
      </To>
    ) : (
      'как у абонента'
    ),
  ],
];
