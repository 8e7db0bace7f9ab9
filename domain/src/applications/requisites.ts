import type { IsoDate } from '../registry/types.ts';

/**
 * What an application says beside its registry record: the list «Реквизиты» of WEB-Регистратор. null: not given. ИНН,
 * КПП, the type of the request and the partner stand in the record itself.
 */
export type ApplicationRequisites = {
  category: string | null;
  paperlessRenewal: boolean | null;
  accountId: string | null;
  fullName: string | null;
  ogrn: string | null;
  pfrNumber: string | null;
  fssNumber: string | null;
  mainPhone: string | null;
  extraPhone: string | null;
  legalAddress: string | null;
  actualAddress: string | null;
  email: string | null;
  documentFlowId: string | null;
  office: string | null;
  configuration: string | null;
  formatVersion: string | null;
  tariff: string | null;
  issuesCertificate: boolean | null;
  certificationCenter: string | null;
  cryptoProLicence: boolean | null;
  itsUserId: string | null;
};
export type RequisiteField = keyof ApplicationRequisites;

/** In the order of WEB-Регистратор. */
export const requisiteLabels: Readonly<Record<RequisiteField, string>> = {
  category: 'Категория',
  paperlessRenewal: 'Безбумажное продление',
  accountId: 'ID уч. записи',
  fullName: 'Полное наименование',
  ogrn: 'ОГРН',
  pfrNumber: 'Рег. номер ПФР',
  fssNumber: 'Рег. номер ФСС',
  mainPhone: 'Основной телефон',
  extraPhone: 'Дополнительный телефон',
  legalAddress: 'Юридический адрес',
  actualAddress: 'Фактический адрес',
  email: 'E-mail адрес',
  documentFlowId: 'ID документооборота',
  office: 'Офис',
  configuration: 'Конфигурация',
  formatVersion: 'Версия формата',
  tariff: 'Тариф',
  issuesCertificate: 'Выпуск сертификата',
  certificationCenter: 'Удостоверяющий центр',
  cryptoProLicence: 'Лицензия КриптоПро',
  itsUserId: 'УИН пользователя портала ИТС',
};

/** Сотрудник: an owner of a certificate. */
export type ApplicationEmployee = {
  fullName: string;
  jobTitle: string | null;
  /** «КЭП», «КЭП + Лицензия КриптоПро». */
  certificateType: string;
  certificateUntil: IsoDate | null;
  certificateSerial: string | null;
  inn: string | null;
  snils: string | null;
  birthDate: IsoDate | null;
  /** Series and number, ten digits. */
  passport: string | null;
  passportIssuedOn: IsoDate | null;
  /** Облачная подпись: the certificate is made by the application DSS, which reads a QR code. */
  viaDss: boolean;
};

/** Уполномоченный представитель (УП) who signs for the subscriber. */
export type ApplicationRepresentative = {
  name: string;
  inn: string;
  kpp: string | null;
  powerOfAttorney: { number: string; issuedOn: IsoDate; validUntil: IsoDate } | null;
};

export const applicationFileKinds = [
  'application-form',
  'passport',
  'snils',
  'power-of-attorney',
  'appointment-order',
  'charter',
  'its-confirmation',
  'other',
] as const;
export type ApplicationFileKind = (typeof applicationFileKinds)[number];

export const applicationFileKindLabels: Readonly<Record<ApplicationFileKind, string>> = {
  'application-form': 'Заявление на сертификат',
  passport: 'Паспорт',
  snils: 'СНИЛС',
  'power-of-attorney': 'Доверенность',
  'appointment-order': 'Приказ о назначении',
  charter: 'Учредительный документ',
  'its-confirmation': 'Подтверждение договора ИТС',
  other: 'Прочий документ',
};

/** «Да», «Нет», «—», or the text itself. */
export const requisiteText = (value: string | boolean | null): string =>
  typeof value === 'boolean' ? (value ? 'Да' : 'Нет') : (value ?? '—');
