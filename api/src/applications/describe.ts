import {
  Application,
  ApplicationDetail,
  ApplicationEmployee,
  ApplicationFile,
  applicationSituation,
  type EntityManager,
  extrasOf,
  IdentificationDelegation,
  openSuspension,
  Partner,
  Restriction,
  type SuspensionError,
} from '@perenos/db';
import {
  type ApplicationEvent,
  applicationErrors,
  errorPlace,
  extrasClosed,
  possibleEvents,
  requisiteOfError,
  requisiteRows,
} from '@perenos/domain';
import type { ApplicationDetailView } from '../contract/applications.ts';
import type { UserView } from '../contract/auth.ts';
import { ApiError } from '../http/errors.ts';
import { partnerNames } from '../registry/partners.ts';
import { viewApplications } from './list.ts';

export async function requireApplication(em: EntityManager, id: string): Promise<Application> {
  const application = await em.findOne(Application, { id });
  if (!application) throw new ApiError('not-found', { what: 'Заявка' });
  return application;
}

const viewOfError = (error: SuspensionError) => ({
  id: error.id,
  code: error.code,
  label: applicationErrors[error.code].label,
  place: errorPlace(error.code),
  remedy: applicationErrors[error.code].remedy,
  comment: error.comment,
  field: requisiteOfError(error.code),
  corrected:
    error.correctedAt && error.correctedBy && error.correctionFrom
      ? {
          at: error.correctedAt.toISOString(),
          by: error.correctedBy,
          from: error.correctionFrom,
          text: error.correction ?? '',
        }
      : null,
});

async function suspensionOf(em: EntityManager, application: Application): Promise<ApplicationDetailView['suspension']> {
  const open = await openSuspension(em, application);
  return (
    open && {
      suspendedAt: open.suspension.suspendedAt.toISOString(),
      suspendedBy: open.suspension.suspendedBy,
      errors: open.errors.map(viewOfError),
    }
  );
}

async function identificationOf(em: EntityManager, id: string): Promise<ApplicationDetailView['identification']> {
  const [last] = await em.find(IdentificationDelegation, { application: id }, { orderBy: { id: 'desc' }, limit: 1 });
  if (!last) return null;
  const { centerName, centerAddress, distanceKm, delegatedBy, dueOn, outcome, reason } = last;
  return {
    ...{ centerName, centerAddress, distanceKm, delegatedBy, dueOn, outcome, reason },
    delegatedAt: last.delegatedAt.toISOString(),
    endedAt: last.endedAt?.toISOString() ?? null,
  };
}

/** An application with all that is known of it, and what this person may do with it. */
export async function describeApplication(
  em: EntityManager,
  id: string,
  user: UserView,
): Promise<ApplicationDetailView> {
  const application = await requireApplication(em, id);
  const [row] = await viewApplications(em, [application]);
  if (!row) throw new ApiError('not-found', { what: 'Заявка' });
  const of = { application: id };
  const detail = await em.findOneOrFail(ApplicationDetail, of);
  const partner = await em.findOneOrFail(Partner, application.partnerId);
  const centerId = partner.salesCenterId ?? (partner.kind === 'sales-center' ? partner.id : null);
  const salesCenterName = (centerId && (await partnerNames(em, [centerId])).get(centerId)) || null;
  const employees = await em.find(ApplicationEmployee, of, { orderBy: { position: 'asc' } });
  const files = await em.find(ApplicationFile, of, { orderBy: { id: 'asc' } });
  const allowed: ApplicationEvent[] = possibleEvents(await applicationSituation(em, application, user.role));
  return {
    ...row,
    salesCenterName,
    partnerRestricted: (await em.count(Restriction, { partner: partner.id })) > 0,
    requisites: requisiteRows(application, detail.requisites, salesCenterName),
    directions: detail.directions,
    representative: detail.representative,
    employees: employees.map(({ application: _application, position: _position, ...employee }) => ({ ...employee })),
    files: files.map(({ id: fileId, kind, fileName, size, addedAt, addedBy }) => ({
      ...{ id: fileId, kind, fileName, size, addedBy },
      addedAt: addedAt.toISOString(),
    })),
    suspension: await suspensionOf(em, application),
    identification: await identificationOf(em, id),
    extras: { ...extrasOf(detail), closed: extrasClosed(application.state) },
    allowed,
  };
}
