import type { Verdict } from '../regulation/types.ts';
import type { TicketState } from './states.ts';

export const userRoles = ['specialist', 'supervisor', 'administrator'] as const;
export type UserRole = (typeof userRoles)[number];

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
] as const;
export type StaffAction = (typeof staffActions)[number];

const work: readonly StaffAction[] = ['take', 'release', 'ask-data', 'refuse', 'answer', 'correct', 'close'];

/** An administrator keeps accounts and settings; executing requests is not part of that duty. */
const byRole: Readonly<Record<UserRole, readonly StaffAction[]>> = {
  specialist: [...work, 'execute'],
  supervisor: [...work, 'execute', 'reopen'],
  administrator: [],
};

const byState: Readonly<Record<TicketState, readonly StaffAction[]>> = {
  open: [...work, 'execute'],
  'waiting-data': work,
  'waiting-date': work,
  executed: ['reopen'],
  refused: ['reopen'],
  answered: ['reopen'],
  closed: ['reopen'],
};

/**
 * The machine's verdict opens only execution: what needs an eye (3.5–3.7) or further documents (1.4) may make a
 * specialist ask or refuse under any verdict.
 */
const byVerdict: Readonly<Record<Verdict, readonly StaffAction[]>> = {
  execute: [...work, 'execute', 'reopen'],
  'request-data': [...work, 'reopen'],
  refuse: [...work, 'reopen'],
  wait: [...work, 'reopen'],
  review: [...work, 'reopen'],
};

export type StaffSituation = {
  state: TicketState;
  /** Verdicts of the items that are still open. */
  openVerdicts: readonly Verdict[];
  role: UserRole;
  assignedTo: 'nobody' | 'me' | 'another';
};

function fitsAssignment(action: StaffAction, { assignedTo, role }: StaffSituation): boolean {
  if (action === 'take') return assignedTo !== 'me' && (assignedTo === 'nobody' || role === 'supervisor');
  if (action === 'release') return assignedTo === 'me' || (assignedTo === 'another' && role === 'supervisor');
  return assignedTo !== 'another' || role === 'supervisor';
}

/** The actions that are possible now for this person; deny by default: an action must pass every column of the table. */
export function allowedActions(situation: StaffSituation): StaffAction[] {
  const verdicts: readonly Verdict[] = situation.openVerdicts.length > 0 ? situation.openVerdicts : ['review'];
  return staffActions.filter(
    (action) =>
      byRole[situation.role].includes(action) &&
      byState[situation.state].includes(action) &&
      verdicts.some((verdict) => byVerdict[verdict].includes(action)) &&
      fitsAssignment(action, situation),
  );
}
