import {
  type Actor,
  ApplicationEmployee,
  ApplicationFile,
  correctError,
  type Database,
  delegateIdentification,
  type EntityManager,
  type LockedApplication,
  lockApplication,
  moveApplication,
  openSuspension,
  suspendApplication,
} from '@perenos/db';
import { type ApplicationFileKind, applicationFileKindLabels, identificationCenters } from '@perenos/domain';
import { PDFDocument } from 'pdf-lib';
import type { DemoApplication } from './applications.ts';
import { a4, newDocument, writeLine } from './drawing-fonts.ts';
import { workingMinutesBefore } from './install.ts';
import { scanOf } from './scanning.ts';

const workingDayMinutes = 9 * 60;

/**
 * A page that says what it stands for: nobody's papers are in the demo. Scanned, for that is how papers come, and because
 * a page with its fonts is ten times as heavy, a hundred times over.
 */
async function drawFile(kind: ApplicationFileKind, { record, employees }: DemoApplication): Promise<Uint8Array> {
  const { pdf, fonts } = await newDocument('sans');
  const sheet = { page: pdf.addPage([a4.width, a4.height]), fonts };
  const lines = [
    record.subscriberName,
    `ИНН ${record.subscriberInn}${record.subscriberKpp ? ` КПП ${record.subscriberKpp}` : ''}`,
    employees[0]?.fullName ?? '',
    'Образец для демонстрации',
  ];
  writeLine(sheet, applicationFileKindLabels[kind], 60, 80, a4.width - 120, { size: 20, bold: true });
  for (const [index, line] of lines.entries())
    writeLine(sheet, line, 60, 130 + index * 24, a4.width - 120, { size: 13 });
  const scan = await scanOf(await pdf.save(), { dpi: 96, grey: true });
  const sheetOfPaper = await PDFDocument.create();
  const image = await sheetOfPaper.embedJpg(scan);
  sheetOfPaper.addPage([a4.width, a4.height]).drawImage(image, { x: 0, y: 0, ...a4 });
  return sheetOfPaper.save();
}

/** Fills in what the import doesn't know of the demo's applications, and suspends and delegates some, as staff would. */
export async function installDemoApplications(
  database: Database,
  applications: readonly DemoApplication[],
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  const drawn = new Map<ApplicationFileKind, Uint8Array>();
  for (const application of applications) {
    for (const kind of application.files) {
      // One drawing of a kind serves all: they differ in nothing that matters here.
      if (!drawn.has(kind)) drawn.set(kind, await drawFile(kind, application));
    }
    await database.em().transactional(async (em) => {
      const locked = await lockApplication(em, application.record.id);
      if (!locked) throw new Error(`the demo's application ${application.record.id} was not imported`);
      await fillDetail(em, locked, application, drawn, now);
      await suspend(em, locked, application, actor, workingMinutesBefore(now, workingDayMinutes));
      await delegate(em, locked, application, actor, now);
    });
  }
}

async function fillDetail(
  em: EntityManager,
  { application, detail }: LockedApplication,
  { requisites, directions, representative, place, employees, files }: DemoApplication,
  drawn: ReadonlyMap<ApplicationFileKind, Uint8Array>,
  now: Date,
): Promise<void> {
  Object.assign(detail, { requisites, directions, representative, ...place });
  for (const [position, employee] of employees.entries())
    em.create(ApplicationEmployee, { application, position, ...employee });
  for (const kind of files) {
    const content = drawn.get(kind) ?? new Uint8Array();
    const fileName = `${applicationFileKindLabels[kind]}.pdf`;
    const facts = { kind, fileName, mimeType: 'application/pdf', size: content.length, content };
    em.create(ApplicationFile, { application, ...facts, addedAt: now, addedBy: 'Партнёр' });
  }
  await em.flush();
}

async function suspend(
  em: EntityManager,
  locked: LockedApplication,
  { suspended }: DemoApplication,
  actor: Actor,
  at: Date,
): Promise<void> {
  if (!suspended) return;
  const hand = { actor, by: 'system', at } as const;
  await suspendApplication(em, locked, suspended.errors, hand);
  const { errors } = (await openSuspension(em, locked.application)) ?? { errors: [] };
  for (const { id } of errors.slice(0, suspended.corrected))
    await correctError(em, locked, { errorId: id, from: 'partner', text: 'Прислано письмом' }, hand);
}

async function delegate(
  em: EntityManager,
  locked: LockedApplication,
  { delegated }: DemoApplication,
  actor: Actor,
  now: Date,
): Promise<void> {
  const center = identificationCenters.find(({ id }) => id === delegated?.centerId);
  if (!delegated || !center) return;
  const at = workingMinutesBefore(now, delegated.workingDaysAgo * workingDayMinutes);
  await delegateIdentification(em, locked, { ...center, distanceKm: null }, { actor, by: 'system', at });
  if (delegated.refused === undefined) return;
  const refusal = { event: 'fail-identification', grounds: delegated.refused } as const;
  await moveApplication(em, locked, { ...refusal, actor, by: 'system', at: now });
}
