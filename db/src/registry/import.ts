import { type Certificate, type RegistryData, type SharedAddress, sharedAddresses } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { type Actor, type JournalLine, writeJournal } from '../journal/write.ts';
import { loadPartners } from './load-partners.ts';
import { lockWholeRegistry } from './locks.ts';
import { importGrounds, type Reversal, reversalsIn } from './reversals.ts';
import { syncItsContracts, syncPartners } from './sync-partners.ts';
import { type SyncChange, type SyncTable, syncTable } from './sync-table.ts';
import {
  applicationTable,
  certificateTable,
  groupTable,
  licenceTable,
  subscriberTable,
  tariffTable,
} from './tables.ts';
import { withTariffsDecidedHere } from './tariffs-decided-here.ts';

/** `kept`: in the registry, but not in the bundle. */
export type SectionCounts = { created: number; updated: number; unchanged: number; kept: number };
export type ImportReport = {
  changed: boolean;
  sections: Record<keyof RegistryData, SectionCounts>;
  /** What was decided here and is taken back by the bundle, each in words. */
  reversals: string[];
  /** Addresses that several partners of the registry have after it: who writes from them can't be told. */
  sharedAddresses: SharedAddress[];
};

/**
 * Makes the registry hold what a bundle lists, in one transaction, with a journal line for each record that was changed.
 * A bundle is the full truth of each record that it lists; records that it doesn't list stay. What that takes back of the
 * decisions made here is told one by one. The same bundle again changes nothing and leaves no trace.
 * @throws DatabaseError `login-taken`
 */
export const importRegistry = (
  em: EntityManager,
  bundle: RegistryData,
  actor: Actor,
  at: Date,
): Promise<ImportReport> =>
  em.transactional(async (tx) => {
    await lockWholeRegistry(tx);
    const lines: JournalLine[] = [];
    const reversals: Reversal[] = [];
    const table = async <Row>(spec: SyncTable<Row>, items: readonly Row[]): Promise<SectionCounts> => {
      const changes = await syncTable(tx, spec, items);
      reversals.push(...(await reversalsIn(tx, spec.name, changes)));
      return count(changes, spec.name, items.length, await total(tx, spec.name));
    };
    const count = (changes: SyncChange[], type: string, listed: number, held: number): SectionCounts => {
      const updated = changes.filter(({ before }) => before !== null);
      for (const change of updated) lines.push(lineOf(change, type, actor));
      const created = changes.length - updated.length;
      return { created, updated: updated.length, unchanged: listed - changes.length, kept: held - listed };
    };
    const tariffs = await table(tariffTable, bundle.tariffs);
    const partners = count(
      await syncPartners(tx, bundle.partners),
      'partner',
      bundle.partners.length,
      await total(tx, 'partner'),
    );
    const sections = {
      partners,
      subscribers: await table(subscriberTable, bundle.subscribers),
      licences: await table(licenceTable, await withTariffsDecidedHere(tx, bundle.licences)),
      applications: await table(applicationTable, bundle.applications),
      groups: await table(groupTable, bundle.groups),
      tariffs,
      certificates: await table(certificateTable, await keepRevoked(tx, bundle.certificates)),
      itsContracts: await importContracts(tx, bundle, count),
    };
    const changed = Object.values(sections).some(({ created, updated }) => created + updated > 0);
    const told = reversals.map((reversal) => reversedLine(reversal, actor));
    if (changed) await writeJournal(tx, at, [summary(sections, actor), ...lines, ...told]);
    return {
      changed,
      sections,
      reversals: reversals.map(({ words }) => words),
      sharedAddresses: sharedAddresses(await loadPartners(tx, {})),
    };
  });

/**
 * A revocation can't be undone (63-ФЗ, ст. 14): a certificate that was revoked here stays so, even where a bundle that was
 * written before says otherwise. Of what else it says of the certificate it is the truth.
 */
async function keepRevoked(em: EntityManager, certificates: readonly Certificate[]): Promise<Certificate[]> {
  const rows = await em.execute<{ serial: string }[]>(`select serial from revocation_request where state = 'revoked'`);
  const revoked = new Set(rows.map(({ serial }) => serial));
  return certificates.map((each) => (revoked.has(each.serial) ? { ...each, state: 'revoked' } : each));
}

/** Contracts have no key of their own: they are counted by subscriber. */
async function importContracts(
  em: EntityManager,
  { itsContracts }: RegistryData,
  count: (changes: SyncChange[], type: string, listed: number, held: number) => SectionCounts,
): Promise<SectionCounts> {
  const listed = new Set(itsContracts.map(({ subscriberInn }) => subscriberInn)).size;
  const changes = await syncItsContracts(em, itsContracts);
  return count(changes, 'its_contract', listed, await total(em, 'its_contract', 'distinct subscriber_inn'));
}

async function total(em: EntityManager, table: string, what = '*'): Promise<number> {
  const [row] = await em.execute<{ total: number }[]>(`select count(${what})::int as total from "${table}"`);
  return row?.total ?? 0;
}

const lineOf = (change: SyncChange, objectType: string, actor: Actor): JournalLine => ({
  actor,
  kind: 'registry-changed',
  objectType,
  objectId: change.key,
  grounds: importGrounds,
  before: change.before,
  after: change.after,
});

const reversedLine = ({ objectType, objectId, words }: Reversal, actor: Actor): JournalLine => ({
  actor,
  kind: 'registry-changed',
  objectType,
  objectId,
  grounds: `${importGrounds} отменила решение. ${words}`,
});

const summary = (sections: ImportReport['sections'], actor: Actor): JournalLine => ({
  actor,
  kind: 'registry-imported',
  objectType: 'registry',
  objectId: 'registry',
  grounds: importGrounds,
  after: sections,
});
