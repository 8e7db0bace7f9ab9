import {
  Application,
  belongingsOf,
  type EntityManager,
  ItsContract,
  JournalEntry,
  Licence,
  loadCard,
  objectVersions,
  type Subscriber,
} from '@perenos/db';
import type { IsoDate } from '@perenos/domain';
import type { z } from 'zod';
import type { subscriberDetail, subscriberListRow } from '../contract/subscribers.ts';
import { describeTariffs } from '../licences/describe.ts';
import { ticketNumbers } from '../records/ticket-numbers.ts';
import { viewOfJournalEntry } from '../records/views.ts';
import { partnerNames } from '../registry/partners.ts';
import { viewOfApplication, viewOfSubscriber } from '../registry/views.ts';

/** How many lines of the journal a card shows. */
const historyLength = 40;

/** By what the journal and its versions know a subscriber. */
export const subscriberKey = ({ inn, kpp }: Pick<Subscriber, 'inn' | 'kpp'>): string => `${inn}/${kpp ?? ''}`;

/** Rows of the list. */
export async function describeSubscribers(
  em: EntityManager,
  rows: readonly Subscriber[],
): Promise<z.infer<typeof subscriberListRow>[]> {
  const belongings = await belongingsOf(em, rows);
  const names = await partnerNames(
    em,
    rows.map(({ partnerId }) => partnerId),
  );
  return rows.map((row) => {
    const { groups, products } = belongings(row.id);
    return { ...viewOfSubscriber(row, names), groups, products };
  });
}

/** The whole card. A licence or application is the subscriber's where ИНН and КПП both match (reading 4). */
export async function describeSubscriber(
  em: EntityManager,
  row: Subscriber,
  today: IsoDate,
): Promise<z.infer<typeof subscriberDetail>> {
  const own = { subscriberInn: row.inn, subscriberKpp: row.kpp };
  const licences = await em.find(Licence, own, { orderBy: { validUntil: 'desc', id: 'asc' } });
  const applications = await em.find(Application, own, { orderBy: { receivedOn: 'desc' } });
  const contracts = await em.find(ItsContract, { subscriberInn: row.inn }, { orderBy: { position: 'asc' } });
  const names = await partnerNames(
    em,
    [...applications, ...contracts].map(({ partnerId }) => partnerId),
  );
  const history = await em.find(
    JournalEntry,
    {
      $or: [
        { objectType: 'subscriber', objectId: subscriberKey(row) },
        { objectType: 'licence', objectId: { $in: licences.map(({ id }) => id) } },
        { objectType: 'application', objectId: { $in: applications.map(({ id }) => id) } },
      ],
    },
    { orderBy: { id: 'desc' }, limit: historyLength },
  );
  const numbers = await ticketNumbers(em, history);
  const [listRow] = await describeSubscribers(em, [row]);
  const version = await objectVersions(em, 'subscriber', [subscriberKey(row)]);
  return {
    ...(listRow ?? { ...viewOfSubscriber(row, names), groups: [], products: [] }),
    version: version(subscriberKey(row)).version,
    card: await loadCard(em, row),
    licences: await describeTariffs(em, licences, today),
    applications: applications.map((application) => viewOfApplication(application, names)),
    itsContracts: contracts.map(({ partnerId, validUntil }) => ({
      partnerId,
      partnerName: names.get(partnerId) ?? null,
      validUntil,
    })),
    history: history.map((line) => viewOfJournalEntry(line, numbers)),
  };
}
