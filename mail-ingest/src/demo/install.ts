import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  defaultWorkingTime,
  moscowDateOf,
  type RegistryData,
  russianCalendar,
  workingTimeBetween,
} from '@perenos/domain';
import { composeMail } from './mail.ts';
import type { DemoScenario } from './scenario.ts';
import { demoScenarios } from './scenarios.ts';
import { DemoDay, DemoWorld } from './world.ts';

export type DemoMailFile = { id: string; mailbox: DemoScenario['mailbox']; receivedAt: Date; bytes: Uint8Array };

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

/** The demo registry and mails of a working day that ends at `now`, oldest mail first. The same `now` gives the same day. */
export async function writeDemo(now: Date): Promise<{ registry: RegistryData; mails: DemoMailFile[] }> {
  const world = new DemoWorld();
  const mails: DemoMailFile[] = [];
  for (const scenario of [...demoScenarios].sort((a, b) => b.minutesAgo - a.minutesAgo)) {
    const receivedAt = workingMinutesBefore(now, scenario.minutesAgo);
    const written = await scenario.write(new DemoDay(world, moscowDateOf(receivedAt.toISOString())));
    const bytes =
      written instanceof Uint8Array
        ? written
        : await composeMail(scenario.mailbox, scenario.id, receivedAt, written, scenario.repliesTo ?? null);
    mails.push({ id: scenario.id, mailbox: scenario.mailbox, receivedAt, bytes });
  }
  return { registry: world.registry, mails };
}

/** Puts the mails where the folder source takes them: written beside and renamed, so that none is read half. */
export async function deliverDemoMails(mails: readonly DemoMailFile[], mailDirectory: string): Promise<void> {
  for (const [index, mail] of mails.entries()) {
    const folder = join(mailDirectory, mail.mailbox);
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${String(index + 1).padStart(2, '0')}-${mail.id}.eml`);
    await writeFile(`${file}.part`, mail.bytes);
    await rename(`${file}.part`, file);
  }
}
