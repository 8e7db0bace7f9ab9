import type { JournalKind } from '../journal/kinds.ts';
import type { IsoInstant } from '../registry/types.ts';
import { type ClauseId, type Verdict, verdicts } from '../regulation/types.ts';

/** What a person may decide about an item. */
export const decisionActs = ['executed', 'refused', 'asked', 'answered', 'closed'] as const;
export type DecisionAct = (typeof decisionActs)[number];

/** A line of the journal, as far as decisions go. */
export type JournalFact = {
  id: number;
  at: IsoInstant;
  /** null: the machine. */
  actorId: number | null;
  actorName: string;
  kind: JournalKind;
  itemId: number | null;
  grounds: string;
  clauses: readonly ClauseId[];
  before: unknown;
  after: unknown;
};

/** What a line tells of each of several items, beside the worst verdict of all. `position` counts from 1. */
export type JudgedItem = { itemId: number; position: number; verdict: Verdict; clauses: readonly ClauseId[] };
/** What a line that tells of a judgement says in `after`. */
export type JudgedNow = { verdict: Verdict; items?: JudgedItem[] };

/** What a person decided about one item, beside what the machine would have done. */
export type PersonalDecision = {
  /** Line of the journal; with the item it names the decision. */
  entryId: number;
  itemId: number;
  at: IsoInstant;
  byId: number;
  byName: string;
  act: DecisionAct;
  /** The machine's own verdict, before a person corrected what it had read. */
  machine: Verdict;
  clauses: readonly ClauseId[];
  /** What people put right before they decided. */
  corrected: readonly string[];
  grounds: string;
  /** The transfer back, if there was one. */
  reversed: { byName: string; at: IsoInstant; grounds: string } | null;
};

const acts: Partial<Record<JournalKind, DecisionAct>> = {
  executed: 'executed',
  refused: 'refused',
  'data-asked': 'asked',
  answered: 'answered',
  closed: 'closed',
};
/** What the journal names the taking back of each act by. */
const undoneActs: Readonly<Record<string, DecisionAct>> = {
  execute: 'executed',
  refuse: 'refused',
  'ask-data': 'asked',
  answer: 'answered',
  close: 'closed',
};

type ItemCourse = { own: Verdict; now: Verdict; clauses: readonly ClauseId[]; corrected: string[]; open: boolean };
type Course = { items: Map<number, ItemCourse>; decisions: PersonalDecision[] };

/**
 * The decisions that people made about one ticket, from its journal alone, in order. What was undone before anybody heard of
 * it was never decided.
 */
export function decisionsOf(lines: readonly JournalFact[], itemIds: readonly number[]): PersonalDecision[] {
  const course: Course = { items: new Map(), decisions: [] };
  for (const id of itemIds) course.items.set(id, undecided());
  for (const line of [...lines].sort((a, b) => a.id - b.id)) follow(course, line);
  return course.decisions;
}

/** Whatever makes the machine look again: its verdict is its own, whoever was the occasion. */
const judging: readonly JournalKind[] = ['judged', 'document-added', 'merged', 'split'];

const undecided = (): ItemCourse => ({ own: 'review', now: 'review', clauses: [], corrected: [], open: true });

function follow(course: Course, line: JournalFact): void {
  const act = acts[line.kind];
  if (act !== undefined) decidedBy(course, line, act);
  else if (judging.includes(line.kind)) judgedBy(course, line);
  else if (line.kind === 'field-corrected') correctedBy(course, line);
  else if (line.kind === 'undone') undoneBy(course, line);
  else if (line.kind === 'reversed') reversedBy(course, line);
  else if (line.kind === 'reopened') for (const item of course.items.values()) item.open = true;
}

/** A line about one item, or about all that are open. */
function concerned(course: Course, { itemId }: JournalFact): [number, ItemCourse][] {
  if (itemId === null) return [...course.items].filter(([, { open }]) => open);
  return [[itemId, itemOf(course, itemId)]];
}

function itemOf(course: Course, itemId: number): ItemCourse {
  const item = course.items.get(itemId) ?? undecided();
  course.items.set(itemId, item);
  return item;
}

