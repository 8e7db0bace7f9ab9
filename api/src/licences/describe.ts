import {
  type EntityManager,
  JournalEntry,
  type Licence,
  LicenceDetail,
  LicenceExtension,
  objectVersions,
  Subscriber,
  Tariff,
} from '@perenos/db';
import { extensionStandingOf, type IsoDate, type JournalKind, journalKindLabels } from '@perenos/domain';
import { z } from 'zod';
import type { tariffRow } from '../contract/tariffs.ts';
import { ticketNumbers } from '../records/ticket-numbers.ts';
import { partnerNames } from '../registry/partners.ts';
import { viewOfLicence } from '../registry/views.ts';

type TariffView = z.infer<typeof tariffRow>;

const tariffChangeKinds: readonly JournalKind[] = ['tariff-blocked', 'tariff-resumed', 'tariff-revoked'];

export const viewOfExtension = (
  { id, licence, kind, validFrom, validUntil, costKopecks }: LicenceExtension,
  today: IsoDate,
): TariffView['extensions'][number] => ({
  id,
  licenceId: licence.id,
  kind,
  standing: extensionStandingOf({ validFrom, validUntil }, today),
  validFrom,
  validUntil,
  costKopecks,
});

/** A side of the journal's line about a tariff that a transfer has replaced (4.1.11, 4.2.8). */
const tariffSide = z.object({ type: z.literal('licence-tariff'), value: z.string() });

/** Licences as tariffs: with cost and extensions, with what transfers did to them, and who changed their state last. */
export async function describeTariffs(
  em: EntityManager,
  licences: readonly Licence[],
  today: IsoDate,
): Promise<TariffView[]> {
  const ids = licences.map(({ id }) => id);
  const details = await em.find(LicenceDetail, { licence: { $in: ids } });
  const extensions = await em.find(LicenceExtension, { licence: { $in: ids } }, { orderBy: { id: 'asc' } });
  const lines = await em.find(
    JournalEntry,
    { objectType: 'licence', objectId: { $in: ids }, kind: { $in: ['registry-changed', ...tariffChangeKinds] } },
    { orderBy: { id: 'desc' } },
  );
  const owners = await em.find(Subscriber, { inn: { $in: licences.map(({ subscriberInn }) => subscriberInn) } });
  const catalogue = await em.find(Tariff, { name: { $in: licences.map(({ tariff }) => tariff) } });
  const versionOf = await objectVersions(em, 'licence', ids);
  const numbers = await ticketNumbers(em, lines);
  const names = await partnerNames(
    em,
    licences.map(({ partnerId }) => partnerId),
  );
  return licences.map((licence): TariffView => {
    const owner = owners.find(({ inn, kpp }) => inn === licence.subscriberInn && kpp === licence.subscriberKpp);
    const detail = details.find((each) => each.licence.id === licence.id);
    const own = lines.filter(({ objectId }) => objectId === licence.id);
    const last = own.find(({ kind }) => tariffChangeKinds.includes(kind));
    return {
      ...viewOfLicence(licence, names, today),
      version: versionOf(licence.id).version,
      subscriberId: owner?.id ?? null,
      subscriberName: owner?.name ?? null,
      kind: catalogue.find(({ product, name }) => product === licence.product && name === licence.tariff)?.kind ?? null,
      trustDays: detail?.trustDays ?? null,
      costKopecks: detail?.costKopecks ?? null,
      extensions: extensions
        .filter((each) => each.licence.id === licence.id)
        .map((each) => viewOfExtension(each, today)),
      replacements: own.flatMap((line) => replacementOf(line, numbers)),
      lastChange: last
        ? {
            title: journalKindLabels[last.kind],
            at: last.at.toISOString(),
            by: last.actorName,
            grounds: last.grounds,
          }
        : null,
    };
  });
}

function replacementOf(line: JournalEntry, numbers: ReadonlyMap<number, string>): TariffView['replacements'] {
  const before = tariffSide.safeParse(line.before);
  const after = tariffSide.safeParse(line.after);
  if (!before.success || !after.success) return [];
  const ticketId = line.ticket?.id ?? null;
  return [
    {
      at: line.at.toISOString(),
      ticketId,
      ticketNumber: ticketId === null ? null : (numbers.get(ticketId) ?? null),
      clauses: line.clauses,
      before: before.data.value,
      after: after.data.value,
    },
  ];
}
