import type { IsoInstant, Licence, Partner, Subscriber } from '@perenos/domain';
import { aLicence, aPartner, aRegistryData, aSubscriber, aTariff } from '@perenos/domain/testing';
import { composeMail, type DemoMail } from '../demo/mail.ts';
import { demoInn10 } from '../demo/numbers.ts';
import type { RawMail } from '../types.ts';

const partner = (id: string, n: number, name: string): Partner =>
  aPartner({ id, name, inn: demoInn10(n), kpp: null, logins: [`Login ${id}`], emails: [`@${id}.example`] });

const subscriber = (n: number, name: string): Subscriber =>
  aSubscriber({
    inn: demoInn10(n),
    kpp: '510001001',
    name,
    partnerId: 'old',
    emails: [`@abonent-${n}.example`],
  });

const licence = (id: string, { inn, kpp }: Subscriber, validUntil: string): Licence =>
  aLicence({
    id,
    subscriberInn: inn,
    subscriberKpp: kpp,
    tariff: 'Годовая',
    issuedOn: '2025-09-01',
    validFrom: '2025-09-01',
    validUntil,
  });

/** `free` may be moved on the e-mail's word (4.1.10), `paid` needs its letter (4.1.4). */
export const pipelineWorld = () => {
  const source = partner('old', 901, 'ООО «Прежний Сервис»');
  const target = partner('new', 902, 'ООО «Новый Сервис»');
  const free = subscriber(911, 'ООО «Вольный»');
  const paid = subscriber(912, 'ООО «Платный»');
  const registry = aRegistryData({
    partners: [source, target],
    subscribers: [free, paid],
    licences: [licence('l-free', free, '2025-12-31'), licence('l-paid', paid, '2026-08-31')],
    tariffs: [aTariff({ name: 'Годовая' })],
  });
  return { source, target, free, paid, registry };
};

let posted = 0;
/** Unique in the run. */
export const mailName = (): string => {
  posted += 1;
  return `mail-${posted}`;
};

export type Posting = Partial<DemoMail> & {
  id?: string;
  at: IsoInstant;
  replyTo?: string;
  mailbox?: RawMail['mailbox'];
};

const asker = { name: 'Анна Орлова', address: 'orlova@new.example' };
export const stranger = { name: 'Некто', address: 'nobody@stranger.example' };

/** A mail as it reaches the mailbox; from the target partner unless said otherwise. */
export async function posting(given: Posting): Promise<RawMail> {
  const { id = mailName(), at, replyTo = null, mailbox = 'perevod', ...mail } = given;
  const whole = { from: asker, subject: `Перенос ${id}`, ...mail };
  const bytes = await composeMail(mailbox, id, new Date(at), whole, replyTo);
  return { mailbox, sourceKey: `test:${id}/${mailName()}`, bytes };
}
