import { type EntityManager, LicenceExtension, objectVersions, openTicketsAbout } from '@perenos/db';
import {
  directionInWords,
  type IsoDate,
  innsOf,
  type Licence,
  type Registry,
  standingOf,
  type TariffEvent,
  touchedBy,
} from '@perenos/domain';
import type { z } from 'zod';
import type { touchedAnswer } from '../contract/tariffs.ts';
import { type Chosen, chooseLicences, innsToLock, registryAbout } from './chosen.ts';
import { viewOfExtension } from './describe.ts';

const nameOf = (registry: Registry, { subscriberInn, subscriberKpp }: Licence): string =>
  registry.subscriber(subscriberInn, subscriberKpp)?.name ?? `ИНН ${subscriberInn}`;

/**
 * The warning before a change: what it touches, what stays, and which open requests will be judged again. It names the
 * licences with their versions: only these, as they were shown, are then changed. Throws where nothing can be changed.
 */
export async function describeTouched(
  em: EntityManager,
  chosen: Chosen,
  event: TariffEvent,
  today: IsoDate,
): Promise<z.infer<typeof touchedAnswer>> {
  const registry = await registryAbout(em, await innsToLock(em, chosen));
  const licences = await chooseLicences(em, chosen, event, registry, today);
  const ids = licences.map(({ id }) => id);
  const versionOf = await objectVersions(em, 'licence', ids);
  const touched = touchedBy(event, licences, registry, today);
  const tickets = await openTicketsAbout(em, innsOf(licences, touched));
  const kept =
    event === 'revoke' ? await em.find(LicenceExtension, { licence: { $in: ids } }, { orderBy: { id: 'asc' } }) : [];
  return {
    event,
    licences: licences.map((licence) => ({
      id: licence.id,
      version: versionOf(licence.id).version,
      tariff: licence.tariff,
      product: licence.product,
      standing: standingOf(licence, today),
      subscriberName: nameOf(registry, licence),
    })),
    products: touched.products,
    directions: touched.directions.map(({ subscriber, direction }) => ({
      subscriber,
      direction: directionInWords(direction),
    })),
    groups: touched.groups,
    clients: touched.clients,
    kept: kept.map((extension) => viewOfExtension(extension, today)),
    tickets: tickets.map(({ id, number, verdict }) => ({ id, number, verdict })),
  };
}
