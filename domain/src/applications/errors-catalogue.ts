import {
  type ApplicationFileKind,
  applicationFileKindLabels,
  type RequisiteField,
  requisiteLabels,
} from './requisites.ts';

/** Requisites of the registry record, and of the employee, that an error may point at besides `RequisiteField`. */
type RecordField = 'inn' | 'kpp' | 'subscriberName' | 'type' | 'directions' | 'representative';
type EmployeeField =
  | 'employeeName'
  | 'employeeJob'
  | 'employeePassport'
  | 'employeeSnils'
  | 'employeeInn'
  | 'employeeBirthDate';

/** Where an error is to be found. */
export type ErrorTarget =
  | { kind: 'field'; field: RequisiteField | RecordField | EmployeeField }
  | { kind: 'file'; file: ApplicationFileKind };

type CatalogueEntry = {
  label: string;
  target: ErrorTarget;
  /** What the partner has to do, in the words of the notice. */
  remedy: string;
};

const field = (name: RequisiteField | RecordField | EmployeeField): ErrorTarget => ({ kind: 'field', field: name });
const file = (kind: ApplicationFileKind): ErrorTarget => ({ kind: 'file', file: kind });

/** Errors that specialists find in requisites and documents. A code is never given to another error. */
const catalogue = {
  'inn-mismatch': {
    label: 'ИНН не совпадает с ЕГРЮЛ/ЕГРИП',
    target: field('inn'),
    remedy: 'Исправьте ИНН и отправьте заявление заново.',
  },
  'kpp-mismatch': {
    label: 'КПП не совпадает с ЕГРЮЛ',
    target: field('kpp'),
    remedy: 'Укажите КПП из действующей выписки.',
  },
  'name-mismatch': {
    label: 'Наименование не совпадает с ЕГРЮЛ/ЕГРИП',
    target: field('fullName'),
    remedy: 'Укажите полное наименование точно по выписке.',
  },
  'ogrn-mismatch': {
    label: 'ОГРН не совпадает с ЕГРЮЛ/ЕГРИП',
    target: field('ogrn'),
    remedy: 'Исправьте ОГРН по действующей выписке.',
  },
  'legal-address-mismatch': {
    label: 'Юридический адрес не совпадает с ЕГРЮЛ',
    target: field('legalAddress'),
    remedy: 'Укажите адрес из действующей выписки.',
  },
  'pfr-number': {
    label: 'Неверный регистрационный номер ПФР',
    target: field('pfrNumber'),
    remedy: 'Сверьте номер с уведомлением о регистрации.',
  },
  'fss-number': {
    label: 'Неверный регистрационный номер ФСС',
    target: field('fssNumber'),
    remedy: 'Сверьте номер с уведомлением о регистрации.',
  },
  'email-invalid': {
    label: 'Недействующий адрес электронной почты',
    target: field('email'),
    remedy: 'Укажите действующий адрес абонента.',
  },
  'phone-invalid': {
    label: 'Номер телефона указан с ошибкой',
    target: field('mainPhone'),
    remedy: 'Укажите действующий номер мобильного телефона абонента.',
  },
  'tariff-unavailable': {
    label: 'Тариф недоступен этому абоненту',
    target: field('tariff'),
    remedy: 'Выберите другой тариф и сообщите о выборе.',
  },
  'its-user-unknown': {
    label: 'Пользователь портала ИТС не найден',
    target: field('itsUserId'),
    remedy: 'Проверьте логин и почту портала ИТС.',
  },
  'type-wrong': {
    label: 'Неверный тип запроса',
    target: field('type'),
    remedy: 'Отправьте заявление нужного типа: создание, изменение или продление.',
  },
  'directions-wrong': {
    label: 'Направления не соответствуют тарифу',
    target: field('directions'),
    remedy: 'Уберите лишние направления или выберите другой тариф.',
  },
  'representative-unknown': {
    label: 'Не указан уполномоченный представитель',
    target: field('representative'),
    remedy: 'Укажите организацию-представителя и реквизиты доверенности.',
  },
  'owner-name': {
    label: 'ФИО владельца подписи не совпадает с документом',
    target: field('employeeName'),
    remedy: 'Исправьте ФИО владельца точно по паспорту.',
  },
  'owner-job': {
    label: 'Должность владельца не подтверждена',
    target: field('employeeJob'),
    remedy: 'Исправьте должность или приложите приказ о назначении.',
  },
  'owner-passport': {
    label: 'Паспортные данные указаны с ошибкой',
    target: field('employeePassport'),
    remedy: 'Исправьте серию, номер и дату выдачи по паспорту.',
  },
  'owner-snils': {
    label: 'СНИЛС не совпадает с документом',
    target: field('employeeSnils'),
    remedy: 'Исправьте СНИЛС владельца подписи.',
  },
  'owner-inn': {
    label: 'ИНН владельца не принадлежит этому человеку',
    target: field('employeeInn'),
    remedy: 'Исправьте ИНН физического лица.',
  },
  'form-missing': {
    label: 'Нет заявления на сертификат',
    target: file('application-form'),
    remedy: 'Приложите скан заявления на бланке.',
  },
  'form-unsigned': {
    label: 'Заявление не подписано',
    target: file('application-form'),
    remedy: 'Приложите скан заявления с подписью владельца и печатью, если она есть.',
  },
  'form-unreadable': {
    label: 'Скан заявления нечитаем',
    target: file('application-form'),
    remedy: 'Отсканируйте заявление заново, не хуже 200 точек на дюйм.',
  },
  'passport-missing': {
    label: 'Нет скана паспорта',
    target: file('passport'),
    remedy: 'Приложите разворот с фотографией и страницу с регистрацией.',
  },
  'passport-unreadable': {
    label: 'Скан паспорта нечитаем',
    target: file('passport'),
    remedy: 'Отсканируйте разворот паспорта заново, без бликов и обрезанных краёв.',
  },
  'passport-expired': {
    label: 'Паспорт недействителен',
    target: file('passport'),
    remedy: 'Приложите скан действующего паспорта.',
  },
  'snils-missing': {
    label: 'Нет документа о СНИЛС',
    target: file('snils'),
    remedy: 'Приложите скан или выписку с номером СНИЛС.',
  },
  'power-of-attorney-missing': {
    label: 'Нет доверенности',
    target: file('power-of-attorney'),
    remedy: 'Приложите доверенность на владельца подписи.',
  },
  'power-of-attorney-expired': {
    label: 'Срок доверенности истёк',
    target: file('power-of-attorney'),
    remedy: 'Приложите действующую доверенность.',
  },
  'order-missing': {
    label: 'Нет приказа о назначении',
    target: file('appointment-order'),
    remedy: 'Приложите приказ о назначении руководителя.',
  },
  'its-confirmation-missing': {
    label: 'Не подтверждён договор ИТС',
    target: file('its-confirmation'),
    remedy: 'Приложите подтверждение договора 1С:ИТС уровня ПРОФ.',
  },
  other: {
    label: 'Иное несоответствие',
    target: file('other'),
    remedy: 'Устраните несоответствие, указанное в комментарии.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ApplicationErrorCode = keyof typeof catalogue;
export const applicationErrors: Readonly<Record<ApplicationErrorCode, CatalogueEntry>> = catalogue;
export const applicationErrorCodes = Object.keys(catalogue) as ApplicationErrorCode[];

const otherFieldLabels: Readonly<Record<RecordField | EmployeeField, string>> = {
  inn: 'ИНН',
  kpp: 'КПП',
  subscriberName: 'Наименование',
  type: 'Тип запроса',
  directions: 'Направления',
  representative: 'Уполномоченный представитель',
  employeeName: 'ФИО владельца подписи',
  employeeJob: 'Должность владельца подписи',
  employeePassport: 'Паспорт владельца подписи',
  employeeSnils: 'СНИЛС владельца подписи',
  employeeInn: 'ИНН владельца подписи',
  employeeBirthDate: 'Дата рождения владельца подписи',
};
const fieldLabels: Readonly<Record<string, string>> = { ...requisiteLabels, ...otherFieldLabels };

/** «реквизит „ОГРН“» or «документ „Паспорт“»: where the error is. */
export const errorPlace = (code: ApplicationErrorCode): string => {
  const { target } = applicationErrors[code];
  return target.kind === 'file'
    ? `документ «${applicationFileKindLabels[target.file]}»`
    : `реквизит «${fieldLabels[target.field] ?? target.field}»`;
};

/** The requisite of the application that the error points at, if it is one that stands in the application itself. */
export function requisiteOfError(code: ApplicationErrorCode): RequisiteField | null {
  const { target } = applicationErrors[code];
  if (target.kind === 'file') return null;
  return target.field in requisiteLabels ? (target.field as RequisiteField) : null;
}
