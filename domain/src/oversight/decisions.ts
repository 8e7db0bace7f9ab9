import type { IsoInstant } from '../registry/types.ts';
import { type ClauseId, type Verdict, verdicts } from '../regulation/types.ts';
import type { JournalKind } from '../tickets/journal.ts';

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

const undecided = (): ItemCourse => ({ own: 'review', now: 'review', clauses: [], corrected: [], open: true });

function follow(course: Course, line: JournalFact): void {
  const act = acts[line.kind];
  if (act !== undefined) decidedBy(course, line, act);
  else if (line.kind === 'judged') judgedBy(course, line);
  else if (line.kind === 'field-corrected') correctedBy(course, line);
  else if (line.kind === 'undone') undoneBy(course, line);
  else if (line.kind === 'reversed') reversedBy(course, line);
  else if (line.kind === 'reopened') for (const item of course.items.values()) item.open = true;
}

/** A line about one item, or about all that are open. */
function concerned(course: Course, { itemId }: JournalFact): [number, ItemCourse][] {
  if (itemId === null) return [...course.items].filter(([, { open }]) => open);
  const item = course.items.get(itemId) ?? undecided();
  course.items.set(itemId, item);
  return [[itemId, item]];
}

function judgedBy(course: Course, line: JournalFact): void {
  const verdict = verdictIn(line.after);
  const items = concerned(course, line);
  // The worst of several items says nothing of each.
  if (verdict === null || (line.itemId === null && items.length > 1)) return;
  for (const [, item] of items) Object.assign(item, { own: verdict, now: verdict, clauses: line.clauses, open: true });
}

function correctedBy(course: Course, line: JournalFact): void {
  const [verdict, field] = [verdictIn(line.after), textIn(line.after, 'field')];
  for (const [, item] of concerned(course, line)) {
    if (field !== null && !item.corrected.includes(field)) item.corrected.push(field);
    if (verdict === null) continue;
    item.now = verdict;
    if (line.clauses.length > 0) item.clauses = line.clauses;
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
