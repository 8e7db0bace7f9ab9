import {
  type Actor,
  type EntityManager,
  type JournalLine,
  type JudgedAgain,
  judgeTicketsAbout,
  Licence,
  lockSubscribers,
  objectVersions,
  writeJournal,
} from '@perenos/db';
import {
  type IsoDate,
  innsOf,
  isRevocationWord,
  type JournalKind,
  type Licence as LicenceData,
  moscowDateOf,
  productNames,
  revocationWord,
  standingOf,
  type TariffEvent,
  type Touched,
  tariffStandingLabels,
  tariffTransition,
  touchedBy,
} from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import type { tariffChangeAnswer, tariffChangeBody } from '../contract/tariffs.ts';
import { ApiError } from '../http/errors.ts';
import { type Chosen, chooseLicences, innsToLock, registryAbout } from './chosen.ts';
import { describeTariffs } from './describe.ts';

type TariffChange = Omit<z.infer<typeof tariffChangeBody>, 'scope'> & { event: TariffEvent };

const journalKindOf: Readonly<Record<TariffEvent, JournalKind>> = {
  block: 'tariff-blocked',
  resume: 'tariff-resumed',
  revoke: 'tariff-revoked',
};

/**
 * Blocks, resumes or revokes tariffs. In one transaction: the subscribers are locked, the choice is made again by the
 * registry as it is now, and must be what the person was warned of; then every tariff changes with its journal line, or
 * none. Then the open requests about all who are touched are judged again.
 */
export async function changeTariffs(
  deps: ApiDependencies,
  user: UserView,
  chosen: Chosen,
  change: TariffChange,
): Promise<z.infer<typeof tariffChangeAnswer>> {
  if (change.event === 'revoke' && !isRevocationWord(change.confirmation ?? ''))
    throw new ApiError('invalid-input', {
      fields: { confirmation: `Отзыв необратим: наберите слово ${revocationWord}` },
    });
  const now = deps.now();
  const today = moscowDateOf(now.toISOString());
  const actor = actorOf(user);
  const { licences, inns } = await deps.database.em().transactional(async (tx) => {
    await lockSubscribers(tx, await innsToLock(tx, chosen));
    // A group may have got a member in the meantime: its licences then aren't those that were shown.
    const registry = await registryAbout(tx, await innsToLock(tx, chosen));
    const found = await refusedAsChanged(tx, change, () => chooseLicences(tx, chosen, change.event, registry, today));
    const touched = touchedBy(change.event, found, registry, today);
    for (const licence of found) await changeState(tx, licence, change.event, today);
    await writeJournal(
      tx,
      now,
      found.map((licence) => lineOf(licence, { ...change, actor, today, touched })),
    );
    return { licences: found, inns: innsOf(found, touched) };
  });
  const judged = await judgeAfter(deps, inns, { actor, at: now, grounds: wordsOf(licences, change.event) });
  const em = deps.database.em();
  const fresh = await em.find(Licence, { id: { $in: licences.map(({ id }) => id) } }, { orderBy: { id: 'asc' } });
  return { licences: await describeTariffs(em, fresh, today), judged };
}

/** Judges open requests again; one that can't be is judged when it is executed, so it is no reason to fail here. */
export const judgeAfter = (
  deps: ApiDependencies,
  inns: readonly string[],
  occasion: { actor: Actor; at: Date; grounds: string },
): Promise<JudgedAgain[]> =>
  judgeTicketsAbout(deps.database, inns, occasion, ({ ticketId, error }) =>
    deps.logger.error({ ticketId, err: error }, 'a ticket could not be judged again'),
  );

/**
 * The licences as the person was shown them, or the refusal that tells him who was quicker: first of all, for what he
 * would be refused now may be the very thing that the other did.
 */
async function refusedAsChanged(
  tx: EntityManager,
  { licences: shown }: TariffChange,
  choose: () => Promise<LicenceData[]>,
): Promise<LicenceData[]> {
  const versionOf = await objectVersions(
    tx,
    'licence',
    shown.map(({ id }) => id),
  );
  const changed = shown.find(({ id, version }) => versionOf(id).version !== version);
  if (changed) {
    const { by, version } = versionOf(changed.id);
    throw new ApiError('object-changed', { what: `Тариф № ${changed.id}`, by, version });
  }
  const found = await choose();
  const ids = new Set(found.map(({ id }) => id));
  if (ids.size !== shown.length || shown.some(({ id }) => !ids.has(id)))
    throw new ApiError('object-changed', { what: 'Состав тарифов', by: '', version: 0 });
  return found;
}

async function changeState(tx: EntityManager, licence: LicenceData, event: TariffEvent, today: IsoDate): Promise<void> {
  const step = tariffTransition(standingOf(licence, today), event);
  if (!step.ok) throw new ApiError('not-allowed-now', { reason: step.reason });
  const done = await tx.nativeUpdate(Licence, { id: licence.id, state: licence.state }, { state: step.state });
  if (done !== 1) throw new ApiError('object-changed', { what: `Тариф № ${licence.id}`, by: '', version: 0 });
}

const doneWords: Readonly<Record<TariffEvent, string>> = {
  block: 'заблокирован',
  resume: 'возобновлён',
  revoke: 'отозван',
};

const wordsOf = (licences: readonly LicenceData[], event: TariffEvent): string =>
  licences.map(({ id, tariff }) => `Тариф «${tariff}» (№ ${id}) ${doneWords[event]}.`).join(' ');

type LineFacts = { event: TariffEvent; grounds: string; actor: Actor; today: IsoDate; touched: Touched };

function lineOf(licence: LicenceData, { event, grounds, actor, today, touched }: LineFacts): JournalLine {
  const step = tariffTransition(standingOf(licence, today), event);
  const after = step.ok ? standingOf({ ...licence, state: step.state }, today) : standingOf(licence, today);
  return {
    actor,
    kind: journalKindOf[event],
    objectType: 'licence',
    objectId: licence.id,
    grounds,
    before: { Состояние: tariffStandingLabels[standingOf(licence, today)] },
    after: { Состояние: tariffStandingLabels[after], ...touchedInWords(touched) },
  };
}

/** What the person was warned of, kept for whoever asks later. */
function touchedInWords({ products, groups, clients }: Touched): Record<string, string> {
  const names = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join('; ');
  const parts: Record<string, string> = {
    'Затронуты продукты': products
      .map(({ product, subscriber }) => `${productNames[product]} — ${subscriber.name}`)
      .join('; '),
    'Затронута группа': names(groups),
    'Затронуты клиенты': names(clients),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, words]) => words !== ''));
}
