import { defineEntity, p } from '@mikro-orm/core';
import {
  type ApplicationErrorCode,
  type ApplicationExtras,
  type ApplicationFileKind,
  type ApplicationRepresentative,
  type ApplicationRequisites,
  applicationFileKinds,
  type Direction,
} from '@perenos/domain';
import { bytes, calendarDate, instant, json, oneOf, text } from '../columns.ts';
import { Application } from './subscriber.ts';

const ApplicationDetailSchema = defineEntity({
  name: 'ApplicationDetail',
  tableName: 'application_detail',
  properties: {
    application: () => p.oneToOne(Application).owner().primary().deleteRule('cascade'),
    /** Grows with every change, also of the registry's record: who acts on what he saw earlier is refused. */
    version: p.integer().default(1),
    requisites: json<Partial<ApplicationRequisites>>().default('{}'),
    directions: json<Direction[]>().default('[]'),
    representative: json<ApplicationRepresentative>().strictNullable(),
    /** Absent fields are as in `noExtras`. */
    extras: json<Partial<ApplicationExtras>>().default('{}'),
    /** Place of the subscriber's address, degrees; null: only its region is known. */
    latitude: p.double().$type<number>().strictNullable(),
    longitude: p.double().$type<number>().strictNullable(),
  },
});
/**
 * What an application says beside its registry record, which an import replaces. A row comes into being with the
 * application, by a trigger, empty where nothing more is known.
 */
export class ApplicationDetail extends ApplicationDetailSchema.class {}
ApplicationDetailSchema.setClass(ApplicationDetail);

const ApplicationEmployeeSchema = defineEntity({
  name: 'ApplicationEmployee',
  tableName: 'application_employee',
  properties: {
    id: p.integer().primary(),
    application: () => p.manyToOne(Application).index().deleteRule('cascade'),
    position: p.integer(),
    fullName: text(),
    jobTitle: text().strictNullable(),
    certificateType: text(),
    certificateUntil: calendarDate().strictNullable(),
    certificateSerial: text().strictNullable(),
    inn: text().strictNullable(),
    snils: text().strictNullable(),
    birthDate: calendarDate().strictNullable(),
    passport: text().strictNullable(),
    passportIssuedOn: calendarDate().strictNullable(),
    viaDss: p.boolean().default(false),
  },
});
/** Сотрудник of an application: an owner of a certificate. */
export class ApplicationEmployee extends ApplicationEmployeeSchema.class {}
ApplicationEmployeeSchema.setClass(ApplicationEmployee);

const ApplicationFileSchema = defineEntity({
  name: 'ApplicationFile',
  tableName: 'application_file',
  properties: {
    id: p.integer().primary(),
    application: () => p.manyToOne(Application).index().deleteRule('cascade'),
    kind: text<ApplicationFileKind>(),
    fileName: text(),
    mimeType: text(),
    size: p.integer(),
    content: bytes(),
    addedAt: instant(),
    addedBy: text(),
  },
  checks: [{ name: 'application_file_kind_check', expression: oneOf('kind', applicationFileKinds) }],
});
/** A document that belongs to an application. */
export class ApplicationFile extends ApplicationFileSchema.class {}
ApplicationFileSchema.setClass(ApplicationFile);

const ApplicationSuspensionSchema = defineEntity({
  name: 'ApplicationSuspension',
  tableName: 'application_suspension',
  properties: {
    id: p.integer().primary(),
    application: () => p.manyToOne(Application).index().deleteRule('cascade'),
    suspendedAt: instant(),
    suspendedBy: text(),
    /** null while it lasts. */
    endedAt: instant().strictNullable(),
  },
  indexes: [
    {
      name: 'application_suspension_open_unique',
      expression: `create unique index "application_suspension_open_unique" on "application_suspension" ("application_id") where ended_at is null`,
    },
  ],
});
/** Приостановка: from the errors that were found until they are corrected. At most one lasts. */
export class ApplicationSuspension extends ApplicationSuspensionSchema.class {}
ApplicationSuspensionSchema.setClass(ApplicationSuspension);

const SuspensionErrorSchema = defineEntity({
  name: 'SuspensionError',
  tableName: 'suspension_error',
  properties: {
    id: p.integer().primary(),
    suspension: () => p.manyToOne(ApplicationSuspension).index().deleteRule('cascade'),
    position: p.integer(),
    code: text<ApplicationErrorCode>(),
    comment: text(),
    /** null until somebody has ticked it off. */
    correctedAt: instant().strictNullable(),
    correctedBy: text().strictNullable(),
    /** What was sent or put right, in words. */
    correction: text().strictNullable(),
    /** Whether the partner sent the correction, or a specialist put it right himself. */
    correctionFrom: text<'partner' | 'specialist'>().strictNullable(),
  },
  checks: [
    { name: 'suspension_error_from_check', expression: oneOf('correction_from', ['partner', 'specialist']) },
    { name: 'suspension_error_corrected_check', expression: '(corrected_at is null) = (corrected_by is null)' },
  ],
});
/** One error that was found; the catalogue in domain says where and what to do. */
export class SuspensionError extends SuspensionErrorSchema.class {}
SuspensionErrorSchema.setClass(SuspensionError);

const IdentificationDelegationSchema = defineEntity({
  name: 'IdentificationDelegation',
  tableName: 'identification_delegation',
  properties: {
    id: p.integer().primary(),
    application: () => p.manyToOne(Application).index().deleteRule('cascade'),
    centerId: text(),
    /** As it was then: lists of centres change. */
    centerName: text(),
    centerAddress: text(),
    distanceKm: p.double().$type<number>().strictNullable(),
    delegatedAt: instant(),
    delegatedBy: text(),
    /** The last day on which the subscriber may come. */
    dueOn: calendarDate(),
    endedAt: instant().strictNullable(),
    outcome: text<'passed' | 'failed' | 'no-show'>().strictNullable(),
    /** The centre's reason. */
    reason: text().strictNullable(),
  },
  indexes: [
    {
      name: 'identification_delegation_open_unique',
      expression: `create unique index "identification_delegation_open_unique" on "identification_delegation" ("application_id") where ended_at is null`,
    },
  ],
  checks: [
    {
      name: 'identification_delegation_outcome_check',
      expression: oneOf('outcome', ['passed', 'failed', 'no-show']),
    },
  ],
});
/** An application in the hands of a centre of identification. At most one delegation lasts. */
export class IdentificationDelegation extends IdentificationDelegationSchema.class {}
IdentificationDelegationSchema.setClass(IdentificationDelegation);
