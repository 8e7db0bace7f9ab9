import type { IsoDate } from '../../registry/types.ts';
import { checkDocuments, checkEgr, checkFnsDocuments, checkIdentification, checkSignature } from './company-checks.ts';
import {
  checkDisqualified,
  checkEsia,
  checkOwnerName,
  checkOwnerSnils,
  checkPassport,
  perOwner,
} from './person-checks.ts';
import type { RegisterName, Registers } from './registers.ts';
import type { CheckId, CheckImportance, CheckOutcome, CheckSubject, SignatureOwner } from './types.ts';

export type CheckContext = { registers: Registers; today: IsoDate };

export type CheckDefinition = {
  id: CheckId;
  /** As the deck names it. */
  label: string;
  /** In Russian: what is compared with what. */
  explanation: string;
  /** The register that it asks; null: it needs none. */
  register: RegisterName | null;
  /** null: it doesn't concern this application. */
  importance: (subject: CheckSubject) => CheckImportance | null;
  /** What its result rests on: when this changes, the result no longer holds. */
  rests: (subject: CheckSubject) => unknown;
  run: (subject: CheckSubject, context: CheckContext) => Promise<CheckOutcome> | CheckOutcome;
};

const forCertificate = ({ certificateRequested }: CheckSubject): CheckImportance | null =>
  certificateRequested ? 'mandatory' : null;
const furtherForCertificate = ({ certificateRequested }: CheckSubject): CheckImportance | null =>
  certificateRequested ? 'further' : null;

const names = ({ owners }: CheckSubject) =>
  owners.map(({ lastName, firstName, patronymic }) => [lastName, firstName, patronymic]);
const ofOwners = ({ owners }: CheckSubject, ...fields: (keyof SignatureOwner)[]) =>
  owners.map((owner) => fields.map((field) => owner[field]));
const kindsOf = ({ files }: CheckSubject) => [...new Set(files)].sort();

/**
 * The ten checks. The deck shows ЕГРЮЛ/ЕГРИП, disqualified persons and СНИЛС as mandatory, ЕСИА and the passport as
 * further ones, and leaves the other five open: there a check is mandatory where without it a certificate could come
 * into the wrong hands.
 */
export const checkCatalogue: readonly CheckDefinition[] = [
  {
    id: 'fns-documents',
    label: 'Документы ФНС',
    explanation: 'Действует ли доверенность представителя, если отчётность в ФНС подписывает он',
    register: null,
    importance: ({ directions, representative }) => {
      if (!directions.includes('FNS')) return null;
      return representative === null ? 'further' : 'mandatory';
    },
    rests: (subject) => [subject.representative, kindsOf(subject)],
    run: (subject, { today }) => checkFnsDocuments(subject, today),
  },
  {
    id: 'identification',
    label: 'Идентификация',
    explanation: 'Подтверждена ли личность владельца: лично, Центром идентификации или действующим сертификатом',
    register: null,
    importance: forCertificate,
    rests: (subject) => [names(subject), subject.identification, subject.paperless, subject.certificates],
    run: (subject, { today }) => checkIdentification(subject, today),
  },
  {
    id: 'owner-name',
    label: 'Ф.И.О. владельца ЭП',
    explanation: 'Записаны ли фамилия, имя и отчество полностью; предприниматель подписывает за себя сам',
    register: null,
    importance: forCertificate,
    rests: (subject) => [names(subject), ofOwners(subject, 'inn'), subject.kind, subject.name, subject.inn],
    run: (subject) => perOwner(subject, (owner) => checkOwnerName(owner, subject)),
  },
  {
    id: 'egr',
    label: 'ЕГРЮЛ/ЕГРИП',
    explanation: 'ИНН, КПП и ОГРН по контрольным числам, затем наименование, состояние и руководитель по реестру',
    register: 'egr',
    importance: () => 'mandatory',
    rests: (subject) => [
      [subject.kind, subject.name, subject.inn, subject.kpp, subject.ogrn],
      names(subject),
      subject.representative !== null || subject.files.includes('power-of-attorney'),
    ],
    run: (subject, { registers }) => checkEgr(subject, registers),
  },
  {
    id: 'esia',
    label: 'ЕСИА',
    explanation: 'Подтверждённая учётная запись Госуслуг и её владелец',
    register: 'esia',
    importance: furtherForCertificate,
    rests: (subject) => [names(subject), ofOwners(subject, 'snils', 'birthDate', 'inn')],
    run: (subject, { registers }) => perOwner(subject, (owner) => checkEsia(owner, registers)),
  },
  {
    id: 'passport',
    label: 'Расширенная проверка паспорта',
    explanation: 'Действительность паспорта и его владелец по реестру МВД',
    register: 'passport',
    importance: furtherForCertificate,
    rests: (subject) => [names(subject), ofOwners(subject, 'passport', 'birthDate')],
    run: (subject, { registers }) => perOwner(subject, (owner) => checkPassport(owner, registers)),
  },
  {
    id: 'disqualified',
    label: 'Реестр дисквалифицированных лиц',
    explanation: 'Нет ли владельца подписи в реестре дисквалифицированных лиц ФНС',
    register: 'disqualified',
    importance: ({ certificateRequested, owners }) => (certificateRequested || owners.length > 0 ? 'mandatory' : null),
    rests: (subject) => [names(subject), ofOwners(subject, 'birthDate')],
    run: (subject, { registers, today }) => perOwner(subject, (owner) => checkDisqualified(owner, registers, today)),
  },
  {
    id: 'snils',
    label: 'СНИЛС',
    explanation: 'Контрольное число СНИЛС, затем принадлежность номера владельцу по данным СФР',
    register: 'snils',
    importance: forCertificate,
    rests: (subject) => [names(subject), ofOwners(subject, 'snils', 'birthDate')],
    run: (subject, { registers }) => perOwner(subject, (owner) => checkOwnerSnils(owner, registers)),
  },
  {
    id: 'documents',
    label: 'Документы',
    explanation: 'Приложены ли заявление, паспорт, СНИЛС и, если подписывает представитель, доверенность',
    register: null,
    importance: ({ certificateRequested, paperless }) => (certificateRequested && !paperless ? 'mandatory' : null),
    rests: (subject) => [kindsOf(subject), subject.representative !== null],
    run: checkDocuments,
  },
  {
    id: 'signature',
    label: 'КЭП',
    explanation: 'Действует ли сертификат владельца, которым подписана безбумажная заявка',
    register: null,
    importance: ({ paperless, certificates }) => {
      if (paperless) return 'mandatory';
      return certificates.length > 0 ? 'further' : null;
    },
    rests: (subject) => [names(subject), subject.certificates],
    run: (subject, { today }) => perOwner(subject, (owner) => checkSignature(owner, subject, today)),
  },
];

export const checkById = (id: CheckId): CheckDefinition => {
  const found = checkCatalogue.find((definition) => definition.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
};
