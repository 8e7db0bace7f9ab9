import { randomUUID } from 'node:crypto';
import { bodyLimit } from 'hono/body-limit';
import type { ApiDependencies } from './app-environment.ts';
import { applicationCheckRoutes } from './application-checks/routes.ts';
import { applicationFiles, applicationRoutes } from './applications/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { ownRoutes } from './auth/own-routes.ts';
import { recoveryRoutes } from './auth/recovery.ts';
import { authRoutes } from './auth/routes.ts';
import { secondFactorRoutes } from './auth/second-factor-routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { certificateRoutes } from './certificates/routes.ts';
import { mentionRoutes } from './desk/mentions.ts';
import { searchRoutes } from './desk/search.ts';
import { staffRoutes } from './desk/staff.ts';
import { viewRoutes } from './desk/views.ts';
import { eventRoutes } from './events/routes.ts';
import { debtRoutes } from './finance/debt-routes.ts';
import { restrictionRoutes } from './finance/restriction-routes.ts';
import { statementRoutes } from './finance/statement-routes.ts';
import { groupRoutes } from './groups/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { type AccessTable, access as accessTable } from './http/access.ts';
import { answerError } from './http/answer-error.ts';
import { ApiError } from './http/errors.ts';
import { guard } from './http/guard.ts';
import { requestLog } from './http/request-log.ts';
import { createRouter } from './http/router.ts';
import { panelHeaders, sameOriginOnly, withoutNul } from './http/security.ts';
import { journalRoutes } from './journal/routes.ts';
import { letterTemplateFiles, letterTemplateRoutes } from './letter-templates/routes.ts';
import { licenceRoutes } from './licences/routes.ts';
import { limits } from './limits.ts';
import { attachmentRoutes, documentPageRoutes } from './mails/content-routes.ts';
import { mailboxRoutes, mailRoutes } from './mails/routes.ts';
import { documentRoutes } from './openapi.ts';
import { escalationRoutes } from './oversight/escalation-routes.ts';
import { forecastRoutes } from './oversight/forecast-routes.ts';
import { overrideRoutes } from './oversight/override-routes.ts';
import { sampleRoutes } from './oversight/sample-routes.ts';
import { scorecardRoutes } from './oversight/scorecard-routes.ts';
import { receiptRoutes } from './receipts/routes.ts';
import { outboxRoutes } from './records/outbox.ts';
import { partnerRoutes } from './registry/partners.ts';
import { regulationRoutes } from './regulation/routes.ts';
import { revocationRoutes } from './revocations/routes.ts';
import { subscriberRoutes } from './subscribers/routes.ts';
import { templateRoutes } from './templates/routes.ts';
import { ticketDeskRoutes } from './tickets/desk-routes.ts';
import { documentCorrectionRoutes } from './tickets/document-correction-routes.ts';
import { ticketRoutes } from './tickets/routes.ts';
import { wayBackRoutes } from './tickets/way-back/routes.ts';
import { permissionRoutes } from './users/permission-routes.ts';
import { userRoutes } from './users/routes.ts';
import { whatIfRoutes } from './what-if/routes.ts';

const megabyte = 1024 * 1024;
const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ApiError('body-too-large', { limitMegabytes: Math.max(1, Math.floor(maxSize / megabyte)) });
    },
  });
const uploadPaths =
  /^\/api\/(?:mails\/upload|certificates\/upload|statements\/upload|revocations(?:\/\d+\/documents)?|tickets\/\d+\/attachments|applications\/[^/]+\/files)$/;

function mount(app: ReturnType<typeof createRouter>, deps: ApiDependencies): void {
  app.route('/', healthRoutes(deps));
  app.route('/api/auth', authRoutes(deps));
  app.route('/api/auth', recoveryRoutes(deps));
  app.route('/api/auth', ownRoutes(deps));
  app.route('/api/auth', secondFactorRoutes(deps));
  app.route('/api/events', eventRoutes(deps));
  app.route('/api/tickets', ticketRoutes(deps));
  app.route('/api/tickets', documentCorrectionRoutes(deps));
  app.route('/api/tickets', wayBackRoutes(deps));
  app.route('/api/tickets', receiptRoutes(deps));
  app.route('/api/tickets', ticketDeskRoutes(deps));
  app.route('/api/views', viewRoutes(deps));
  app.route('/api/mentions', mentionRoutes(deps));
  app.route('/api/staff', staffRoutes());
  app.route('/api/search', searchRoutes());
  app.route('/api/mails', mailRoutes(deps));
  app.route('/api/mailboxes', mailboxRoutes(deps));
  app.route('/api/attachments', attachmentRoutes());
  app.route('/api/documents', documentPageRoutes(deps));
  app.route('/api/regulation', regulationRoutes(deps));
  app.route('/api/what-if', whatIfRoutes(deps));
  app.route('/api/calendar', calendarRoutes(deps));
  app.route('/api/audit', auditRoutes(deps));
  app.route('/api/forecast', forecastRoutes(deps));
  app.route('/api/escalations', escalationRoutes(deps));
  app.route('/api/overrides', overrideRoutes(deps));
  app.route('/api/samples', sampleRoutes(deps));
  app.route('/api/scorecards', scorecardRoutes(deps));
  app.route('/api/partners', partnerRoutes());
  app.route('/api/subscribers', subscriberRoutes(deps));
  app.route('/api/licences', licenceRoutes(deps));
  app.route('/api/certificates', certificateRoutes(deps));
  app.route('/api/revocations', revocationRoutes(deps));
  app.route('/api/applications', applicationRoutes(deps));
  app.route('/api/applications', applicationFiles(deps));
  app.route('/api/applications', applicationCheckRoutes(deps));
  app.route('/api/groups', groupRoutes(deps));
  app.route('/api/debts', debtRoutes(deps));
  app.route('/api/restrictions', restrictionRoutes(deps));
  app.route('/api/statements', statementRoutes(deps));
  app.route('/api/journal', journalRoutes());
  app.route('/api/outbox', outboxRoutes(deps));
  app.route('/api/users', userRoutes(deps));
  app.route('/api/permissions', permissionRoutes(deps));
  app.route('/api/templates', templateRoutes(deps));
  app.route('/api/letter-templates', letterTemplateRoutes());
  app.route('/api/letter-templates', letterTemplateFiles());
}

/** The api without a server: requests in, answers out. `access` is replaced only by the test of the guard itself. */
export function createApp(deps: ApiDependencies, access: AccessTable = accessTable) {
  const app = createRouter();
  const jsonLimit = limitBody(limits.jsonBody);
  const uploadLimit = limitBody(limits.mailUpload);
  app.onError(answerError(deps.logger));
  app.notFound((c) => c.json(new ApiError('not-found', { what: 'Адрес' }).body, 404));
  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    c.set('em', deps.database.em());
    await next();
    c.header('X-Request-Id', c.var.requestId);
  });
  app.use(requestLog(deps.logger), panelHeaders);
  app.use('/api/*', sameOriginOnly(deps.settings.publicUrl ? new URL(deps.settings.publicUrl).origin : null));
  app.use('/api/*', guard(deps, access));
  app.use('/api/*', (c, next) => (uploadPaths.test(c.req.path) ? uploadLimit(c, next) : jsonLimit(c, next)));
  app.use('/api/*', withoutNul);
  app.use('/api/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });
  mount(app, deps);
  documentRoutes(app, access);
  return app;
}

export type App = ReturnType<typeof createApp>;
export type { ApiDependencies };
