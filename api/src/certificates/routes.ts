import type { FilterQuery } from '@mikro-orm/core';
import { Certificate, CertificateFile, type EntityManager, writeJournal } from '@perenos/db';
import {
  type CertificateCondition,
  certificateConditionLabels,
  certificateConditions,
  formatDate,
  moscowDateOf,
  productLabels,
  serialKey,
} from '@perenos/domain';
import { z } from 'zod';
import type { ApiDependencies, AppEnvironment } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import * as contract from '../contract/certificates.ts';
import { exportAnswer } from '../exports/answer.ts';
import { pdfType } from '../exports/pdf.ts';
import { rowsForFile } from '../exports/rows.ts';
import type { ExportColumn } from '../exports/table.ts';
import { download } from '../http/download.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { type ListRequest, readListQuery, setContentRange, textKey } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { certificateCardPdf } from './card-pdf.ts';
import { uploadCertificates } from './upload.ts';
import { daysAt, describeCertificate, describeCertificates, viewOfFields } from './views.ts';

const same = ['serial', 'holder', 'subscriberInn', 'validFrom', 'validUntil', 'state'];
const sort = Object.fromEntries(same.map((field) => [field, field]));
const filterFields = {
  q: z.string().optional(),
  condition: z.enum(certificateConditions).optional(),
  subscriberInn: z.string().optional(),
  subscriberKpp: z.string().nullable().optional(),
};
const list = { sortable: same, filterFields, key: textKey };
type Filter = z.infer<z.ZodObject<typeof filterFields>>;

const conditionWhere = (condition: CertificateCondition, now: Date): FilterQuery<Certificate> => {
  const { today, soon } = daysAt(now);
  if (condition === 'revoked') return { state: 'revoked' };
  const bounds: Record<Exclude<CertificateCondition, 'revoked'>, FilterQuery<Certificate>> = {
    expired: { validUntil: { $lt: today } },
    'not-yet-valid': { validFrom: { $gt: today }, validUntil: { $gte: today } },
    expiring: { validFrom: { $lte: today }, validUntil: { $gte: today, $lte: soon } },
    valid: { validFrom: { $lte: today }, validUntil: { $gt: soon } },
  };
  return { state: 'valid', ...(bounds[condition] as object) } as FilterQuery<Certificate>;
};

const pageOptions = ({ filter }: ListRequest<Filter, string>, now: Date) => {
  const { q, condition, ...exact } = filter;
  const text = q?.trim() ? containing(q) : null;
  return {
    where: {
      ...exact,
      ...(condition === undefined ? {} : (conditionWhere(condition, now) as object)),
      ...(text && q
        ? { $or: [{ holder: text }, { subscriberInn: text }, { serial: containing(serialKey(q) ?? q) }] }
        : {}),
    } as FilterQuery<Certificate>,
    sort,
    defaultSort: ['validUntil', 'desc'] as const,
    key: 'serial',
  };
};

type Row = Awaited<ReturnType<typeof describeCertificates>>[number];
const exportColumns: ExportColumn<Row>[] = [
  { title: 'Серийный номер', width: 38, value: ({ serial }) => serial },
  { title: 'Владелец', width: 34, value: ({ holder }) => holder },
  { title: 'Абонент', width: 40, value: ({ subscriberName }) => subscriberName },
  { title: 'ИНН', width: 14, value: ({ subscriberInn }) => subscriberInn },
  { title: 'КПП', width: 12, value: ({ subscriberKpp }) => subscriberKpp },
  { title: 'Продукт', width: 20, value: ({ product }) => product && productLabels[product] },
  { title: 'Действует с', width: 12, value: ({ validFrom }) => formatDate(validFrom) },
  { title: 'Действует по', width: 12, value: ({ validUntil }) => formatDate(validUntil) },
  { title: 'Состояние', width: 18, value: ({ condition }) => certificateConditionLabels[condition] },
];

async function requireCertificate(em: EntityManager, serial: string): Promise<Certificate> {
  const found = await em.findOne(Certificate, { serial });
  if (!found) throw new ApiError('not-found', { what: 'Сертификат' });
  return found;
}

