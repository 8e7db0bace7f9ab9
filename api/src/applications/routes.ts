import {
  ApplicationDetail,
  ApplicationEmployee,
  ApplicationFile,
  addressOfPartner,
  type EntityManager,
  loadCalendar,
} from '@perenos/db';
import {
  applicationStages,
  applicationTypeLabels,
  formatDate,
  identificationDueOn,
  moscowDateOf,
  productNames,
  suspensionNotice,
} from '@perenos/domain';
import { toBuffer } from 'qrcode';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import { checkBySystem } from '../application-checks/stage-checks.ts';
import {
  addFileRoute,
  centersRoute,
  correctRoute,
  countApplicationsRoute,
  delegateRoute,
  exportApplicationsRoute,
  extrasRoute,
  getApplicationRoute,
  listApplicationsRoute,
  moveRoute,
  plainEvents,
  suspendRoute,
  suspensionNoticeRoute,
  takeApplicationRoute,
} from '../contract/application-routes.ts';
import type { applicationListRow } from '../contract/applications.ts';
import { exportAnswer } from '../exports/answer.ts';
import { pdf, pdfType } from '../exports/pdf.ts';
import { rowsForFile } from '../exports/rows.ts';
import type { ExportColumn } from '../exports/table.ts';
import { contentDisposition, downloadOfStranger } from '../http/download.ts';
import { ApiError } from '../http/errors.ts';
import { readListQuery, setContentRange, textKey } from '../http/list-query.ts';
import { createRouter, pathNumber } from '../http/router.ts';
import { addFile, correct, delegate, moveByEvent, suspend, takeByInn } from './act.ts';
import { centersNear } from './centers.ts';
import { describeApplication, requireApplication } from './describe.ts';
import { putExtras } from './extras.ts';
import { aboutApplication } from './letters.ts';
import { applicationFilter, applicationSortable, countApplications, listApplications } from './list.ts';
import { printForm } from './print-form.ts';

const reading = { sortable: applicationSortable, filterFields: applicationFilter, key: textKey };

const exportColumns: ExportColumn<z.infer<typeof applicationListRow>>[] = [
  { title: 'Заявка', width: 12, value: ({ id }) => id },
  { title: 'ИНН', width: 14, value: ({ subscriberInn }) => subscriberInn },
  { title: 'КПП', width: 12, value: ({ subscriberKpp }) => subscriberKpp },
  { title: 'Наименование', width: 40, value: ({ subscriberName }) => subscriberName },
  { title: 'Продукт', width: 32, value: ({ product }) => productNames[product] },
  { title: 'Тип запроса', width: 14, value: ({ type }) => applicationTypeLabels[type] },
  { title: 'Этап', width: 26, value: ({ state }) => applicationStages[state].label },
  { title: 'Не исправлено ошибок', width: 12, value: ({ openErrors }) => openErrors || null },
  {
    title: 'Явка до',
    width: 12,
    value: ({ identificationDueOn: due }) => (due === null ? null : formatDate(due)),
  },
  { title: 'Партнёр', width: 32, value: ({ partnerName, partnerId }) => partnerName ?? partnerId },
  { title: 'Дата приёма', width: 12, value: ({ receivedOn }) => formatDate(receivedOn) },
];

