import type { Application, ApplicationState } from '../registry/types.ts';
import { may, type UserRole } from '../roles/index.ts';
import { type ApplicationEvent, applicationEventRows, applicationEvents } from './events.ts';
import type { ApplicationRefusal } from './refusals.ts';

type Row = Readonly<Partial<Record<ApplicationEvent, ApplicationState>>>;

/** Until identification ends, nothing but its result is possible: «заблокировано для обработки или отклонения». */
const identifying: Row = {
  'pass-identification': 'identification-passed',
  'fail-identification': 'identification-failed',
};

/** State × event → state; what isn't here is refused. */
const table: Readonly<Record<ApplicationState, Row>> = {
  new: { take: 'accepted', 'start-checks': 'checking', reject: 'rejected' },
  checking: { 'finish-checks': 'new', reject: 'rejected' },
  accepted: {
    confirm: 'confirmed',
    'to-processing': 'in-progress',
    delegate: 'delegated-to-identification',
    'send-to-fns': 'identification-fns',
    reject: 'rejected',
  },
  'in-progress': {
    block: 'blocked',
    'finish-processing': 'processed',
    'await-receipt': 'awaiting-receipt',
    register: 'registered',
  },
  blocked: { 'to-processing': 'in-progress', suspend: 'suspended', reject: 'rejected' },
  confirmed: {
    'to-processing': 'in-progress',
    suspend: 'suspended',
    delegate: 'delegated-to-identification',
    'send-to-fns': 'identification-fns',
    reject: 'rejected',
  },
  // What the partner has corrected is confirmed by him anew, and stands where the specialists look at it again.
  suspended: { correct: 'suspended', resume: 'confirmed', reject: 'rejected' },
  'delegated-to-identification': { ...identifying, 'no-show': 'identification-failed' },
  'identification-fns': identifying,
  'identification-passed': {
    confirm: 'confirmed',
    'to-processing': 'in-progress',
    suspend: 'suspended',
    reject: 'rejected',
  },
  'identification-failed': { reject: 'rejected' },
  processed: { register: 'registered' },
  registered: { 'upload-response': 'response-uploaded' },
  rejected: {},
  'awaiting-receipt': { register: 'registered', reject: 'rejected' },
  'response-uploaded': {},
};

/** What a transition depends on besides the state. */
export type ApplicationSituation = {
  state: ApplicationState;
  type: Application['type'];
  /** Errors of the suspension that nobody has ticked off. */
  openErrors: number;
  /** The person's role; `system` is the product itself. */
  by: UserRole | 'system';
};

export type ApplicationStep = { ok: true; state: ApplicationState } | { ok: false; refusal: ApplicationRefusal };

const isPermitted = (event: ApplicationEvent, by: ApplicationSituation['by']): boolean => {
  const { permission } = applicationEventRows[event];
  return by === 'system' || (permission !== null && may(by, permission));
};

/** What an event makes of an application, or why it may not happen: first the stage, then the facts, then the person. */
export function applicationTransition(situation: ApplicationSituation, event: ApplicationEvent): ApplicationStep {
  const { state, openErrors, by } = situation;
  const next = table[state][event];
  if (next === undefined) {
    return { ok: false, refusal: { code: 'wrong-stage', state, event, possible: possibleEvents(situation) } };
  }
  if (event === 'resume' && openErrors > 0)
    return { ok: false, refusal: { code: 'errors-open', state, event, openErrors } };
  if (event === 'correct' && openErrors === 0) return { ok: false, refusal: { code: 'no-errors-open', state, event } };
  // «Быстрое продление сертификата»: a first application has no receipt to wait for.
  if (event === 'await-receipt' && situation.type === 'create') {
    return { ok: false, refusal: { code: 'not-a-renewal', state, event } };
  }
  if (!isPermitted(event, by)) {
    const { permission } = applicationEventRows[event];
    return { ok: false, refusal: { code: 'not-permitted', state, event, permission } };
  }
  return { ok: true, state: next };
}

/** What this person may do with the application now, in the order of `applicationEvents`. */
export const possibleEvents = (situation: ApplicationSituation): ApplicationEvent[] =>
  applicationEvents.filter(
    (event) => table[situation.state][event] !== undefined && applicationTransition(situation, event).ok,
  );
