import type {
  Application,
  ApplicationState,
  DirectionCode,
  LicenceState,
  Partner,
  Subscriber,
  TariffKind,
} from './types.ts';

// Codes of the registry as people read them.

export const partnerKindLabels: Readonly<Record<Partner['kind'], string>> = {
  partner: 'Партнёр',
  'sales-center': 'Центр продаж',
};

export const subscriberKindLabels: Readonly<Record<Subscriber['kind'], string>> = {
  legal: 'Юридическое лицо',
  individual: 'Индивидуальный предприниматель',
};

export const directionLabels: Readonly<Record<DirectionCode, string>> = {
  FNS: 'ФНС',
  PFR: 'ПФР',
  FSS: 'ФСС',
  ROSSTAT: 'Росстат',
};

export const licenceStateLabels: Readonly<Record<LicenceState, string>> = {
  registered: 'Зарегистрирована',
  blocked: 'Заблокирована',
  revoked: 'Отозвана',
};

/** WEB-Регистратор's own terms. */
export const applicationStateLabels: Readonly<Record<ApplicationState, string>> = {
  new: 'Новая',
  checking: 'Проверка',
  accepted: 'Принята',
  'in-progress': 'В обработке',
  blocked: 'Заблокирована',
  confirmed: 'Подтверждена',
  suspended: 'Приостановлена',
  'delegated-to-identification': 'Передано на идентификацию',
  'identification-fns': 'Идентификация в УЦ ФНС',
  'identification-passed': 'Идентификация пройдена',
  'identification-failed': 'Идентификация не пройдена',
  processed: 'Обработана',
  registered: 'Зарегистрирована',
  rejected: 'Отклонена',
  'awaiting-receipt': 'Ожидание расписки',
  'response-uploaded': 'Ответ загружен',
};

export const applicationTypeLabels: Readonly<Record<Application['type'], string>> = {
  create: 'Создание',
  change: 'Изменение',
  renew: 'Продление',
};

export const tariffKindLabels: Readonly<Record<TariffKind, string>> = {
  paid: 'Платный',
  free: 'Бесплатный',
  its: '1С:ИТС',
  representative: 'Уполномоченный представитель',
  'representative-client': 'Клиент уполномоченного представителя',
  'authorized-center': 'Авторизованный центр',
  'authorized-center-client': 'Абонент авторизованного центра',
  'carry-over': 'По ранее заключённому договору',
};
