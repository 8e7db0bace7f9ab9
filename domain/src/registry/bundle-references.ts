import type { RegistryData } from './types.ts';

/** What is wrong in a bundle, and where. `reason` is Russian, for the person who made the bundle. */
export type BundleFault = { path: string; reason: string };

type Keyed = { path: string; key: string; shown: string };

function firstRepeated(entries: Iterable<Keyed>, what: string): BundleFault | null {
  const seen = new Map<string, string>();
  for (const { path, key, shown } of entries) {
    const earlier = seen.get(key);
    if (earlier !== undefined) return { path, reason: `${what} «${shown}» уже есть: ${earlier}` };
    seen.set(key, path);
  }
  return null;
}

const byId = (list: string, items: readonly { id: string }[]): Keyed[] =>
  items.map(({ id }, index) => ({ path: `$.${list}[${index}].id`, key: id, shown: id }));

/** Two records that claim the same key: an execution couldn't know which one is meant. */
function repeatedKey(data: RegistryData): BundleFault | null {
  for (const list of ['partners', 'licences', 'applications', 'groups'] as const) {
    const fault = firstRepeated(byId(list, data[list]), 'идентификатор');
    if (fault !== null) return fault;
  }
  const logins = data.partners.flatMap((partner, index) =>
    partner.logins.map((login, at) => ({ path: `$.partners[${index}].logins[${at}]`, key: login, shown: login })),
  );
  const subscribers = data.subscribers.map(({ inn, kpp }, index) => {
    const shown = `${inn}/${kpp ?? '—'}`;
    return { path: `$.subscribers[${index}].inn`, key: shown, shown };
  });
  const tariffs = data.tariffs.map(({ product, name }, index) => ({
    path: `$.tariffs[${index}].name`,
    key: `${product}/${name}`,
    shown: name,
  }));
  const certificates = data.certificates.map(({ serial }, index) => ({
    path: `$.certificates[${index}].serial`,
    key: serial,
    shown: serial,
  }));
  return (
    firstRepeated(logins, 'логин') ??
    firstRepeated(subscribers, 'абонент с ИНН/КПП') ??
    firstRepeated(tariffs, 'тариф') ??
    firstRepeated(certificates, 'сертификат')
  );
}

/** A partner's id that no partner of the bundle has. */
function unknownPartner(data: RegistryData): BundleFault | null {
  const ids = new Set(data.partners.map((partner) => partner.id));
  const references: { path: string; id: string | null }[] = [
    ...data.partners.flatMap((partner, index) => [
      { path: `$.partners[${index}].salesCenterId`, id: partner.salesCenterId },
      {
        path: `$.partners[${index}].restriction.imposedBy`,
        id: partner.restriction?.imposedBy === 'automatic' ? null : (partner.restriction?.imposedBy ?? null),
      },
    ]),
    ...(['subscribers', 'licences', 'applications', 'itsContracts'] as const).flatMap((list) =>
      data[list].map(({ partnerId }, index) => ({ path: `$.${list}[${index}].partnerId`, id: partnerId })),
    ),
  ];
  const dangling = references.find(({ id }) => id !== null && !ids.has(id));
  return dangling === undefined ? null : { path: dangling.path, reason: `партнёра «${dangling.id}» нет в partners` };
}

/** The first contradiction between the records of a bundle. A tariff that the catalogue doesn't know is none (reading 3). */
export const contradictionIn = (data: RegistryData): BundleFault | null => repeatedKey(data) ?? unknownPartner(data);
