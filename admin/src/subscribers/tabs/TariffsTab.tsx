import type { SubscriberDetail } from '../../api/types.ts';
import { TariffsPanel } from '../../licences/TariffsPanel.tsx';
import { None } from '../../records/parts.tsx';

export function TariffsTab({ subscriber: { licences } }: { subscriber: SubscriberDetail }) {
  return licences.length > 0 ? <TariffsPanel tariffs={licences} /> : <None>Тарифов нет.</None>;
}
