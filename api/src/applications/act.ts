import {
  type Actor,
  Application,
  ApplicationDetail,
  ApplicationFile,
  ApplicationRefusedError,
  applicationSituation,
  type CorrectionProblem,
  correctError,
  delegateIdentification,
  type EntityManager,
  JournalEntry,
  type LockedApplication,
  lockApplication,
  mandatoryChecksPassed,
  moveApplication,
  suspendApplication,
  Ticket,
  writeJournal,
} from '@perenos/db';
import {
  type ApplicationEvent,
  type ApplicationFileKind,
  applicationEventRows,
  applicationFileKindLabels,
  applicationStages,
  applicationTransition,
  type FoundError,
  rejectionNotice,
  suspensionNotice,
} from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import { ApiError } from '../http/errors.ts';
import { centersNear } from './centers.ts';
import { joinGroup } from './join-group.ts';
import { aboutApplication, writeToPartner } from './letters.ts';

type Hand = { actor: Actor; by: UserView['role']; at: Date };

/** Who changed the application last: it is to him that the second has to talk. */
async function lastActor(em: EntityManager, id: string): Promise<string | null> {
  const of = { objectType: 'application', objectId: id };
  return (await em.findOne(JournalEntry, of, { orderBy: { id: 'desc' } }))?.actorName ?? null;
}

/**
 * The one way to act on an application: its row is locked first, then the version that the person saw is compared, then
 * the table of stages is asked, all in the transaction of the change.
 */
export async function withApplication(
  deps: ApiDependencies,
  user: UserView,
  { id, version }: { id: string; version: number },
  work: (em: EntityManager, locked: LockedApplication, hand: Hand) => Promise<void>,
): Promise<void> {
  await refusalsTold(
    deps.database.em().transactional(async (em) => {
      const locked = await lockApplication(em, id);
      if (!locked) throw new ApiError('not-found', { what: 'Заявка' });
      if (locked.detail.version !== version) {
        throw new ApiError('application-changed', { version: locked.detail.version, by: await lastActor(em, id) });
      }
      await work(em, locked, handOf(user, deps.now()));
    }),
  );
}

const handOf = (user: UserView, at: Date): Hand => ({
  actor: actorOf(user),
  by: user.role,
  at,
});

const refusalsTold = async <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (error instanceof ApplicationRefusedError) {
      throw new ApiError('application-refused', { reason: error.message, refusal: error.refusal });
    }
    throw error;
  });

/** An event by one click, with words where the table demands them. */
export const moveByEvent = (
  deps: ApiDependencies,
  user: UserView,
  id: string,
  event: ApplicationEvent,
  { version, comment }: { version: number; comment: string },
): Promise<void> =>
  withApplication(deps, user, { id, version }, async (em, locked, hand) => {
    await requirePossible(em, locked, event, hand);
    if (applicationEventRows[event].grounds === 'comment' && comment === '') {
      throw new ApiError('invalid-input', { fields: { comment: 'Укажите основание' } });
    }
    if (event === 'to-processing') await requireChecks(em, id, hand.at);
    await moveApplication(em, locked, { ...hand, event, grounds: comment });
    if (event === 'register') await joinGroup(em, locked, hand);
    if (event !== 'reject') return;
    const about = await aboutApplication(em, locked.application, user.name);
    await writeToPartner(em, locked.application, rejectionNotice(about, comment), hand);
  });

/** The stage first: who may not reject at all isn't asked for grounds. */
async function requirePossible(
  em: EntityManager,
  { application }: LockedApplication,
  event: ApplicationEvent,
  { by }: Hand,
): Promise<void> {
  const step = applicationTransition(await applicationSituation(em, application, by), event);
  if (!step.ok) throw new ApplicationRefusedError(step.refusal);
}

/** «Дальнейшая работа с заявлением Абонента будет недоступна»: the gate before processing. */
async function requireChecks(em: EntityManager, id: string, at: Date): Promise<void> {
  const gate = await mandatoryChecksPassed(em, id, at);
  if (!gate.passed) throw new ApiError('checks-not-passed', { reason: gate.reason, blocking: gate.blocking });
}

/**
 * «Получить заявку»: the oldest new application of this ИНН and КПП becomes accepted.
 * @returns its id
 */
