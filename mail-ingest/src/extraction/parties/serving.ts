import type { Registry } from '@perenos/domain';

/** The partners that serve a subscriber, any of its licences or applications. */
export const servingOf = (inn: string, registry: Registry): readonly (string | null | undefined)[] => [
  ...registry
    .subscribersByInn(inn)
    .flatMap((one) => [one.partnerId, ...registry.allLicencesOf(inn, one.kpp).map(({ partnerId }) => partnerId)]),
  ...registry.applicationsByInn(inn).map(({ partnerId }) => partnerId),
];
