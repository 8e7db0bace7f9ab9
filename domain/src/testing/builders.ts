import { createRegistry } from '../registry/registry.ts';
import type { Partner, RegistryData, Subscriber } from '../registry/types.ts';
import type { JudgeInput } from '../regulation/types.ts';
import { russianCalendar } from '../working-time/calendar.ts';
import { anItem, aPartner, aRegistryData, aSubscriber } from './registry-builders.ts';

export * from './registry-builders.ts';

/** The sales centre of `p-new`. */
export const aSalesCenter = (over: Partial<Partner> = {}): Partner =>
  aPartner({
    id: 'p-center',
    name: 'АО «Центр»',
    inn: '7702070139',
    kpp: '770201001',
    kind: 'sales-center',
    emails: ['@center.example'],
    logins: ['Center'],
    ...over,
  });

/** An individual entrepreneur, who has no КПП. */
export const anEntrepreneur = (over: Partial<Subscriber> = {}): Subscriber =>
  aSubscriber({ inn: '500100732259', kpp: null, name: 'ИП Иванов Иван Иванович', kind: 'individual', ...over });

export type JudgeInputOver = Partial<Omit<JudgeInput, 'registry'>> & { data?: Partial<RegistryData> };

/** `p-new` asks perevod@ on Tuesday 17.03.2026 to take over the default subscriber. */
export const aJudgeInput = ({ data = {}, ...over }: JudgeInputOver = {}): JudgeInput => ({
  mailbox: 'perevod',
  kind: 'transfer',
  sender: { address: 'ask@new.example', role: 'partner', partnerId: 'p-new' },
  requestDate: '2026-03-17',
  items: [anItem()],
  picturedFields: [],
  letters: [],
  payments: [],
  registry: createRegistry(aRegistryData(data)),
  calendar: russianCalendar,
  dkim: null,
  ...over,
});
