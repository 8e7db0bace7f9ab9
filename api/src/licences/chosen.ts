import { CompanyGroup, type EntityManager, Licence, loadRegistrySlice, Subscriber } from '@perenos/db';
import {
  createRegistry,
  currentItsLicences,
  type IsoDate,
  type Licence as LicenceData,
  licencesOfGroup,
  type Registry,
  standingOf,
  type TariffEvent,
  tariffTransition,
} from '@perenos/domain';
import { ApiError } from '../http/errors.ts';

/** Which licences a person means: one, the product's licences of its whole group, or the ИТС tariffs of a subscriber. */
export type Chosen =
  | { of: 'licence' | 'group'; licenceId: string; extensionId?: number | undefined }
  | { of: 'its'; subscriberId: number };

/** The ИНН that the choice may be about: to be locked before the registry is read. Representatives' clients along. */
export async function innsToLock(em: EntityManager, chosen: Chosen): Promise<string[]> {
  const inn = await innOf(em, chosen);
  const groups = await em.find(CompanyGroup, { memberInns: { $overlap: [inn] } });
  const clients = await em.find(Subscriber, { representativeInn: inn });
  return [...new Set([inn, ...groups.flatMap(({ memberInns }) => memberInns), ...clients.map((client) => client.inn)])];
}

async function innOf(em: EntityManager, chosen: Chosen): Promise<string> {
  if (chosen.of === 'its') {
    const subscriber = await em.findOne(Subscriber, { id: chosen.subscriberId });
    if (!subscriber) throw new ApiError('not-found', { what: 'Абонент' });
    return subscriber.inn;
  }
  const licence = await em.findOne(Licence, { id: chosen.licenceId });
  if (!licence) throw new ApiError('not-found', { what: 'Лицензия' });
  return licence.subscriberInn;
}

export const registryAbout = async (em: EntityManager, inns: readonly string[]): Promise<Registry> =>
  createRegistry(await loadRegistrySlice(em, { inns, nameKeys: [], logins: [], addresses: [], partnerIds: [] }));

const nothingInGroup: Record<TariffEvent, string> = {
  block: 'В группе нет тарифов этого продукта, которые можно заблокировать.',
  resume: 'В группе нет заблокированных тарифов этого продукта.',
  revoke: 'В группе нет тарифов этого продукта, которые можно отозвать.',
};

const refusal = (reason: string): ApiError => new ApiError('not-allowed-now', { reason });

/** The licences that the event is to change, by the registry given; refused in words where the event fits none. */
export async function chooseLicences(
  em: EntityManager,
  chosen: Chosen,
  event: TariffEvent,
  registry: Registry,
  today: IsoDate,
): Promise<LicenceData[]> {
  if (chosen.of === 'its') {
    const subscriber = await em.findOneOrFail(Subscriber, { id: chosen.subscriberId });
    const current = currentItsLicences(subscriber, registry, today);
    if (current.length === 0) throw refusal('Актуальных тарифов 1С:ИТС у абонента нет: отключать нечего.');
    return current;
  }
  const licence = registry.data.licences.find(({ id }) => id === chosen.licenceId);
  if (!licence) throw new ApiError('not-found', { what: 'Лицензия' });
  const subject = chosen.extensionId === undefined ? standingOf(licence, today) : 'cryptopro-extension';
  const step = tariffTransition(subject, event);
  if (chosen.of === 'licence') {
    if (!step.ok) throw refusal(step.reason);
    return [licence];
  }
  if (!step.ok && subject === 'cryptopro-extension') throw refusal(step.reason);
  const all = licencesOfGroup(event, licence, registry, today);
  if (all.length === 0) throw refusal(nothingInGroup[event]);
  return all;
}