/** The register and its actions. */
export function applicationRoutes(deps: ApiDependencies) {
  const today = (): string => moscowDateOf(deps.now().toISOString());
  const router = createRouter()
    .openapi(listApplicationsRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), reading);
      const [rows, total] = await listApplications(c.var.em, request);
      setContentRange(c, 'applications', request.offset, rows.length, total);
      return c.json(rows, 200);
    })
    .openapi(countApplicationsRoute, async (c) => {
      const { filter } = readListQuery(c.req.valid('query'), reading);
      return c.json(await countApplications(c.var.em, filter), 200);
    })
    .openapi(exportApplicationsRoute, async (c) => {
      const { format, ...query } = c.req.valid('query');
      const request = readListQuery(query, reading);
      const rows = await rowsForFile(c.var.em, async (em, page) => {
        const [found, total] = await listApplications(em, { ...request, ...page });
        return { rows: found, total };
      });
      return exportAnswer(c, format, { title: 'Заявки', columns: exportColumns, rows }, formatDate(today()));
    })
    .openapi(takeApplicationRoute, async (c) => {
      const id = await takeByInn(deps, c.var.user, c.req.valid('json'));
      return c.json(await describeApplication(c.var.em, id, c.var.user), 200);
    })
    .openapi(getApplicationRoute, async (c) =>
      c.json(await describeApplication(c.var.em, c.req.valid('param').id, c.var.user), 200),
    )
    .openapi(suspendRoute, async (c) => {
      const { id } = c.req.valid('param');
      await suspend(deps, c.var.user, id, c.req.valid('json'));
      return c.json(await describeApplication(c.var.em, id, c.var.user), 200);
    })
    .openapi(suspensionNoticeRoute, async (c) => {
      const application = await requireApplication(c.var.em, c.req.valid('param').id);
      const about = await aboutApplication(c.var.em, application, c.var.user.name);
      const letter = suspensionNotice(about, c.req.valid('json').errors);
      return c.json({ to: await addressOfPartner(c.var.em, application.partnerId), ...letter }, 200);
    })
    .openapi(correctRoute, async (c) => {
      const { id } = c.req.valid('param');
      const correction = c.req.valid('json');
      await correct(deps, c.var.user, id, correction);
      if (correction.value !== undefined) void checkBySystem(deps, id, 'outdated');
      return c.json(await describeApplication(c.var.em, id, c.var.user), 200);
    })
    .openapi(delegateRoute, async (c) => {
      const { id } = c.req.valid('param');
      await delegate(deps, c.var.user, id, c.req.valid('json'));
      return c.json(await describeApplication(c.var.em, id, c.var.user), 200);
    })
    .openapi(extrasRoute, async (c) => {
      const { id } = c.req.valid('param');
      await putExtras(deps, c.var.user, id, c.req.valid('json'));
      return c.json(await describeApplication(c.var.em, id, c.var.user), 200);
    })
    .openapi(addFileRoute, async (c) => {
      const { id } = c.req.valid('param');
      await addFile(deps, c.var.user, id, c.req.valid('form'));
      return c.json(await describeApplication(c.var.em, id, c.var.user), 200);
    })
    .openapi(centersRoute, async (c) => {
      const application = await requireApplication(c.var.em, c.req.valid('param').id);
      const detail = await c.var.em.findOneOrFail(ApplicationDetail, { application: application.id });
      const dueOn = identificationDueOn(await loadCalendar(c.var.em), today());
      return c.json({ ...centersNear(application, detail), dueOn }, 200);
    });
  for (const event of plainEvents) {
    router.openapi(moveRoute(event), async (c) => {
      const { id } = c.req.valid('param');
      await moveByEvent(deps, c.var.user, id, event, c.req.valid('json'));
      // The registers take their time; the page is told when they have answered.
      if (event === 'start-checks') void checkBySystem(deps, id);
      return c.json(await describeApplication(c.var.em, id, c.var.user), 200);
    });
  }
  return router;
}

/** What the application DSS reads to make the certificate on the owner's telephone. */
async function dssCode(em: EntityManager, id: string, employeeId: number): Promise<Uint8Array> {
  const employee = await em.findOne(ApplicationEmployee, { id: employeeId, application: id, viaDss: true });
  if (!employee) throw new ApiError('not-found', { what: 'QR-код' });
  const payload = `dss://activate?application=${encodeURIComponent(id)}&owner=${employeeId}`;
  return new Uint8Array(await toBuffer(payload, { type: 'png', width: 480, margin: 2, errorCorrectionLevel: 'M' }));
}

/** The print form, the files and the QR code of an application. */
export const applicationFiles = (deps: ApiDependencies) => {
  const router = createRouter();
  router.get('/:id/form', async (c) => {
    const application = await describeApplication(c.var.em, c.req.param('id'), c.var.user);
    const bytes = await pdf(printForm(application, moscowDateOf(deps.now().toISOString())));
    const disposition = contentDisposition(`Заявление ${application.id}.pdf`, 'inline');
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': pdfType, 'Content-Disposition': disposition });
  });
  router.get('/:id/files/:fileId/content', async (c) => {
    const id = pathNumber(c.req.param('fileId'), 'Файл');
    const of = { id, application: c.req.param('id') };
    const file = await c.var.em.findOne(ApplicationFile, of, { populate: ['content'] });
    if (!file) throw new ApiError('not-found', { what: 'Файл' });
    return downloadOfStranger(c, file);
  });
  router.get('/:id/employees/:employeeId/qr', async (c) => {
    const bytes = await dssCode(c.var.em, c.req.param('id'), pathNumber(c.req.param('employeeId'), 'QR-код'));
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'image/png' });
  });
  return router;
};
