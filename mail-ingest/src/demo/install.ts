import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  defaultWorkingTime,
  moscowDateOf,
  type RegistryData,
  russianCalendar,
  workingTimeBetween,
} from '@perenos/domain';
import { addDemoApplications, type DemoApplication } from './applications.ts';
import { addDemoCertificates } from './certificates.ts';
import { composeMail } from './mail.ts';
import { addRegistrarSubscribers } from './registrar-subscribers.ts';
import type { DemoScenario } from './scenario.ts';
import { demoScenarios } from './scenarios.ts';
import { DemoDay, DemoWorld } from './world.ts';

export type DemoMailFile = {
  id: string;
  mailbox: DemoScenario['mailbox'];
  receivedAt: Date;
  /** Draws the scans, if any, and writes the message. */
  compose: () => Promise<Uint8Array>;
};

/** The latest second before `now` that lies `minutes` working minutes back. */
export function workingMinutesBefore(now: Date, minutes: number): Date {
  let [early, late] = [Math.floor(now.getTime() / 1000) - 40 * 86_400, Math.floor(now.getTime() / 1000)];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    const worked = workingTimeBetween(
      russianCalendar,
      defaultWorkingTime,
      new Date(middle * 1000).toISOString(),
      now.toISOString(),
    );
    if (worked >= minutes * 60) early = middle;
    else late = middle;
  }
  return new Date(early * 1000);
}

/**
 * The registry and the mails of a working day that ends at `now`, oldest mail first: those of the demo, unless other
 * scenarios are given. The same `now` gives the same day.
 */
export function writeDemo(
  now: Date,
  scenarios: readonly DemoScenario[] = demoScenarios,
): { registry: RegistryData; mails: DemoMailFile[]; applications: DemoApplication[] } {
  const world = new DemoWorld();
  const mails = [...scenarios]
    .sort((a, b) => b.minutesAgo - a.minutesAgo)
    .map(({ id, mailbox, minutesAgo, repliesTo, write }): DemoMailFile => {
      const receivedAt = workingMinutesBefore(now, minutesAgo);
      const written = write(new DemoDay(world, moscowDateOf(receivedAt.toISOString())));
      const compose = async () =>
        written instanceof Uint8Array ? written : composeMail(mailbox, id, receivedAt, written, repliesTo ?? null);
      return { id, mailbox, receivedAt, compose };
    });
  const today = new DemoDay(world, moscowDateOf(now.toISOString()));
  addRegistrarSubscribers(today);
  const applications = addDemoApplications(today);
  addDemoCertificates(today);
  return { registry: world.registry, mails, applications };
}

/** Puts the mails where the folder source takes them: written beside and renamed, so that none is read half. */
export async function deliverDemoMails(mails: readonly DemoMailFile[], mailDirectory: string): Promise<void> {
  for (const [index, mail] of mails.entries()) {
    const folder = join(mailDirectory, mail.mailbox);
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${String(index + 1).padStart(2, '0')}-${mail.id}.eml`);
    await writeFile(`${file}.part`, await mail.compose());
    await rename(`${file}.part`, file);
  }
}
