import type { Certificate, IsoDate, IsoInstant, Subscriber } from '../registry/types.ts';
import { sameName } from '../requisites/names.ts';
import { formatDate } from '../wording/format.ts';
import {
  type RevocationAsker,
  type RevocationGround,
  revocationAskerLabels,
  revocationGrounds,
  revocationReasonWords,
} from './grounds.ts';
import { formatSerial, sameSerial } from './serial.ts';

export const revocationDocumentKinds = ['application', 'authority', 'decision', 'other'] as const;
export type RevocationDocumentKind = (typeof revocationDocumentKinds)[number];
export const revocationDocumentKindLabels: Readonly<Record<RevocationDocumentKind, string>> = {
  application: 'Заявление на аннулирование (отзыв)',
  authority: 'Доверенность или приказ',
  decision: 'Решение суда, акт, сведения',
  other: 'Другой документ',
};

/** What the request says, as its document has it: nothing of it is taken from the registry. */
export type RevocationClaim = {
  serial: string;
  holder: string;
  subscriberInn: string;
  asker: RevocationAsker;
  askerName: string;
  /** Of the partner who brings it; null for anybody else. */
  partnerId: string | null;
  ground: RevocationGround;
  comment: string;
  receivedAt: IsoInstant;
};

/** What the checks are made by. */
export type RevocationFacts = {
  claim: RevocationClaim;
  /** null: no certificate of that number is known. */
  certificate: Certificate | null;
  /** The certificate's subscriber; null: not in the registry. */
  subscriber: Pick<Subscriber, 'inn' | 'kpp' | 'name' | 'kind'> | null;
  /** Partners that serve the subscriber: its own and those of its licences in force. */
  servingPartnerIds: readonly string[];
  partnerName: string | null;
  /** ИНН in the certificate's file; null: no file, or none in it. */
  fileInn: string | null;
  documents: readonly RevocationDocumentKind[];
  today: IsoDate;
};

export const revocationCheckIds = [
  'certificate',
  'serial',
  'holder',
  'subscriber',
  'asker',
  'grounds',
  'document',
  'not-revoked',
  'validity',
] as const;
export type RevocationCheckId = (typeof revocationCheckIds)[number];
export type RevocationCheck = { id: RevocationCheckId; title: string; passed: boolean; words: string };

const titles: Readonly<Record<RevocationCheckId, string>> = {
  certificate: 'Сертификат есть в реестре',
  serial: 'Серийный номер',
  holder: 'Владелец',
  subscriber: 'Абонент',
  asker: 'Кто просит',
  grounds: 'Основание',
  document: 'Документ',
  'not-revoked': 'Ещё не отозван',
  validity: 'Срок действия',
};

type Finding = { passed: boolean; words: string };
const yes = (words: string): Finding => ({ passed: true, words });
const no = (words: string): Finding => ({ passed: false, words });
type Check = (facts: RevocationFacts & { certificate: Certificate }) => Finding;

const serial: Check = ({ claim, certificate }) =>
  sameSerial(claim.serial, certificate.serial)
    ? yes(`В заявлении и в реестре один номер: ${formatSerial(certificate.serial)}.`)
    : no('Номер в заявлении и номер сертификата разные.');

const holder: Check = ({ claim, certificate }) =>
  sameName(claim.holder, certificate.holder)
    ? yes(`Владелец — ${certificate.holder}.`)
    : no(`В заявлении — ${claim.holder || 'не назван'}, сертификат выдан на имя ${certificate.holder}.`);

const subscriber: Check = ({ claim, certificate, subscriber: found, fileInn }) => {
  if (claim.subscriberInn !== certificate.subscriberInn)
    return no('ИНН в заявлении не тот, что у абонента этого сертификата.');
  if (fileInn !== null && fileInn !== certificate.subscriberInn)
    return no('ИНН в файле сертификата не совпадает с ИНН абонента в реестре: сначала разберитесь, чей он.');
  return found === null
    ? no('Абонента с таким ИНН в реестре нет.')
    : yes(`Сертификат принадлежит абоненту ${found.name}.`);
};