/** The journal keeps who has seen personal data, not the data. */
const writeAccess = (
  { em, user }: Pick<AppEnvironment['Variables'], 'em' | 'user'>,
  at: Date,
  what: { kind: 'requisites-shown' | 'certificate-exported'; serial: string; grounds: string },
): Promise<void> =>
  writeJournal(em, at, [
    {
      actor: actorOf(user),
      ...{ kind: what.kind, objectType: 'certificate', objectId: what.serial, grounds: what.grounds },
    },
  ]);

const unkept = { 'Cache-Control': 'no-store' };

/** The register of certificates: search, card, file, exports. */
export const certificateRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(contract.listCertificates, async (c) => {
      const request = readListQuery(c.req.valid('query'), list);
      const [rows, total] = await findPage(c.var.em, Certificate, request, pageOptions(request, deps.now()));
      setContentRange(c, 'certificates', request.offset, rows.length, total);
      return c.json(await describeCertificates(c.var.em, rows, deps.now()), 200);
    })
    .openapi(contract.exportCertificates, async (c) => {
      const { format, ...query } = c.req.valid('query');
      const request = readListQuery(query, list);
      const options = pageOptions(request, deps.now());
      const rows = await rowsForFile(c.var.em, async (em, page) => {
        const [found, total] = await findPage(em, Certificate, { ...request, ...page }, options);
        return { rows: await describeCertificates(em, found, deps.now()), total };
      });
      const on = formatDate(moscowDateOf(deps.now().toISOString()));
      return exportAnswer(c, format, { title: 'Сертификаты', columns: exportColumns, rows }, on);
    })
    .openapi(contract.uploadCertificate, async (c) => {
      const { file, kpp } = c.req.valid('form');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const given = { file: { name: file.name, bytes }, kpp: kpp?.trim() || null };
      return c.json(await uploadCertificates(deps, c.var.user, given), 200);
    })
    .openapi(contract.getCertificate, async (c) => {
      const certificate = await requireCertificate(c.var.em, c.req.valid('param').id);
      return c.json(await describeCertificate(c.var.em, certificate, { now: deps.now(), role: c.var.user.role }), 200);
    })
    .openapi(contract.showRequisites, async (c) => {
      const { id: serial } = c.req.valid('param');
      const file = await c.var.em.findOne(CertificateFile, { certificate: serial });
      if (!file) throw new ApiError('not-found', { what: 'Файл сертификата' });
      await writeAccess(c.var, deps.now(), {
        ...{ kind: 'requisites-shown', serial, grounds: 'Реквизиты владельца показаны полностью' },
      });
      return c.json(viewOfFields(file.fields), 200);
    })
    .openapi(contract.certificateCard, async (c) => {
      const certificate = await requireCertificate(c.var.em, c.req.valid('param').id);
      const { serial } = certificate;
      const at = deps.now();
      const card = await describeCertificate(c.var.em, certificate, { now: at, role: c.var.user.role });
      const file = await c.var.em.findOne(CertificateFile, { certificate: serial });
      const bytes = await certificateCardPdf(card, file && viewOfFields(file.fields), {
        ...{ by: c.var.user.name, at: at.toISOString() },
      });
      await writeAccess(c.var, at, { kind: 'certificate-exported', serial, grounds: 'Карточка выгружена в PDF' });
      return download(c, { fileName: `Сертификат ${serial}.pdf`, mimeType: pdfType, content: bytes }, unkept);
    })
    .openapi(contract.certificateFile, async (c) => {
      const { id: serial } = c.req.valid('param');
      const file = await c.var.em.findOne(CertificateFile, { certificate: serial }, { populate: ['content'] });
      if (!file) throw new ApiError('not-found', { what: 'Файл сертификата' });
      await writeAccess(c.var, deps.now(), {
        kind: 'certificate-exported',
        serial,
        grounds: 'Файл сертификата выгружен',
      });
      const { content } = file;
      return download(c, { fileName: `${serial}.cer`, mimeType: 'application/pkix-cert', content }, unkept);
    });
