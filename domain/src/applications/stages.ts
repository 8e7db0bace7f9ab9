import { type ApplicationState, applicationStates } from '../registry/types.ts';

/** «Новые»: no certificate is made and registered yet. «Обработанные»: the work is over. */
export type StageGroup = 'new' | 'processed';

export const stageGroupLabels: Readonly<Record<StageGroup, string>> = { new: 'Новые', processed: 'Обработанные' };

type Stage = { group: StageGroup; label: string; definition: string };

/**
 * The stages of processing («Этапы обработки заявлений») with WEB-Регистратор's own definitions. It has none for
 * «Идентификация в УЦ ФНС», and lists «Обработанные» as a heading only: these two are ours.
 */
export const applicationStages: Readonly<Record<ApplicationState, Stage>> = {
  new: {
    group: 'new',
    label: 'Новые',
    definition: 'Заявления абонентов, по которым не был создан и зарегистрирован сертификат.',
  },
  checking: {
    group: 'new',
    label: 'Проверка',
    definition:
      'WEB-Регистратор осуществляет автоматическую проверку корректности указанных в заявлении реквизитов абонента.',
  },
  accepted: {
    group: 'new',
    label: 'Принятые',
    definition:
      'Заявления, которые были получены при помощи опции «Получить заявление», но ещё не отправлены в обработку.',
  },
  'in-progress': {
    group: 'new',
    label: 'В обработке',
    definition: 'Заявления, по которым происходит создание сертификата и его регистрация в ИРУЦ.',
  },
  blocked: { group: 'new', label: 'Заблокированные', definition: 'Заявления, при обработке которых возникли ошибки.' },
  confirmed: {
    group: 'new',
    label: 'Подтверждённые',
    definition: 'Заявления, проверку которых выполнили партнёры и перевели из статуса «Принятые» в «Подтверждённые».',
  },
  suspended: {
    group: 'new',
    label: 'Приостановленные',
    definition:
      'Подтверждённые партнёром заявления, проверку которых выполнили специалисты АО «КАЛУГА АСТРАЛ» и нашли несоответствия либо ошибки в заявке и/или прикреплённых документах. Обработка приостановлена с указанием найденных ошибок.',
  },
  'delegated-to-identification': {
    group: 'new',
    label: 'Передано на идентификацию',
    definition:
      'Заявление делегировано в ближайший к абоненту центр идентификации. До завершения идентификации оно заблокировано для обработки или отклонения.',
  },
  'identification-fns': {
    group: 'new',
    label: 'Идентификация в УЦ ФНС',
    definition:
      'Личность абонента подтверждает удостоверяющий центр ФНС. До завершения идентификации заявление заблокировано для обработки или отклонения.',
  },
  'identification-passed': {
    group: 'new',
    label: 'Идентификация пройдена',
    definition:
      'Центр идентификации успешно подтвердил личность абонента. Доступны дальнейшие действия по обработке либо отклонению заявки.',
  },
  'identification-failed': {
    group: 'new',
    label: 'Идентификация не пройдена',
    definition:
      'Центр идентификации отказал в подтверждении личности абонента либо абонент в течение 10 рабочих дней не явился в центр идентификации. Причина отказа указана в заявке. Заявка доступна для просмотра и отклонения.',
  },
  processed: {
    group: 'processed',
    label: 'Обработанные без итога',
    definition: 'Обработка завершена, сертификат ещё не прошёл регистрацию в ИРУЦ.',
  },
  registered: {
    group: 'processed',
    label: 'Зарегистрированные',
    definition: 'Заявления, сертификат по которым создан и прошёл регистрацию в ИРУЦ.',
  },
  rejected: {
    group: 'processed',
    label: 'Отклонённые',
    definition: 'Заявления, не прошедшие проверку по каким-либо причинам либо удалённые по просьбе абонента.',
  },
  'awaiting-receipt': {
    group: 'processed',
    label: 'Ожидание расписки',
    definition:
      'Заявления, отправленные с использованием сервиса 1С-Отчетность без дополнительного оформления документов в бумажном виде (быстрое продление сертификата).',
  },
  'response-uploaded': {
    group: 'processed',
    label: 'Ответ загружен',
    definition:
      'Зарегистрированные заявления, в которых абонент загрузил на рабочее место результат обработки (новый результат и/или тариф).',
  },
};

/** The stages of a group in the order in which WEB-Регистратор lists them. */
export const stagesOf = (group: StageGroup): ApplicationState[] =>
  applicationStates.filter((state) => applicationStages[state].group === group);

const locked: readonly ApplicationState[] = ['delegated-to-identification', 'identification-fns'];

/** Whether an application is locked for processing and rejection until its identification ends. */
export const isLockedByIdentification = (state: ApplicationState): boolean => locked.includes(state);
