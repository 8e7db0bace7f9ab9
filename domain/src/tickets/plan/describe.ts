import { productNames } from '../../products.ts';
import { applicationStateLabels } from '../../registry/labels.ts';
import type { Registry } from '../../registry/registry.ts';
import type { Restriction } from '../../registry/types.ts';
import type { ClauseId } from '../../regulation/types.ts';
import { formatDate } from '../../wording/format.ts';
import type { RegistryChange } from './changes.ts';

/** A change as the panel shows it, old against new, in Russian. */
export type DescribedChange = { object: string; before: string | null; after: string | null; clause: ClauseId | null };

type Words = Omit<DescribedChange, 'clause'>;

const partnerName = (registry: Registry, id: string): string => registry.partnerById(id)?.name ?? `партнёр ${id}`;
const partnerOrNull = (registry: Registry, id: string | null): string | null =>
  id === null ? null : partnerName(registry, id);

const ownerName = (registry: Registry, inn: string, kpp: string | null): string =>
  registry.subscriber(inn, kpp)?.name ?? `ИНН ${inn}`;

function licenceWords(registry: Registry, licenceId: string): { title: string; ownPartnerId: string | null } {
  const licence = registry.data.licences.find(({ id }) => id === licenceId);
  if (licence === undefined) return { title: `Лицензия ${licenceId}`, ownPartnerId: null };
  const { subscriberInn: inn, subscriberKpp: kpp } = licence;
  return {
    title: `Лицензия ${licenceId} (${productNames[licence.product]}), ${ownerName(registry, inn, kpp)}`,
    ownPartnerId: registry.subscriber(inn, kpp)?.partnerId ?? null,
  };
}

function applicationTitle(registry: Registry, id: string): string {
  const application = registry.data.applications.find((a) => a.id === id);
  if (application === undefined) return `Заявка ${id}`;
  return `Заявка ${id} (${productNames[application.product]}), ${application.subscriberName}`;
}

function licencePartnerWords(change: RegistryChange & { type: 'licence-partner' }, registry: Registry): Words {
  const { title, ownPartnerId } = licenceWords(registry, change.licenceId);
  // Named to the partner who serves it already: it merely doesn't follow the subscriber's record.
  const stays = change.before === null && change.after === ownPartnerId;
  const before = partnerOrNull(registry, change.before ?? ownPartnerId);
  if (stays) return { object: `${title}: обслуживающий партнёр`, before, after: `${before} — остаётся` };
  const after = change.after === null ? 'как у абонента' : partnerName(registry, change.after);
  return { object: `${title}: обслуживающий партнёр`, before, after };
}

function restrictionWords(registry: Registry, restriction: Restriction | null): string {
  if (restriction === null) return 'нет';
  const by = restriction.imposedBy === 'automatic' ? 'автоматически' : partnerName(registry, restriction.imposedBy);
  return `с ${formatDate(restriction.since)}, ${by}`;
}

function words(change: RegistryChange, registry: Registry): Words {
  switch (change.type) {
    case 'subscriber-partner':
      return {
        object: `Абонент ${ownerName(registry, change.inn, change.kpp)}: обслуживающий партнёр`,
        before: partnerName(registry, change.before),
        after: partnerName(registry, change.after),
      };
    case 'licence-partner':
      return licencePartnerWords(change, registry);
    case 'licence-tariff': {
      const { title } = licenceWords(registry, change.licenceId);
      return { object: `${title}: тариф`, before: change.before, after: change.after };
    }
    case 'application-partner':
      return {
        object: `${applicationTitle(registry, change.applicationId)}: партнёр`,
        before: partnerName(registry, change.before),
        after: partnerName(registry, change.after),
      };
    case 'application-state':
      return {
        object: `${applicationTitle(registry, change.applicationId)}: состояние`,
        before: applicationStateLabels[change.before],
        after: applicationStateLabels[change.after],
      };
    case 'group-dissolved': {
      const members = `абонентов: ${change.before.length}`;
      return { object: `Группа компаний ${change.group.name}`, before: members, after: 'распадается' };
    }
    case 'group-restored':
      return {
        object: `Группа компаний ${change.group.name}`,
        before: 'распалась',
        after: `абонентов: ${change.after.length}`,
      };
    case 'restriction-imposed':
    case 'restriction-lifted':
      return {
        object: `${partnerName(registry, change.partnerId)}: финансовая блокировка`,
        before: restrictionWords(registry, change.before),
        after: change.after === null ? 'снята' : restrictionWords(registry, change.after),
      };
    case 'invoice-to-partner': {
      const { title } = licenceWords(registry, change.licenceId);
      const before = partnerOrNull(registry, change.before);
      return { object: `${title}: счёт за лицензию`, before, after: partnerOrNull(registry, change.after) };
    }
    case 'representative-invoice': {
      const { title } = licenceWords(registry, change.licenceId);
      return {
        object: `${title}: счёт за транзакции на ${formatDate(change.quarterEnd)}`,
        before: partnerOrNull(registry, change.before),
        after: change.after === null ? null : `${partnerName(registry, change.after)}, если обслуживает на эту дату`,
      };
    }
  }
}

/** A change in words, by the registry as it is before the change. */
export const describeChange = (change: RegistryChange, registry: Registry): DescribedChange => ({
  ...words(change, registry),
  clause: change.clause,
});
