import type { Permission } from '../roles/index.ts';

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