type ToldItem = { item: ItemCourse; verdict: Verdict; clauses: readonly ClauseId[] };

/** What a line says of each item. The worst verdict of several items says nothing of any. */
function toldOf(course: Course, line: JournalFact): ToldItem[] {
  const each = itemsIn(line.after);
  if (each.length > 0)
    return each.map(({ itemId, verdict, clauses }) => ({ item: itemOf(course, itemId), verdict, clauses }));
  const verdict = verdictIn(line.after);
  const items = concerned(course, line);
  if (verdict === null || (line.itemId === null && items.length > 1)) return [];
  return items.map(([, item]) => ({ item, verdict, clauses: line.clauses }));
}

function judgedBy(course: Course, line: JournalFact): void {
  for (const { item, verdict, clauses } of toldOf(course, line))
    Object.assign(item, { own: verdict, now: verdict, clauses, open: true });
}

/** Where nothing of an item itself was put right, what the machine says of it now is its own. */
function correctedBy(course: Course, line: JournalFact): void {
  const field = textIn(line.after, 'field');
  for (const [, item] of concerned(course, line))
    if (field !== null && !item.corrected.includes(field)) item.corrected.push(field);
  for (const { item, verdict, clauses } of toldOf(course, line)) {
    item.now = verdict;
    if (item.corrected.length === 0) item.own = verdict;
    if (clauses.length > 0) item.clauses = clauses;
  }
}

function decidedBy(course: Course, line: JournalFact, act: DecisionAct): void {
  const { actorId } = line;
  if (actorId === null) return;
  const waiting = concerned(course, line);
  const asked = waiting.filter(([, { now }]) => now !== 'execute' && now !== 'refuse');
  for (const [itemId, item] of act === 'asked' && asked.length > 0 ? asked : waiting) {
    const clauses = line.itemId !== null && line.clauses.length > 0 ? line.clauses : item.clauses;
    course.decisions.push({
      ...{ entryId: line.id, itemId, at: line.at, byId: actorId, byName: line.actorName, act },
      ...{ machine: item.own, clauses, corrected: item.corrected, grounds: line.grounds, reversed: null },
    });
    item.open = act === 'asked';
    item.corrected = [];
  }
}

/** All items that the act decided come back: they were written in one transaction, at one instant. */
function undoneBy(course: Course, { before }: JournalFact): void {
  const act = undoneActs[textIn(before, 'action') ?? ''];
  const last = course.decisions.findLast((decision) => decision.act === act);
  if (last === undefined) return;
  const undone = course.decisions.filter((decision) => decision.act === act && decision.at === last.at);
  course.decisions = course.decisions.filter((decision) => !undone.includes(decision));
  for (const { itemId, corrected } of undone) {
    const item = course.items.get(itemId);
    if (item) Object.assign(item, { open: true, corrected: [...corrected] });
  }
}

function reversedBy(course: Course, { itemId, actorName: byName, at, grounds }: JournalFact): void {
  const done = course.decisions.findLast((decision) => decision.itemId === itemId && decision.act === 'executed');
  if (done) done.reversed = { byName, at, grounds };
}

const fieldIn = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
const textIn = (value: unknown, name: string): string | null => {
  const found = fieldIn(value, name);
  return typeof found === 'string' ? found : null;
};
const verdictIn = (value: unknown): Verdict | null =>
  verdicts.find((verdict) => verdict === fieldIn(value, 'verdict')) ?? null;

/** Read with care: a line of the journal is as old as the product that wrote it. */
function itemsIn(after: unknown): Pick<JudgedItem, 'itemId' | 'verdict' | 'clauses'>[] {
  const items = fieldIn(after, 'items');
  return (Array.isArray(items) ? items : []).flatMap((item: unknown) => {
    const [itemId, verdict, clauses] = [fieldIn(item, 'itemId'), verdictIn(item), fieldIn(item, 'clauses')];
    if (typeof itemId !== 'number' || verdict === null) return [];
    return [{ itemId, verdict, clauses: Array.isArray(clauses) ? clauses.map(String) : [] }];
  });
}