/** The holder himself; for a legal entity also a person with authority; the serving partner with the owner's application. */
const asker: Check = (facts) => {
  const { claim, certificate, subscriber: found, documents } = facts;
  if (claim.askerName.trim() === '') return no('Не названо, кто просит об отзыве.');
  if (claim.asker === 'owner')
    return sameName(claim.askerName, certificate.holder)
      ? yes('Просит сам владелец сертификата.')
      : no(`Просит ${claim.askerName}, а владелец — ${certificate.holder}: от своего имени просит только владелец.`);
  if (claim.asker === 'authorized-person') {
    if (found?.kind === 'individual') return no('У предпринимателя просить об отзыве может только он сам.');
    return documents.includes('authority')
      ? yes('Просит уполномоченное лицо организации, полномочия приложены.')
      : no('Полномочия не подтверждены: приложите доверенность или приказ.');
  }
  if (claim.asker === 'partner') return byPartner(facts);
  return yes(`${revocationAskerLabels['certification-centre']}.`);
};

function byPartner({ claim, servingPartnerIds, partnerName, documents }: RevocationFacts): Finding {
  if (claim.partnerId === null) return no('Не указан партнёр.');
  const name = partnerName ?? claim.partnerId;
  if (!servingPartnerIds.includes(claim.partnerId)) return no(`${name} не обслуживает этого абонента.`);
  return documents.includes('application')
    ? yes(`Просит обслуживающий партнёр ${name}, заявление владельца приложено.`)
    : no('Партнёр просит только с заявлением владельца: приложите его.');
}

const grounds: Check = ({ claim }) => {
  const ground = revocationGrounds[claim.ground];
  if (!ground.askers.includes(claim.asker))
    return no(`По основанию «${ground.label}» так не просят: ${revocationAskerLabels[claim.asker].toLowerCase()}.`);
  if (ground.needsComment && claim.comment.trim().length < 10) return no('Напишите основание словами.');
  return yes(`${ground.label} (${ground.basis}); причина — ${revocationReasonWords(ground.reason)}.`);
};

const document: Check = ({ claim, documents }) => {
  const needed: RevocationDocumentKind = claim.asker === 'certification-centre' ? 'decision' : 'application';
  const label = revocationDocumentKindLabels[needed];
  return documents.includes(needed) ? yes(`${label}: приложено.`) : no(`${label}: не приложено.`);
};

const notRevoked: Check = ({ certificate }) =>
  certificate.state === 'revoked' ? no('Сертификат уже отозван.') : yes('Сертификат не отозван.');

const validity: Check = ({ certificate, today }) => {
  if (certificate.validUntil < today)
    return no(`Срок истёк ${formatDate(certificate.validUntil)}: сертификат уже не действует (ст. 14 ч. 6 п. 1).`);
  return yes(`Срок — до ${formatDate(certificate.validUntil)}.`);
};

const checks: Readonly<Record<Exclude<RevocationCheckId, 'certificate'>, Check>> = {
  serial,
  holder,
  subscriber,
  asker,
  grounds,
  document,
  'not-revoked': notRevoked,
  validity,
};

/**
 * All checks of a request for revocation, one by one and each in words: who may ask, serial number, holder, subscriber,
 * grounds, document, state and term of the certificate (63-ФЗ, ст. 14 ч. 6, 6.1). Without the certificate nothing else can
 * be checked.
 */
export function checkRevocation(facts: RevocationFacts): RevocationCheck[] {
  const { certificate } = facts;
  return revocationCheckIds.map((id) => {
    const title = titles[id];
    if (id === 'certificate')
      return certificate === null
        ? { id, title, ...no('Сертификата с таким серийным номером в реестре нет.') }
        : { id, title, ...yes(`Найден: ${certificate.holder}.`) };
    return certificate === null
      ? { id, title, ...no('Сначала нужен сертификат.') }
      : { id, title, ...checks[id]({ ...facts, certificate }) };
  });
}

export const allPassed = (results: readonly RevocationCheck[]): boolean => results.every(({ passed }) => passed);
