import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ApplicationCheck, checkService, type Database, loadCheckSubject, restsOn } from '@perenos/db';
import {
  type ApplicationState,
  addCalendarDays,
  type CheckSubject,
  checksOf,
  type EgrRecord,
  type LocalPerson,
  type LocalWorld,
  moscowDateOf,
  personName,
  playedRegisters,
} from '@perenos/domain';
import type { DemoApplication } from './applications.ts';
import { workingMinutesBefore } from './install.ts';

/** What the registers say otherwise than the application, by the subscriber's name: each check fails for somebody. */
const company: Readonly<Record<string, Partial<EgrRecord>>> = {
  'ООО «Сорочья Ярмарка»': { ogrn: '1028100000007' },
  'ООО «Пустой Амбар»': { state: 'terminated', terminatedOn: '2026-02-11' },
  'ООО «Горный Ручей»': { state: 'liquidating' },
};
const owner: Readonly<Record<string, Partial<LocalPerson>>> = {
  'ООО «Медный Колокол»': { account: 'unconfirmed' },
  'АО «Полынный Берег»': { passportInvalid: 'истёк срок действия' },
  'ООО «Сорочья Ярмарка»': { passportInvalid: 'утрачен владельцем' },
  'АО «Кедровый Дом»': { lastName: 'Стрелкина' },
};
const disqualified = 'ООО «Стеклянная Гора»';
const namesake = 'ООО «Речной Бисер»';
/** Of whom the Social Fund and ЕСИА say nothing today. */
const withoutSnils = ['ООО «Пять Дубов»', 'ООО «Тихая Заводь»'];
const withoutEsia = 'ООО «Речной Бисер»';

/** These have just come, and are checked by the product when it runs; the others were checked when they came. */
const unchecked: readonly ApplicationState[] = ['new', 'checking'];

/** The world of the outside registers that fits the applications of the demo. */
export function demoWorld(applications: readonly DemoApplication[], now: Date): LocalWorld {
  const today = moscowDateOf(now.toISOString());
  const people = applications.flatMap(({ record, employees }) =>
    employees.map((employee) => ({ of: record.subscriberName, person: personOf(employee, record.subscriberName) })),
  );
  const named = (name: string) => people.filter(({ of }) => of === name).map(({ person }) => person);
  const term = { from: addCalendarDays(today, -200), until: addCalendarDays(today, 165) };
  const entry = ({ lastName, firstName, patronymic, birthDate }: LocalPerson) => ({
    ...{ lastName, firstName, patronymic, birthDate },
    ...term,
  });
  return {
    companies: applications.map(companyOf),
    people: people.map(({ person }) => person),
    disqualified: [
      ...named(disqualified).map(entry),
      ...named(namesake).map((person) => ({ ...entry(person), birthDate: '1961-11-30' })),
    ],
    silent: [
      ...withoutSnils.flatMap(named).map(({ snils }) => ({ register: 'snils' as const, about: snils })),
      ...named(withoutEsia).map(({ snils }) => ({ register: 'esia' as const, about: snils })),
    ],
  };
}

const companyOf = ({ record, requisites, employees }: DemoApplication): EgrRecord => ({
  name: record.subscriberName,
  inn: record.subscriberInn,
  kpp: record.subscriberKpp,
  ogrn: requisites.ogrn ?? '',
  state: 'active',
  terminatedOn: null,
  heads: employees.map(({ fullName }) => personName(fullName)),
  ...company[record.subscriberName],
});

const personOf = (employee: DemoApplication['employees'][number], subscriber: string): LocalPerson => ({
  ...personName(employee.fullName),
  birthDate: employee.birthDate,
  inn: employee.inn,
  snils: employee.snils ?? '',
  passport: employee.passport,
  passportInvalid: null,
  account: 'confirmed',
  ...owner[subscriber],
});

/** Writes the world where the local registers read it. */
export async function writeDemoWorld(file: string, world: LocalWorld): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(world, null, 2));
}

/** Runs the checks of the applications that staff have looked at, by the same rules and against that world. */
export async function installDemoChecks(
  database: Database,
  applications: readonly DemoApplication[],
  world: LocalWorld,
  now: Date,
): Promise<void> {
  const em = database.em();
  const at = workingMinutesBefore(now, 90);
  const rows = [];
  for (const { record } of applications) {
    if (unchecked.includes(record.state)) continue;
    const subject = await loadCheckSubject(em, record.id);
    if (subject !== null) rows.push(...(await checked(subject, world, at)));
  }
  await em.insertMany(ApplicationCheck, rows);
}

async function checked(subject: CheckSubject, world: LocalWorld, at: Date) {
  const context = { registers: playedRegisters(world), today: moscowDateOf(at.toISOString()) };
  return Promise.all(
    checksOf(subject).map(async ({ definition }) => ({
      ...(await definition.run(subject, context)),
      application: subject.applicationId,
      check: definition.id,
      attempt: 1,
      startedAt: at,
      finishedAt: at,
      actorId: null,
      actorName: checkService.name,
      grounds: null,
      restsOn: restsOn(definition, subject),
    })),
  );
}
