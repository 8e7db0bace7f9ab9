import type { Certificate, RevocationAsker, RevocationGround, Subscriber } from '@perenos/domain';
import { composeCertificate, type SampleCertificate } from '@perenos/domain/x509';
import { demoInn12, demoOgrn } from './numbers.ts';
import type { DemoPartner } from './partners.ts';
import { demoPartners } from './partners.ts';
import { paid } from './tariffs.ts';
import type { DemoDay } from './world.ts';

type Owner = {
  company: string;
  partner: DemoPartner;
  holder: string;
  /** Days from the demo's day. */
  term?: readonly [from: number, until: number];
};

const owners: readonly Owner[] = [
  { company: 'ООО «Медный Чайник»', partner: 'lantern', holder: 'Самойлова Лидия Олеговна' },
  { company: 'АО «Тихая Заводь»', partner: 'abacus', holder: 'Ершов Тимофей Ильич' },
  { company: 'ООО «Дом с Флюгером»', partner: 'harbour', holder: 'Белкина Нина Фёдоровна' },
  { company: 'ООО «Зелёный Дол»', partner: 'compass', holder: 'Котов Егор Валерьевич' },
  { company: 'ИП Рыжикова Инна Львовна', partner: 'bridge', holder: 'Рыжикова Инна Львовна' },
  { company: 'ООО «Каменный Цветок»', partner: 'millstone', holder: 'Данилов Степан Глебович' },
  { company: 'ООО «Северный Склад»', partner: 'lighthouse', holder: 'Мохова Анна Юрьевна', term: [-350, 14] },
  { company: 'ООО «Южный Склад»', partner: 'lighthouse', holder: 'Мохов Юрий Ильич', term: [-400, -35] },
];

/** Subscribers with certificates of their own: in force, ending, ended; those that requests for revocation are about. */
export function addDemoCertificates(day: DemoDay): void {
  for (const { company, partner, holder, term: [from, until] = [-120, 245] } of owners) {
    const subscriber = day.subscriber(company, demoPartners[partner].id);
    day.licence(subscriber, '1c-reporting', paid);
    const certificate = day.certificate(subscriber, holder, '1c-reporting');
    Object.assign(certificate, { validFrom: day.day(from), validUntil: day.day(until) });
  }
}

export type DemoRevocation = {
  holder: string;
  asker: RevocationAsker;
  ground: RevocationGround;
  /** Minutes before the demo's now at which the document came, and was registered. */
  receivedAgo: number;
  registeredAgo: number;
  /** What the document is: another one than an application fails a check. */
  kind: 'application' | 'other';
  /** Settled so many minutes before now. */
  settled?: { by: 'approval' | 'refusal'; ago: number; reason?: string };
};

const hours = 60;

/** Requests over the states: one is close to its twelve hours, one waits too long for its approval. */
export const demoRevocations: readonly DemoRevocation[] = [
  {
    ...{ holder: 'Самойлова Лидия Олеговна', asker: 'partner', ground: 'carrier-lost', kind: 'application' },
    ...{ receivedAgo: 30 * hours, registeredAgo: 29 * hours, settled: { by: 'approval', ago: 27 * hours } },
  },
  {
    ...{ holder: 'Ершов Тимофей Ильич', asker: 'partner', ground: 'dismissal', kind: 'application' },
    ...{ receivedAgo: 11 * hours + 22, registeredAgo: 10 * hours },
  },
  {
    ...{ holder: 'Белкина Нина Фёдоровна', asker: 'partner', ground: 'superseded', kind: 'other' },
    ...{ receivedAgo: 3 * hours, registeredAgo: 2 * hours },
  },
  {
    ...{ holder: 'Котов Егор Валерьевич', asker: 'partner', ground: 'data-changed', kind: 'application' },
    ...{ receivedAgo: 26 * hours, registeredAgo: 25 * hours },
  },
  {
    ...{ holder: 'Рыжикова Инна Львовна', asker: 'owner', ground: 'key-compromise', kind: 'application' },
    ...{ receivedAgo: 40, registeredAgo: 25 },
  },
  {
    ...{ holder: 'Данилов Степан Глебович', asker: 'partner', ground: 'not-needed', kind: 'application' },
    ...{ receivedAgo: 50 * hours, registeredAgo: 49 * hours },
    settled: { by: 'refusal', ago: 46 * hours, reason: 'Подпись на заявлении не принадлежит владельцу сертификата' },
  },
];

const snilsOf = (n: number): string => {
  const digits = String(112_000_000 + n * 1_117);
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
  return digits + String((sum % 101) % 100).padStart(2, '0');
};

/** The X.509 file of a certificate of the demo, DER; `n` tells invented requisites apart. */
export function demoCertificateFile(certificate: Certificate, subscriber: Subscriber, n: number): Uint8Array {
  const [surname = '', ...given] = certificate.holder.split(' ');
  const individual = subscriber.kind === 'individual';
  const name: SampleCertificate['subject'] = [
    ['commonName', individual ? certificate.holder : subscriber.name],
    ['surname', surname],
    ['givenName', given.join(' ')],
    ['country', 'RU', 'printable'],
    ['region', '77 г. Москва'],
    ['locality', 'Москва'],
    ...(individual
      ? []
      : ([
          ['organization', subscriber.name],
          ['title', 'Генеральный директор'],
        ] as const)),
    ['email', `podpis-${n}@${individual ? 'ip' : 'firma'}.example`, 'ia5'],
    ['inn', individual ? subscriber.inn : demoInn12(700 + n)],
    ...(individual ? [] : ([['innLegal', subscriber.inn]] as const)),
    [individual ? 'ogrnip' : 'ogrn', demoOgrn(n, individual)],
    ['snils', snilsOf(n)],
  ];
  return composeCertificate({
    serial: certificate.serial,
    subject: name,
    issuer: [
      ['commonName', 'Удостоверяющий центр (демонстрация)'],
      ['organization', 'Удостоверяющий центр (демонстрация)'],
      ['country', 'RU', 'printable'],
      ['ogrn', demoOgrn(1, false)],
    ],
    notBefore: new Date(`${certificate.validFrom}T00:00:00+03:00`),
    notAfter: new Date(`${certificate.validUntil}T23:59:59+03:00`),
    algorithm: n % 3 === 0 ? 'gost-2012-512' : 'gost-2012-256',
    toolClass: n % 2 === 0 ? 2 : 1,
    subjectSignTool: 'Средство электронной подписи (демонстрация), версия 5.0',
    issuerSignTool: ['Средство УЦ (демонстрация)', 'УЦ (демонстрация)', 'СФ/000-0001', 'СФ/000-0002'],
    identificationKind: n % 2,
  });
}
