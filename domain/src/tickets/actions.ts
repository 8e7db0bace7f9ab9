import type { Verdict } from '../regulation/types.ts';
import { may, type Permission, type UserRole } from '../roles/index.ts';
import type { TicketState } from './states.ts';

/** What staff may do to a ticket. */
export const staffActions = [
  'take',
  'release',
  'execute',
  'ask-data',
  'refuse',
  'answer',
  'correct',
  'close',
  'reopen',
  'undo',
  'reverse',
  'assign',
  'merge',
  'split',
] as const;
export type StaffAction = (typeof staffActions)[number];

/** What takes an act back: whether there is one to take back is a fact of the situation, not of the state. */
export const wayBack: readonly StaffAction[] = ['undo', 'reverse'];
const work: readonly StaffAction[] = [
  'take',
  'release',
  'assign',
  'ask-data',
  'refuse',
  'answer',
  'correct',
  'close',
  'merge',
  'split',
];

/** What of the table of permissions each action needs. */
const permissionOf = (action: StaffAction): Permission => {
  if (action === 'execute') return 'tickets.execute';
  if (action === 'reopen') return 'tickets.reopen';
  return wayBack.includes(action) ? 'tickets.take-back' : 'tickets.work';
};

const byState: Readonly<Record<TicketState, readonly StaffAction[]>> = {
  open: [...work, ...wayBack, 'execute'],
  'waiting-data': [...work, ...wayBack],
  'waiting-date': [...work, ...wayBack],
  executed: ['reopen', ...wayBack],
  refused: ['reopen', ...wayBack],
  answered: ['reopen', ...wayBack],
  closed: ['reopen', ...wayBack],
  reversed: ['reopen', 'undo'],
};

/**
 * The machine's verdict opens only execution: what needs an eye (3.5–3.7) or further documents (1.4) may make a
 * specialist ask or refuse under any verdict.
 */
const byVerdict: Readonly<Record<Verdict, readonly StaffAction[]>> = {
  execute: [...work, ...wayBack, 'execute', 'reopen'],
  'request-data': [...work, ...wayBack, 'reopen'],
  refuse: [...work, ...wayBack, 'reopen'],
  wait: [...work, ...wayBack, 'reopen'],
  review: [...work, ...wayBack, 'reopen'],
};

export type StaffSituation = {
  state: TicketState;
  /** Verdicts of the items that are still open. */
  openVerdicts: readonly Verdict[];
  role: UserRole;
  assignedTo: 'nobody' | 'me' | 'another';
  /** Whether the letters of the last deciding act are still here, so that it can be undone. */
  undoable: boolean;
  /** Whose transfers can be taken back by a reverse transfer: of several people's, `mine` if any is. */
  reversible: 'none' | 'mine' | 'others';
};

/** Items don't change tickets while the letters of an act on them are still here; of a single one nothing is split off. */
const canRegroup = (action: StaffAction, { openVerdicts, undoable }: StaffSituation): boolean =>
  (action !== 'merge' && action !== 'split') || (!undoable && (action === 'merge' || openVerdicts.length > 1));

function fitsAssignment(action: StaffAction, { assignedTo, role, reversible }: StaffSituation): boolean {
  const oversees = may(role, 'tickets.of-others');
  // A specialist reverses what is his own: what he has executed, or what stands on his desk.
  if (action === 'reverse') return oversees || reversible === 'mine' || assignedTo === 'me';
  if (action === 'take') return assignedTo !== 'me' && (assignedTo === 'nobody' || oversees);
  if (action === 'release') return assignedTo === 'me' || (assignedTo === 'another' && oversees);
  return assignedTo !== 'another' || oversees;
}

function fitsPast(action: StaffAction, { undoable, reversible }: StaffSituation): boolean {
  if (action === 'undo') return undoable;
  // Within the window there is the plain undo, of which nobody outside ever hears.
  return action !== 'reverse' || (reversible !== 'none' && !undoable);
}

/** The actions that are possible now for this person; deny by default: an action must pass every column of the table. */
export function allowedActions(situation: StaffSituation): StaffAction[] {
  const verdicts: readonly Verdict[] = situation.openVerdicts.length > 0 ? situation.openVerdicts : ['review'];
  return staffActions.filter(
    (action) =>
      may(situation.role, permissionOf(action)) &&
      byState[situation.state].includes(action) &&
      verdicts.some((verdict) => byVerdict[verdict].includes(action)) &&
      fitsAssignment(action, situation) &&
      canRegroup(action, situation) &&
      fitsPast(action, situation),
  );
}
