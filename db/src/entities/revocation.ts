import { defineEntity, p } from '@mikro-orm/core';
import {
  type CertificateFields,
  type RevocationAsker,
  type RevocationCheck,
  type RevocationDocumentKind,
  type RevocationGround,
  type RevocationReason,
  type RevocationState,
  revocationAskers,
  revocationDocumentKinds,
  revocationGroundIds,
  revocationReasons,
} from '@perenos/domain';
import { bytes, instant, json, oneOf, text } from '../columns.ts';
import { Partner } from './partner.ts';
import { Certificate } from './subscriber.ts';

const CertificateFileSchema = defineEntity({
  name: 'CertificateFile',
  tableName: 'certificate_file',
  properties: {
    certificate: () => p.oneToOne(Certificate).owner().primary().fieldName('serial').deleteRule('cascade'),
    fileName: text(),
    /** DER, whatever form the file had. */
    content: bytes(),
    size: p.integer(),
    sha256: text(),
    fields: json<CertificateFields>(),
    addedAt: instant(),
    addedById: p.integer().strictNullable(),
    addedByName: text(),
  },
});
/** The X.509 file of a certificate, beside the registry's record, so that an import leaves it as it is. */
export class CertificateFile extends CertificateFileSchema.class {}
CertificateFileSchema.setClass(CertificateFile);

/** `approval-expired` is what time makes of `awaiting-approval`: it is never stored. */
const storedStates = ['registered', 'awaiting-approval', 'revoked', 'refused', 'withdrawn'] as const;

const RevocationRequestSchema = defineEntity({
  name: 'RevocationRequest',
  tableName: 'revocation_request',
  properties: {
    id: p.integer().primary(),
    number: text().unique(),
    serial: () => p.manyToOne(Certificate).mapToPk().fieldName('serial').index().deleteRule('no action'),
    /** As the document has them. */
    statedSerial: text(),
    statedHolder: text(),
    statedInn: text(),
    asker: text<RevocationAsker>(),
    askerName: text(),
    askerEmail: text().strictNullable(),
    partnerId: () =>
      p.manyToOne(Partner).mapToPk().fieldName('partner_id').strictNullable().index().deleteRule('no action'),
    ground: text<RevocationGround>(),
    /** As the table of grounds had it when the request was registered. */
    reason: text<RevocationReason>(),
    comment: text(),
    /** When the application or the information came: the twelve hours run from here. */
    receivedAt: instant(),
    dueAt: instant(),
    registeredAt: instant().index(),
    /** No foreign keys to people, as in the journal. */
    registeredById: p.integer(),
    registeredByName: text(),
    state: text<Exclude<RevocationState, 'approval-expired'>>(),
    /** As they came out when the request was registered, or when they were last made. */
    checks: json<RevocationCheck[]>(),
    checkedAt: instant(),
    /** What makes two requests the same: certificate, asker, documents. */
    identity: text(),
    /** Until when the approval that is asked for holds. */
    approvalExpiresAt: instant().strictNullable(),
    settledAt: instant().strictNullable(),
    settledById: p.integer().strictNullable(),
    settledByName: text().strictNullable(),
    settledReason: text().strictNullable(),
    version: p.integer().version(),
  },
  indexes: [
    {
      name: 'revocation_request_identity_unique',
      expression: `create unique index "revocation_request_identity_unique" on "revocation_request" ("identity") where state = any (array['registered'::text, 'awaiting-approval'::text])`,
    },
    {
      name: 'revocation_request_open_index',
      properties: ['dueAt'],
      where: "state = any (array['registered'::text, 'awaiting-approval'::text])",
    },
  ],
  checks: [
    { name: 'revocation_request_state_check', expression: oneOf('state', storedStates) },
    { name: 'revocation_request_asker_check', expression: oneOf('asker', revocationAskers) },
    { name: 'revocation_request_ground_check', expression: oneOf('ground', revocationGroundIds) },
    { name: 'revocation_request_reason_check', expression: oneOf('reason', Object.keys(revocationReasons)) },
    {
      name: 'revocation_request_settled_check',
      expression: "(state in ('revoked', 'refused', 'withdrawn')) = (settled_at is not null)",
    },
    {
      name: 'revocation_request_approval_check',
      expression: "state <> 'awaiting-approval' or approval_expires_at is not null",
    },
  ],
});
/** Запрос на отзыв: somebody's application to annul (revoke) a certificate, and what came of it. */
export class RevocationRequest extends RevocationRequestSchema.class {}
RevocationRequestSchema.setClass(RevocationRequest);

const RevocationDocumentSchema = defineEntity({
  name: 'RevocationDocument',
  tableName: 'revocation_document',
  properties: {
    id: p.integer().primary(),
    request: () => p.manyToOne(RevocationRequest).index().deleteRule('no action'),
    kind: text<RevocationDocumentKind>(),
    fileName: text(),
    mimeType: text(),
    size: p.integer(),
    sha256: text(),
    content: bytes(),
    /** What could be read of it; empty where nothing could. */
    text: text(),
    addedAt: instant(),
    addedById: p.integer(),
    addedByName: text(),
  },
  indexes: [
    {
      name: 'revocation_document_words_index',
      expression: `create index "revocation_document_words_index" on "revocation_document" using gin (to_tsvector('russian'::regconfig, file_name || ' '::text || text))`,
    },
  ],
  checks: [{ name: 'revocation_document_kind_check', expression: oneOf('kind', revocationDocumentKinds) }],
});
/** A document of a request; kept with it for good. */
export class RevocationDocument extends RevocationDocumentSchema.class {}
RevocationDocumentSchema.setClass(RevocationDocument);

export const approvalOutcomes = ['approved', 'refused', 'dropped'] as const;
export type ApprovalOutcome = (typeof approvalOutcomes)[number];

const RevocationApprovalSchema = defineEntity({
  name: 'RevocationApproval',
  tableName: 'revocation_approval',
  properties: {
    id: p.integer().primary(),
    request: () => p.manyToOne(RevocationRequest).index().deleteRule('no action'),
    askedAt: instant(),
    askedById: p.integer(),
    askedByName: text(),
    expiresAt: instant(),
    /** null while it waits, and for good if it expired. `dropped`: the request changed or was withdrawn. */
    outcome: text<ApprovalOutcome>().strictNullable(),
    decidedAt: instant().strictNullable(),
    decidedById: p.integer().strictNullable(),
    decidedByName: text().strictNullable(),
  },
  checks: [
    { name: 'revocation_approval_outcome_check', expression: oneOf('outcome', approvalOutcomes) },
    { name: 'revocation_approval_decided_check', expression: '(outcome is null) = (decided_at is null)' },
  ],
});
/** Согласование: the second pair of eyes is asked for, and decides or lets it expire. */
export class RevocationApproval extends RevocationApprovalSchema.class {}
RevocationApprovalSchema.setClass(RevocationApproval);