export const takeByInn = (
  deps: ApiDependencies,
  user: UserView,
  { inn, kpp }: { inn: string; kpp: string },
): Promise<string> =>
  refusalsTold(
    deps.database.em().transactional(async (em) => {
      const of = { subscriberInn: inn, subscriberKpp: kpp === '' ? null : kpp };
      const [last] = await em.find(Application, of, { orderBy: { receivedOn: 'desc', id: 'desc' }, limit: 1 });
      const oldest = { orderBy: { receivedOn: 'asc', id: 'asc' }, limit: 1 } as const;
      const [found] = await em.find(Application, { ...of, state: 'new' }, oldest);
      const id = (found ?? last)?.id;
      const locked = id === undefined ? null : await lockApplication(em, id);
      if (!locked) throw new ApiError('application-not-found', { inn, kpp });
      await moveApplication(em, locked, { ...handOf(user, deps.now()), event: 'take', grounds: '' });
      return locked.application.id;
    }),
  );

/** Suspends with a list of errors; the partner is told what is wrong, where, and how to send the correction. */
export const suspend = (
  deps: ApiDependencies,
  user: UserView,
  id: string,
  { version, errors }: { version: number; errors: FoundError[] },
): Promise<void> =>
  withApplication(deps, user, { id, version }, async (em, locked, hand) => {
    await suspendApplication(em, locked, errors, hand);
    const about = await aboutApplication(em, locked.application, user.name);
    await writeToPartner(em, locked.application, suspensionNotice(about, errors), hand);
  });

const problemWords: Readonly<Record<CorrectionProblem, string>> = {
  'no-such-error': 'Такой ошибки в приостановке нет.',
  'already-corrected': 'Эта ошибка уже отмечена исправленной.',
  'no-requisite': 'Эта ошибка не в реквизите заявки: новое значение вписать некуда.',
};

/** Ticks one error off; with the last one the application is resumed. */
export const correct = (
  deps: ApiDependencies,
  user: UserView,
  id: string,
  input: {
    version: number;
    errorId: number;
    from: 'partner' | 'specialist';
    comment: string;
    value?: string | undefined;
    ticketId?: number | undefined;
  },
): Promise<void> =>
  withApplication(deps, user, { id, version: input.version }, async (em, locked, hand) => {
    const { errorId, from, comment: text, value, ticketId } = input;
    const ticket = ticketId === undefined ? null : await em.findOne(Ticket, ticketId);
    if (ticketId !== undefined && ticket === null) throw new ApiError('not-found', { what: 'Обращение' });
    const done = await correctError(em, locked, { errorId, from, text, value, ticket }, hand);
    if ('problem' in done) throw new ApiError('not-allowed-now', { reason: problemWords[done.problem] });
  });

/** Hands the application to a centre of identification. */
export const delegate = (
  deps: ApiDependencies,
  user: UserView,
  id: string,
  { version, centerId }: { version: number; centerId: string },
): Promise<void> =>
  withApplication(deps, user, { id, version }, async (em, locked, hand) => {
    const center = centersNear(locked.application, locked.detail).centers.find((near) => near.id === centerId);
    if (!center) throw new ApiError('invalid-input', { fields: { centerId: 'Такого центра идентификации нет' } });
    await delegateIdentification(em, locked, center, hand);
  });

const scanTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
};

/** Puts a document to an application on which work goes on: what the partner has sent as a correction. */
export const addFile = (
  deps: ApiDependencies,
  user: UserView,
  id: string,
  { version, kind, file }: { version: number; kind: ApplicationFileKind; file: File },
): Promise<void> =>
  withApplication(deps, user, { id, version }, async (em, { application, detail }, { actor, at }) => {
    const mimeType = scanTypes[/\.(\w+)$/.exec(file.name.toLowerCase())?.[1] ?? ''];
    if (mimeType === undefined || file.size === 0) {
      throw new ApiError('invalid-input', { fields: { file: 'Выберите файл .pdf, .jpg, .png или .tif' } });
    }
    const stage = applicationStages[application.state];
    if (stage.group === 'processed') {
      const reason = `Заявка на этапе «${stage.label}»: документы к ней уже не прикладывают.`;
      throw new ApiError('not-allowed-now', { reason });
    }
    const content = new Uint8Array(await file.arrayBuffer());
    const facts = { kind, fileName: file.name, mimeType, size: content.length };
    em.create(ApplicationFile, { application, ...facts, content, addedAt: at, addedBy: user.name });
    await em.flush();
    await em.nativeUpdate(ApplicationDetail, { application: id }, { version: detail.version + 1 });
    await writeJournal(em, at, [
      {
        actor,
        kind: 'application-file-added',
        objectType: 'application',
        objectId: id,
        grounds: `${applicationFileKindLabels[kind]}: ${file.name}`,
        after: facts,
      },
    ]);
  });
