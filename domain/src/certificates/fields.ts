import type { IsoInstant } from '../registry/types.ts';
import { type AttributeName, attributeOids, type KeyUsage } from './oids.ts';

/** One attribute of a distinguished name, in the order of the certificate. */
export type NameAttribute = { oid: string; value: string };

/** What a certificate of the signature's verification key (сертификат ключа проверки ЭП) says, as it was read. */
export type CertificateFields = {
  /** Hex, upper case, with the leading zeros that the octets have. */
  serial: string;
  subject: NameAttribute[];
  issuer: NameAttribute[];
  notBefore: IsoInstant;
  notAfter: IsoInstant;
  /** OIDs. */
  keyAlgorithm: string;
  signatureAlgorithm: string;
  keyUsage: KeyUsage[];
  extendedKeyUsage: string[];
  policies: string[];
  /** The holder's signing tool. */
  subjectSignTool: string | null;
  /** The issuer's tools and the conclusions on their conformity. */
  issuerSignTool: { signTool: string; caTool: string; signToolCertificate: string; caToolCertificate: string } | null;
  identificationKind: number | null;
};

/** Value of the first attribute of that name; null if there is none or it is blank. */
export const attributeOf = (attributes: readonly NameAttribute[], name: AttributeName): string | null =>
  attributes.find(({ oid, value }) => oid === attributeOids[name] && value.trim() !== '')?.value.trim() ?? null;

/** The holder of a certificate, or its issuer, by the requisites in the name. */
export type CertificateParty = {
  /** Surname, given name and patronymic; the common name where they are absent. */
  fullName: string;
  organization: string | null;
  title: string | null;
  email: string | null;
  /** Of the person, 12 digits. */
  personInn: string | null;
  /** Of the legal entity, 10 digits, without the two zeros that stood before it until 2021. */
  legalInn: string | null;
  ogrn: string | null;
  ogrnip: string | null;
  snils: string | null;
};

/**
 * The requisites of a name. Until 01.09.2021 a legal entity's ИНН stood in the attribute of the person's, with `00`
 * before it; since then it has an attribute of its own (FSB's order № 31).
 */
export function partyOf(attributes: readonly NameAttribute[]): CertificateParty {
  const value = (name: AttributeName): string | null => attributeOf(attributes, name);
  const surname = value('surname');
  const inn = value('inn');
  const paddedLegal = inn !== null && /^00\d{10}$/.test(inn) ? inn.slice(2) : null;
  const shortLegal = inn !== null && /^\d{10}$/.test(inn) ? inn : null;
  return {
    fullName: [surname ?? value('commonName'), surname === null ? null : value('givenName')].filter(Boolean).join(' '),
    organization: value('organization'),
    title: value('title'),
    email: value('email'),
    personInn: paddedLegal === null && shortLegal === null ? inn : null,
    legalInn: value('innLegal') ?? paddedLegal ?? shortLegal,
    ogrn: value('ogrn'),
    ogrnip: value('ogrnip'),
    snils: value('snils'),
  };
}

/** The ИНН by which the registry knows the holder: the organisation's, else the person's. */
export const subscriberInnOf = (party: CertificateParty): string | null => party.legalInn ?? party.personInn;
