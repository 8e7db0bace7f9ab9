import type { Application, ApplicationState } from '../registry/types.ts';
import { may, type Permission, type UserRole } from '../roles/index.ts';
import { applicationStages } from './stages.ts';

/** What must be given with an event: nothing, words, errors of the catalogue, a centre of identification. */
export type GroundsKind = 'none' | 'comment' | 'errors' | 'center';

export const applicationEvents = [
  'take',
  'start-checks',
  'finish-checks',
  'confirm',
  'to-processing',
  'suspend',
  'correct',
  'resume',
  'delegate',
  'send-to-fns',
  'pass-identification',
  'fail-identification',
  'no-show',
  'block',
  'finish-processing',
  'await-receipt',
  'register',
  'upload-response',
  'reject',
] as const;
export type ApplicationEvent = (typeof applicationEvents)[number];

type EventRow = {
  /** On the button. */
  label: string;
  /** «Сейчас можно: …» */
  infinitive: string;
  /** null: only the product itself, never a person. */
  permission: Permission | null;
  grounds: GroundsKind;
};

/** The columns «who may» and «which grounds» of the table. */
export const applicationEventRows: Readonly<Record<ApplicationEvent, EventRow>> = {
  take: { label: 'Получить заявку', infinitive: 'получить', permission: 'applications.take', grounds: 'none' },
  'start-checks': {
    label: 'На проверку',
    infinitive: 'отправить на проверку реквизитов',
    permission: 'applications.process',
    grounds: 'none',
  },
  'finish-checks': {
    label: 'Проверка завершена',
    infinitive: 'завершить проверку реквизитов',
    permission: 'applications.process',
    grounds: 'none',
  },
  confirm: { label: 'Подтвердить', infinitive: 'подтвердить', permission: 'applications.confirm', grounds: 'none' },
  'to-processing': {
    label: 'В обработку',
    infinitive: 'отправить в обработку',
    permission: 'applications.process',
    grounds: 'none',
  },
  suspend: {
    label: 'Приостановить',
    infinitive: 'приостановить с перечнем ошибок',
    permission: 'applications.suspend',
    grounds: 'errors',
  },
  correct: {
    label: 'Отметить исправление',
    infinitive: 'отметить исправленные ошибки',
    permission: 'applications.suspend',
    grounds: 'errors',
  },
  resume: {
    label: 'Возобновить',
    infinitive: 'возобновить, когда все ошибки исправлены',
    permission: 'applications.suspend',
    grounds: 'none',
  },
  delegate: {
    label: 'Делегировать идентификацию',
    infinitive: 'делегировать идентификацию',
    permission: 'applications.delegate',
    grounds: 'center',
  },
  'send-to-fns': {
    label: 'Идентификация в УЦ ФНС',
    infinitive: 'передать на идентификацию в УЦ ФНС',
    permission: 'applications.delegate',
    grounds: 'none',
  },
  'pass-identification': {
    label: 'Идентификация пройдена',
    infinitive: 'отметить, что идентификация пройдена',
    permission: 'applications.identification-result',
    grounds: 'none',
  },
  'fail-identification': {
    label: 'Идентификация не пройдена',
    infinitive: 'отметить, что идентификация не пройдена',
    permission: 'applications.identification-result',
    grounds: 'comment',
  },
  'no-show': {
    label: 'Абонент не явился',
    infinitive: 'дождаться конца срока явки',
    permission: null,
    grounds: 'none',
  },
  block: {
    label: 'Ошибка обработки',
    infinitive: 'отметить ошибку обработки',
    permission: 'applications.finish',
    grounds: 'comment',
  },
  'finish-processing': {
    label: 'Обработана',
    infinitive: 'завершить обработку',
    permission: 'applications.finish',
    grounds: 'none',
  },
  'await-receipt': {
    label: 'Ждать расписку',
    infinitive: 'перевести в ожидание расписки',
    permission: 'applications.finish',
    grounds: 'none',
  },
  register: {
    label: 'Зарегистрирована',
    infinitive: 'отметить регистрацию сертификата',
    permission: 'applications.finish',
    grounds: 'none',
  },
  'upload-response': {
    label: 'Ответ загружен',
    infinitive: 'отметить, что ответ загружен',
    permission: 'applications.finish',
    grounds: 'none',
  },
  reject: { label: 'Отклонить', infinitive: 'отклонить', permission: 'applications.reject', grounds: 'comment' },
};

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

/** Why an event is refused, with the facts for the words. */
export type ApplicationRefusal =
  | { code: 'wrong-stage'; state: ApplicationState; event: ApplicationEvent; possible: ApplicationEvent[] }
  | { code: 'errors-open'; state: ApplicationState; event: ApplicationEvent; openErrors: number }
  | { code: 'no-errors-open'; state: ApplicationState; event: ApplicationEvent }
  | { code: 'not-a-renewal'; state: ApplicationState; event: ApplicationEvent }
  | { code: 'not-permitted'; state: ApplicationState; event: ApplicationEvent; permission: Permission | null };

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

const locked: readonly ApplicationState[] = ['delegated-to-identification', 'identification-fns'];

/** Whether an application is locked for processing and rejection until its identification ends. */
export const isLockedByIdentification = (state: ApplicationState): boolean => locked.includes(state);

/** A refusal in words for the person: the stage, the reason, and what may be done instead. */
export function applicationRefusalText(refusal: ApplicationRefusal): string {
  const stage = `Заявка на этапе «${applicationStages[refusal.state].label}»`;
  const { infinitive } = applicationEventRows[refusal.event];
  switch (refusal.code) {
    case 'wrong-stage': {
      const lock = isLockedByIdentification(refusal.state) ? ' до завершения идентификации' : '';
      const possible = refusal.possible.map((event) => applicationEventRows[event].infinitive);
      const instead =
        possible.length > 0 ? `Сейчас можно: ${possible.join('; ')}.` : 'На этом этапе с заявкой ничего не делают.';
      return `${stage}:${lock} её нельзя ${infinitive}. ${instead}`;
    }
    case 'errors-open':
      return `${stage}: не исправлено ошибок — ${refusal.openErrors}. Отметьте исправленные, и заявка возобновится.`;
    case 'no-errors-open':
      return `${stage}: неисправленных ошибок нет. Сейчас можно: возобновить; отклонить.`;
    case 'not-a-renewal':
      return `${stage}: расписки ждут только при продлении или изменении, а это первичная заявка.`;
    case 'not-permitted':
      return refusal.permission === null
        ? `${stage}: ${infinitive} может только сама система.`
        : `${stage}: ${infinitive} вы не можете — для этого недостаточно прав.`;
  }
}
