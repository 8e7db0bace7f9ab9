import { type CheckSubject, personName, type SignatureOwner } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import {
  Application,
  ApplicationDetail,
  ApplicationEmployee,
  ApplicationFile,
  Certificate,
  IdentificationDelegation,
  Subscriber,
} from '../entities/index.ts';

const readOnly = { disableIdentityMap: true } as const;

const ownerOf = (employee: ApplicationEmployee): SignatureOwner => {
  const passport = employee.passport?.replace(/\s/g, '') ?? null;
  return {
    ...personName(employee.fullName),
    birthDate: employee.birthDate,
    snils: employee.snils,
    inn: employee.inn,
    passport: passport === null ? null : { series: passport.slice(0, 4), number: passport.slice(4) },
  };
};

/** Past these the partner has confirmed the subscriber, and with him his identity («Партнёру необходимо выполнить идентификацию»). */
const confirmedStates: ReadonlySet<Application['state']> = new Set<Application['state']>([
  'confirmed',
  'suspended',
  'in-progress',
  'blocked',
  'processed',
  'registered',
  'awaiting-receipt',
  'response-uploaded',
]);

async function identificationOf(em: EntityManager, application: Application): Promise<CheckSubject['identification']> {
  const [last] = await em.find(
    IdentificationDelegation,
    { application: application.id },
    { ...readOnly, orderBy: { id: 'desc' }, limit: 1 },
  );
  const { state } = application;
  if (state === 'identification-failed') return 'failed';
  if (state === 'delegated-to-identification' || state === 'identification-fns') return 'delegated';
  if (state === 'identification-passed' || last?.outcome === 'passed' || confirmedStates.has(state)) return 'passed';
  return 'not-done';
}

/**
 * What the checks of an application look at, as it stands now; null: there is no such application. Whether a certificate
 * is to be issued is taken for true where the application doesn't say: the stricter checks then hold.
 */
export async function loadCheckSubject(em: EntityManager, applicationId: string): Promise<CheckSubject | null> {
  const application = await em.findOne(Application, { id: applicationId }, readOnly);
  if (application === null) return null;
  const { subscriberInn: inn, subscriberKpp: kpp } = application;
  const of = { application: applicationId };
  const detail = await em.findOne(ApplicationDetail, of, readOnly);
  const employees = await em.find(ApplicationEmployee, of, { ...readOnly, orderBy: { position: 'asc' } });
  const files = await em.find(ApplicationFile, of, { ...readOnly, fields: ['kind'], orderBy: { id: 'asc' } });
  const subscriber = await em.findOne(Subscriber, { inn, kpp }, readOnly);
  const certificates = await em.find(
    Certificate,
    { subscriberInn: inn, subscriberKpp: kpp },
    { ...readOnly, orderBy: { serial: 'asc' } },
  );
  const requisites = detail?.requisites ?? {};
  return {
    applicationId,
    kind: subscriber?.kind ?? (inn.length === 12 ? 'individual' : 'legal'),
    name: requisites.fullName ?? application.subscriberName,
    inn,
    kpp,
    ogrn: requisites.ogrn ?? null,
    directions: (detail?.directions ?? []).filter(({ active }) => active).map(({ code }) => code),
    certificateRequested: requisites.issuesCertificate ?? true,
    paperless: requisites.paperlessRenewal ?? false,
    owners: employees.map(ownerOf),
    representative: detail?.representative ?? null,
    files: files.map(({ kind }) => kind),
    identification: await identificationOf(em, application),
    certificates: certificates.map(({ serial, holder, validUntil, state }) => ({ serial, holder, validUntil, state })),
  };
}
