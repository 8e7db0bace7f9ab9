import {
  type Application,
  type ApplicationEmployee,
  type ApplicationFileKind,
  type ApplicationRepresentative,
  type ApplicationRequisites,
  addCalendarDays,
  type Direction,
  type FoundError,
  type IsoDate,
  type Place,
} from '@perenos/domain';
import type { Sketch } from './application-sketch.ts';
import { sketches } from './application-sketches.ts';
import { demoInn12, demoOgrn } from './numbers.ts';
import { demoPartners } from './partners.ts';
import type { DemoDay } from './world.ts';

/** What an application of the demo holds beside its registry record, and what is done with it after the import. */
export type DemoApplication = {
  record: Application;
  requisites: Partial<ApplicationRequisites>;
  directions: Direction[];
  employees: ApplicationEmployee[];
  representative: ApplicationRepresentative | null;
  files: ApplicationFileKind[];
  place: Place | null;
  /** Suspended with these errors; the first `corrected` of them are ticked off already. */
  suspended: { errors: FoundError[]; corrected: number } | null;
  /** Delegated so many working days ago; `refused`: the centre has refused since, for this reason. */
  delegated: { centerId: string; workingDaysAgo: number; refused?: string } | null;
};

/** Where the demo's addresses lie; of the others only the region is known. */
const cities: Readonly<Record<string, Place>> = {
  Мурманск: { latitude: 68.9585, longitude: 33.0827 },
  Самара: { latitude: 53.2415, longitude: 50.2212 },
  Тольятти: { latitude: 53.5078, longitude: 49.4204 },
  Калуга: { latitude: 54.5309, longitude: 36.2095 },
  Обнинск: { latitude: 55.1119, longitude: 36.5864 },
  Пермь: { latitude: 58.0297, longitude: 56.2668 },
  Казань: { latitude: 55.8304, longitude: 49.0661 },
  Саратов: { latitude: 51.5336, longitude: 46.0343 },
  Тюмень: { latitude: 57.1, longitude: 65.55 },
  Екатеринбург: { latitude: 56.8011, longitude: 60.5512 },
  'Нижний Новгород': { latitude: 56.2965, longitude: 43.9361 },
};

/** СНИЛС with its check number, digits only. */
function demoSnils(n: number): string {
  const body = String(100_000_000 + ((n * 7919) % 800_000_000)).slice(0, 9);
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
  return body + String((sum % 101) % 100).padStart(2, '0');
}

const papers: ApplicationFileKind[] = ['application-form', 'passport', 'snils'];

const employeeOf = (
  { owner, jobTitle, viaDss = false, name }: Sketch,
  number: number,
  day: IsoDate,
): ApplicationEmployee => {
  const individual = name.startsWith('ИП ');
  return {
    fullName: owner,
    jobTitle: jobTitle ?? (individual ? null : 'Директор'),
    certificateType: viaDss ? 'КЭП (облачная подпись)' : 'КЭП',
    certificateUntil: addCalendarDays(day, 365),
    certificateSerial: null,
    inn: demoInn12(number),
    snils: demoSnils(number),
    birthDate: `19${70 + (number % 25)}-0${1 + (number % 9)}-1${number % 9}`,
    passport: `80${String(10 + (number % 12))}${String(100_000 + ((number * 7919) % 800_000))}`,
    passportIssuedOn: `201${number % 9}-05-2${number % 8}`,
    viaDss,
  };
};

function requisitesOf(sketch: Sketch, record: Application, number: number): Partial<ApplicationRequisites> {
  const individual = record.subscriberKpp === null;
  const address = `${sketch.city}, Ореховая улица, д. ${1 + (number % 60)}`;
  return {
    category: 'Налогоплательщик',
    paperlessRenewal: false,
    accountId: `5e7c0000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    fullName: record.subscriberName,
    ogrn: demoOgrn(number, individual),
    pfrNumber: `081-001-${String(100_000 + number * 37)}`,
    fssNumber: individual ? null : String(8_100_000_000 + number * 7919),
    mainPhone: `+7 (900) 000-${String(number % 100).padStart(2, '0')}-${String((number * 7) % 100).padStart(2, '0')}`,
    extraPhone: null,
    legalAddress: address,
    actualAddress: address,
    email: `zayavka-${number}@abonent.example`,
    documentFlowId: `6056f6d7-0000-4000-8000-${String(number).padStart(12, '0')}`,
    office: 'Офис приёма заявок',
    configuration: '1С:БУХГАЛТЕРИЯ 3.0.184.15',
    formatVersion: '2.5',
    tariff: record.type === 'create' ? 'Основной (1 год)' : 'Продление',
    issuesCertificate: true,
    certificationCenter: 'УЦ АО «Калуга Астрал» ГОСТ 2012',
    cryptoProLicence: number % 3 === 0,
    itsUserId: number % 2 === 0 ? `its-user-${number}` : null,
    ...sketch.requisites,
  };
}

/** Adds the applications of the demo to the registry of a day, and tells what else belongs to each. */
export function addDemoApplications(day: DemoDay): DemoApplication[] {
  return sketches.map((sketch): DemoApplication => {
    const number = day.world.number();
    const identity = day.identity(sketch.name);
    const { partner, product = '1c-reporting', type = 'create', state, daysAgo = 3 } = sketch;
    const record = day.application(identity, product, demoPartners[partner].id, {
      type,
      state,
      receivedOn: day.day(-daysAgo),
    });
    const represented: ApplicationRepresentative | null = sketch.represented
      ? {
          name: 'ООО «Учётная Палата Плюс»',
          ...{ inn: demoPartners[partner].inn, kpp: demoPartners[partner].kpp },
          powerOfAttorney: { number: '14/26', issuedOn: day.day(-90), validUntil: day.day(275) },
        }
      : null;
    const codes = sketch.directions ?? ['FNS', 'PFR'];
    return {
      record,
      requisites: requisitesOf(sketch, record, number),
      directions: codes.map((code) => ({ code, kpp: code === 'FNS' ? record.subscriberKpp : null, active: true })),
      // An entrepreneur signs for himself.
      employees: [
        {
          ...employeeOf(sketch, number, day.date),
          ...(record.subscriberKpp === null && { inn: record.subscriberInn }),
        },
      ],
      representative: represented,
      files: sketch.files ?? (represented ? [...papers, 'power-of-attorney'] : papers),
      place: cities[sketch.city] ?? null,
      suspended: sketch.suspended ?? null,
      delegated: sketch.delegated ?? null,
    };
  });
}
