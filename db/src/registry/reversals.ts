import { type ApplicationState, applicationStages, moscowDateOf } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import type { SyncChange } from './sync-table.ts';

/** What an import has taken back of what was decided here: in words, for people. */
export type Reversal = { objectType: string; objectId: string; words: string };

type Decision = {
  id: string;
  key: string;
  kind: string;
  at: Date | string;
  actor: string;
  grounds: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** The grounds of the import's own lines. */
export const importGrounds = 'Загрузка файла реестра';

/** Which column of a record a planned change, and a kind of the journal, decides about. */
const columnOfChange: Readonly<Record<string, string>> = {
  'subscriber-partner': 'partner_id',
  'licence-partner': 'partner_id',
  'licence-tariff': 'tariff',
  'application-partner': 'partner_id',
  'application-state': 'state',
};

/** `gone`: the record itself. */
function decidedColumn({ kind, before, after }: Decision): string | null {
  if (kind === 'application-moved') return 'state';
  if (kind === 'group-changed') return 'member_inns';
  const type = String(after?.type ?? before?.type ?? '');
  return type === 'group-dissolved' ? 'gone' : (columnOfChange[type] ?? null);
}

/** The decisions about these records that no import has overwritten yet. */
async function decisionsAbout(em: EntityManager, objectType: string, keys: readonly string[]): Promise<Decision[]> {
  if (keys.length === 0) return [];
  return em.execute<Decision[]>(
    `select id, object_id as key, kind, at, actor_name as actor, grounds, before, after from journal_entry line
     where object_type = ? and object_id in (select jsonb_array_elements_text(?::jsonb))
       and kind in ('registry-changed', 'application-moved', 'group-changed') and grounds not like ? and not exists (
         select from journal_entry later where later.object_type = line.object_type and later.object_id = line.object_id
           and later.id > line.id and later.kind = 'registry-changed' and later.grounds like ?)
     order by id`,
    [objectType, JSON.stringify(keys), `${importGrounds}%`, `${importGrounds}%`],
  );
}

const columnWords: Readonly<Record<string, string>> = {
  partner_id: 'партнёр',
  tariff: 'тариф',
  state: 'этап',
  member_inns: 'состав группы',
};
const objectWords: Readonly<Record<string, string>> = {
  subscriber: 'Абонент',
  licence: 'Лицензия',
  application: 'Заявка',
  company_group: 'Группа компаний',
};

const valueWords = (column: string, value: unknown): string => {
  if (column === 'state') return `«${applicationStages[value as ApplicationState]?.label ?? value}»`;
  return Array.isArray(value) ? value.join(', ') : `«${value ?? 'нет'}»`;
};

function wordsOf(objectType: string, { key, before, after }: SyncChange, column: string, decision: Decision): string {
  const object = `${objectWords[objectType] ?? objectType} ${key.replace(/\/$/, '')}`;
  const decided = `решено ${moscowDateOf(new Date(decision.at).toISOString())}, ${decision.actor}: ${decision.grounds}`;
  if (before === null) return `${object} («${after.name ?? ''}») заведена снова, а была распущена (${decided})`;
  const change = `${valueWords(column, before[column])} → ${valueWords(column, after[column])}`;
  return `${object}: ${columnWords[column]} ${change} (${decided})`;
}

/**
 * Which of an import's changes take back what was decided here since the last import of the record: an execution, a stage
 * that staff moved an application to, a group that was changed or dissolved. The bundle is the truth of its moment, but
 * nobody's work may be undone in silence.
 */
export async function reversalsIn(
  em: EntityManager,
  objectType: string,
  changes: readonly SyncChange[],
): Promise<Reversal[]> {
  const decisions = Map.groupBy(
    await decisionsAbout(
      em,
      objectType,
      changes.map(({ key }) => key),
    ),
    ({ key }) => key,
  );
  return changes.flatMap((change) => {
    const latest = new Map((decisions.get(change.key) ?? []).map((decision) => [decidedColumn(decision), decision]));
    return [...latest].flatMap(([column, decision]): Reversal[] => {
      if (column === null || (change.before === null) !== (column === 'gone')) return [];
      const isSame = JSON.stringify(change.before?.[column]) === JSON.stringify(change.after[column]);
      if (change.before !== null && isSame) return [];
      return [{ objectType, objectId: change.key, words: wordsOf(objectType, change, column, decision) }];
    });
  });
}
