import { isDeepStrictEqual } from 'node:util';
import type { ItsContract as ItsContractData, Partner as PartnerData } from '@perenos/domain';
import { nameKey } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Debt, ItsContract, Partner, PartnerAddress, PartnerLogin, Restriction } from '../entities/index.ts';
import { DatabaseError } from '../errors.ts';
import { withDecisionsHere } from './decisions-here.ts';
import { loadPartners } from './load-partners.ts';
import type { SyncChange } from './sync-table.ts';

const batchSize = 500;
const inBatches = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / batchSize) }, (_, at) =>
    items.slice(at * batchSize, (at + 1) * batchSize),
  );

/** Makes each partner's record, with its logins, addresses, debts and restriction, what the bundle says. */
export async function syncPartners(em: EntityManager, partners: readonly PartnerData[]): Promise<SyncChange[]> {
  const held = new Map((await loadPartners(em, {})).map((partner) => [partner.id, partner]));
  const wanted = (await withDecisionsHere(em, partners)).map((partner) => ({
    ...partner,
    emails: partner.emails.map((email) => email.toLowerCase()),
  }));
  const changed = wanted.filter((partner) => !isDeepStrictEqual(partner, held.get(partner.id)));
  await refuseTakenLogins(em, wanted);
  for (const batch of inBatches(changed)) {
    await em.upsertMany(Partner, batch.map(partnerRow));
    await clearLists(
      em,
      batch.map(({ id }) => id),
    );
  }
  for (const batch of inBatches(changed)) await writeLists(em, batch);
  return changed.map((after) => ({ key: after.id, before: held.get(after.id) ?? null, after }));
}

/** A login can't be at two partners; one that the bundle doesn't list keeps its own. */
async function refuseTakenLogins(em: EntityManager, partners: readonly PartnerData[]): Promise<void> {
  const listed = new Set(partners.map(({ id }) => id));
  const kept = (await em.find(PartnerLogin, {}, { disableIdentityMap: true })).filter(
    ({ partner }) => !listed.has(partner.id),
  );
  const ownerOf = new Map(kept.map(({ login, partner }) => [login, partner.id]));
  for (const [index, { logins }] of partners.entries()) {
    const at = logins.findIndex((login) => ownerOf.has(login));
    if (at < 0) continue;
    const login = logins[at] ?? '';
    const path = `$.partners[${index}].logins[${at}]`;
    const reason = `логин «${login}» в реестре принадлежит партнёру «${ownerOf.get(login)}», которого в файле нет`;
    throw new DatabaseError('login-taken', `${path}: ${reason}`, { path, reason });
  }
}

const partnerRow = (partner: PartnerData) => ({
  id: partner.id,
  name: partner.name,
  nameKey: nameKey(partner.name),
  inn: partner.inn,
  kpp: partner.kpp,
  kind: partner.kind,
  salesCenterId: partner.salesCenterId,
  partnerCode: partner.partnerCode,
});

async function clearLists(em: EntityManager, ids: string[]): Promise<void> {
  for (const list of [PartnerLogin, PartnerAddress, Debt, Restriction]) {
    await em.nativeDelete<object>(list, { partner: { $in: ids } });
  }
}

async function writeLists(em: EntityManager, partners: readonly PartnerData[]): Promise<void> {
  const rows = <T, R>(list: (partner: PartnerData) => readonly T[], row: (item: T) => R) =>
    partners.flatMap((partner) =>
      list(partner).map((item, position) => ({ partner: partner.id, position, ...row(item) })),
    );
  const restrictions = partners.flatMap(({ id, restriction }) =>
    restriction ? [{ partner: id, ...restriction }] : [],
  );
  await em.insertMany(
    PartnerLogin,
    rows(
      (partner) => partner.logins,
      (login) => ({ login }),
    ),
  );
  await em.insertMany(
    PartnerAddress,
    rows(
      (partner) => partner.emails,
      (address) => ({ address }),
    ),
  );
  await em.insertMany(
    Debt,
    rows(
      (partner) => partner.debts,
      (debt) => debt,
    ),
  );
  await em.insertMany(Restriction, restrictions);
}

/** Makes the ИТС contracts of each subscriber that the bundle lists contracts of what the bundle says. */
export async function syncItsContracts(
  em: EntityManager,
  contracts: readonly ItsContractData[],
): Promise<SyncChange[]> {
  const changes: SyncChange[] = [];
  const wanted = [...Map.groupBy(contracts, ({ subscriberInn }) => subscriberInn)];
  for (const batch of inBatches(wanted)) {
    const rows = await em.find(
      ItsContract,
      { subscriberInn: { $in: batch.map(([inn]) => inn) } },
      { disableIdentityMap: true, orderBy: { subscriberInn: 'asc', position: 'asc' } },
    );
    const held = Map.groupBy(rows.map(contractData), ({ subscriberInn }) => subscriberInn);
    const changed = batch.filter(([inn, list]) => !isDeepStrictEqual(list.map(contractData), held.get(inn)));
    await em.nativeDelete(ItsContract, { subscriberInn: { $in: changed.map(([inn]) => inn) } });
    await em.insertMany(
      ItsContract,
      changed.flatMap(([, list]) => list.map((contract, position) => ({ ...contractData(contract), position }))),
    );
    for (const [inn, list] of changed) {
      const before = held.get(inn);
      changes.push({ key: inn, before: before ? { contracts: before } : null, after: { contracts: list } });
    }
  }
  return changes;
}

const contractData = ({ subscriberInn, partnerId, level, validUntil }: ItsContractData): ItsContractData => ({
  subscriberInn,
  partnerId,
  level,
  validUntil,
});
