import { describe, expect, test } from 'vitest';
import { type ApplicationState, applicationStates } from '../registry/types.ts';
import { may, userRoles } from '../roles/index.ts';
import { type ApplicationEvent, applicationEventRows, applicationEvents } from './events.ts';
import { applicationRefusalText } from './refusals.ts';
import { applicationStages, stagesOf } from './stages.ts';
import { type ApplicationSituation, applicationTransition, possibleEvents } from './transitions.ts';

/** Every stage by hand: the events that it takes, and where they lead. Everything else must be refused. */
const expected: Record<ApplicationState, Partial<Record<ApplicationEvent, ApplicationState>>> = {
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
  suspended: { correct: 'suspended', resume: 'confirmed', reject: 'rejected' },
  'delegated-to-identification': {
    'pass-identification': 'identification-passed',
    'fail-identification': 'identification-failed',
    'no-show': 'identification-failed',
  },
  'identification-fns': {
    'pass-identification': 'identification-passed',
    'fail-identification': 'identification-failed',
  },
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

/** Nothing but the stage stands in the way of any event. */
const freely = (state: ApplicationState, event: ApplicationEvent): ApplicationSituation => ({
  state,
  type: 'renew',
  openErrors: event === 'correct' ? 1 : 0,
  by: 'system',
});

describe.each(applicationStates)('an application at the stage %s', (state) => {
  test.each(applicationEvents)('answers the event %s as the table says', (event) => {
    const step = applicationTransition(freely(state, event), event);
    const next = expected[state][event];
    if (next !== undefined) {
      expect(step).toEqual({ ok: true, state: next });
      return;
    }
    if (step.ok) throw new Error(`${event} was let through`);
    expect(step.refusal).toMatchObject({ code: 'wrong-stage', state, event });
    const words = applicationRefusalText(step.refusal);
    expect(words).toContain(`«${applicationStages[state].label}»`);
    expect(words).toMatch(Object.keys(expected[state]).length > 0 ? /Сейчас можно: / : /ничего не делают/);
  });
});

describe.each(userRoles)('a person of the role %s', (role) => {
  test.each(applicationStates)(
    'may at the stage %s what his permissions allow, and is told where they do not',
    (state) => {
      for (const event of applicationEvents) {
        if (expected[state][event] === undefined) continue;
        const { permission } = applicationEventRows[event];
        const allowed = permission !== null && may(role, permission);
        const step = applicationTransition({ ...freely(state, event), by: role }, event);
        expect({ event, ok: step.ok }).toEqual({ event, ok: allowed });
        if (step.ok) continue;
        expect(step.refusal.code).toBe('not-permitted');
        expect(applicationRefusalText(step.refusal)).toMatch(/недостаточно прав|только сама система/);
      }
    },
  );
});

describe('what the stage alone does not decide', () => {
  const suspended = { state: 'suspended', type: 'create', by: 'specialist' } as const;

  test('a suspended application is resumed only when no error is left', () => {
    const step = applicationTransition({ ...suspended, openErrors: 2 }, 'resume');
    if (step.ok) throw new Error('resumed with errors');
    expect(applicationRefusalText(step.refusal)).toContain('не исправлено ошибок — 2');
    expect(applicationTransition({ ...suspended, openErrors: 0 }, 'resume').ok).toBe(true);
  });

  test('without open errors there is nothing to tick off', () => {
    const step = applicationTransition({ ...suspended, openErrors: 0 }, 'correct');
    expect(!step.ok && step.refusal.code).toBe('no-errors-open');
    expect(possibleEvents({ ...suspended, openErrors: 0 })).toEqual(['resume', 'reject']);
    expect(possibleEvents({ ...suspended, openErrors: 1 })).toEqual(['correct', 'reject']);
  });

  test('a first application waits for no receipt', () => {
    const step = applicationTransition(
      { state: 'in-progress', type: 'create', openErrors: 0, by: 'supervisor' },
      'await-receipt',
    );
    if (step.ok) throw new Error('a first application awaits a receipt');
    expect(applicationRefusalText(step.refusal)).toContain('первичная заявка');
  });

  test('while identification lasts the refusal says what it waits for', () => {
    const step = applicationTransition(
      { state: 'delegated-to-identification', type: 'create', openErrors: 0, by: 'specialist' },
      'reject',
    );
    if (step.ok) throw new Error('rejected while delegated');
    expect(applicationRefusalText(step.refusal)).toBe(
      'Заявка на этапе «Передано на идентификацию»: до завершения идентификации её нельзя отклонить. Сейчас можно: отметить, что идентификация пройдена; отметить, что идентификация не пройдена.',
    );
  });
});

test('the stages stand under two headings, each with a label of its own and a definition', () => {
  expect([...stagesOf('new'), ...stagesOf('processed')].sort()).toEqual([...applicationStates].sort());
  const labels = applicationStates.map((state) => applicationStages[state].label);
  expect(new Set(labels).size).toBe(16);
  for (const state of applicationStates) expect(applicationStages[state].definition).toMatch(/^(WEB|[А-ЯЁ]).*\.$/);
});
