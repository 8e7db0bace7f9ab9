import type { RegistryData } from '../../registry/types.ts';
import type { RegistryChange } from './changes.ts';

const patch = <T>(items: readonly T[], isMeant: (item: T) => boolean, change: Partial<T>): T[] =>
  items.map((item) => (isMeant(item) ? { ...item, ...change } : item));

function applyChange(data: RegistryData, change: RegistryChange): RegistryData {
  switch (change.type) {
    case 'subscriber-partner':
      return {
        ...data,
        subscribers: patch(data.subscribers, (s) => s.inn === change.inn && s.kpp === change.kpp, {
          partnerId: change.after,
        }),
      };
    case 'licence-partner':
      return { ...data, licences: patch(data.licences, (l) => l.id === change.licenceId, { partnerId: change.after }) };
    case 'licence-tariff':
      return { ...data, licences: patch(data.licences, (l) => l.id === change.licenceId, { tariff: change.after }) };
    case 'application-partner':
      return {
        ...data,
        applications: patch(data.applications, (a) => a.id === change.applicationId, { partnerId: change.after }),
      };
    case 'application-state':
      return {
        ...data,
        applications: patch(data.applications, (a) => a.id === change.applicationId, { state: change.after }),
      };
    case 'group-dissolved':
      return { ...data, groups: data.groups.filter((group) => group.id !== change.groupId) };
    case 'group-restored':
      return {
        ...data,
        groups: [...data.groups, { id: change.groupId, ...change.group, memberInns: [...change.after] }],
      };
    case 'restriction-imposed':
    case 'restriction-lifted':
      return {
        ...data,
        partners: patch(data.partners, (p) => p.id === change.partnerId, { restriction: change.after }),
      };
    case 'invoice-to-partner':
    case 'representative-invoice':
      return data;
  }
}

/** The registry as it is after the changes; the given one stays as it was. */
export const applyChanges = (data: RegistryData, changes: readonly RegistryChange[]): RegistryData =>
  changes.reduce(applyChange, data);
