import type { Registry } from '@perenos/domain';
import type { View } from '../text/view.ts';
import type { Party } from './party.ts';

/** What has been read so far: the companies, and the one that the words are about. */
export type Gathered = {
  readonly view: View;
  readonly registry: Registry;
  readonly parties: readonly Party[];
  readonly current: Party | null;
};

/** As whom the registry knows an ИНН, where it knows it as one of the two only. */
export function knownAs(inn: string, registry: Registry): 'partner' | 'subscriber' | null {
  const partner = registry.partnerByInn(inn) !== null;
  const subscriber = registry.subscribersByInn(inn).length > 0;
  return partner === subscriber ? null : partner ? 'partner' : 'subscriber';
}
