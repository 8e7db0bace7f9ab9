import { formatDate, formatRoubles } from '../wording/format.ts';
import { moscowDateOf, moscowTimeOf } from '../working-time/index.ts';
import { journalFieldLabel, journalValueLabel } from './field-labels.ts';

/** One line of what changed; null: there was, or is, nothing. */
export type ReadableChange = { label: string; before: string | null; after: string | null };

type Recorded = { objectType: string; before: unknown; after: unknown };
/** What an id stands for: a partner's name. */
type NameOf = (id: string) => string | undefined;
type Leaves = Map<string, { label: string; value: string }>;

/**
 * What a line of the journal says has changed, field by field in Russian. What stayed the same isn't repeated; a bare
 * fact (only `after`) is shown as it is.
 */
export function readableChanges({ objectType, before, after }: Recorded, nameOf: NameOf): ReadableChange[] {
  const word = (field: string, value: unknown) => wordOf({ objectType, field, value, nameOf });
  const [was, is] = [leavesOf(before, word), leavesOf(after, word)];
  const changes: ReadableChange[] = [];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [old, fresh] = [was.get(key), is.get(key)];
    if (old !== undefined && old.value === fresh?.value) continue;
    const label = (fresh ?? old)?.label ?? '';
    changes.push({ label, before: old?.value || null, after: fresh?.value || null });
  }
  return changes.filter((change) => change.before !== null || change.after !== null);
}

type Word = (field: string, value: unknown) => string;

function leavesOf(recorded: unknown, word: Word): Leaves {
  const leaves: Leaves = new Map();
  const add = (value: unknown, path: readonly string[], label: string): void => {
    if (isRecord(value))
      for (const [key, inner] of Object.entries(plain(value)))
        add(
          inner,
          [...path, key],
          label === '' ? journalFieldLabel(key) : `${label}: ${lower(journalFieldLabel(key))}`,
        );
    else leaves.set(path.join('.'), { label: label || 'Значение', value: word(path.at(-1) ?? '', value) });
  };
  if (recorded !== null && recorded !== undefined) add(recorded, [], '');
  return leaves;
}

/** `{ type, value }` and `{ field, value }` are a field of that name; what only the machine compares by is left out. */
function plain(value: Record<string, unknown>): Record<string, unknown> {
  const { type, field, value: inner, name_key: _folded, nameKey: _alsoFolded, itemId: _id, ...rest } = value;
  const name = typeof field === 'string' ? field : typeof type === 'string' && 'value' in value ? type : null;
  if (name !== null) return { ...rest, [name]: inner };
  return { ...rest, ...(type === undefined ? {} : { type }), ...('value' in value ? { value: inner } : {}) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const lower = (label: string): string =>
  /^[А-ЯЁ][а-яё]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

type Wording = { objectType: string; field: string; value: unknown; nameOf: NameOf };

function wordOf({ objectType, field, value, nameOf }: Wording): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value))
    return value
      .map((each) => wordOf({ objectType, field, value: each, nameOf }))
      .filter(Boolean)
      .join(value.some(isRecord) ? '; ' : ', ');
  if (isRecord(value))
    return Object.entries(plain(value))
      .map(([key, inner]) => [journalFieldLabel(key), wordOf({ objectType, field: key, value: inner, nameOf })])
      .flatMap(([label, words]) => (words ? `${lower(label ?? '')} ${words}` : []))
      .join(', ');
  if (typeof value === 'number' && field.endsWith('Kopecks')) return formatRoubles(value);
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text))
    return `${formatDate(moscowDateOf(text))} ${moscowTimeOf(text).slice(11, 16)}`;
  return nameOf(text) ?? journalValueLabel(objectType, field, text);
}
