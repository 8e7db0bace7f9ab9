/**
 * Attributes of a name that Russian certificates carry: order of the FSB of 29.01.2021 № 31 and RFC 9215; the others are
 * X.520. Names are those that people know from the certificate's window.
 */
export const attributeOids = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  country: '2.5.4.6',
  locality: '2.5.4.7',
  region: '2.5.4.8',
  street: '2.5.4.9',
  organization: '2.5.4.10',
  unit: '2.5.4.11',
  title: '2.5.4.12',
  givenName: '2.5.4.42',
  email: '1.2.840.113549.1.9.1',
  inn: '1.2.643.3.131.1.1',
  innLegal: '1.2.643.100.4',
  ogrn: '1.2.643.100.1',
  ogrnip: '1.2.643.100.5',
  snils: '1.2.643.100.3',
  unstructuredName: '1.2.840.113549.1.9.2',
} as const;
export type AttributeName = keyof typeof attributeOids;

const attributeLabels: Readonly<Record<AttributeName, string>> = {
  commonName: 'Общее имя',
  surname: 'Фамилия',
  country: 'Страна',
  locality: 'Населённый пункт',
  region: 'Регион',
  street: 'Адрес',
  organization: 'Организация',
  unit: 'Подразделение',
  title: 'Должность',
  givenName: 'Имя, отчество',
  email: 'E-mail',
  inn: 'ИНН',
  innLegal: 'ИНН ЮЛ',
  ogrn: 'ОГРН',
  ogrnip: 'ОГРНИП',
  snils: 'СНИЛС',
  unstructuredName: 'Неструктурированное имя',
};
const byOid = new Map<string, AttributeName>(
  Object.entries(attributeOids).map(([name, oid]) => [oid, name as AttributeName]),
);

/** The Russian name of an attribute; one that is not known shows its OID. */
export const attributeLabel = (oid: string): string => {
  const name = byOid.get(oid);
  return name === undefined ? oid : attributeLabels[name];
};

const keyAlgorithms: Readonly<Record<string, string>> = {
  '1.2.643.7.1.1.1.1': 'ГОСТ Р 34.10-2012, 256 бит',
  '1.2.643.7.1.1.1.2': 'ГОСТ Р 34.10-2012, 512 бит',
  '1.2.643.2.2.19': 'ГОСТ Р 34.10-2001',
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.10045.2.1': 'ECDSA (эллиптическая кривая)',
};
const signatureAlgorithms: Readonly<Record<string, string>> = {
  '1.2.643.7.1.1.3.2': 'ГОСТ Р 34.11-2012/34.10-2012, 256 бит',
  '1.2.643.7.1.1.3.3': 'ГОСТ Р 34.11-2012/34.10-2012, 512 бит',
  '1.2.643.2.2.3': 'ГОСТ Р 34.11-94/34.10-2001',
  '1.2.840.113549.1.1.5': 'SHA-1 с RSA',
  '1.2.840.113549.1.1.11': 'SHA-256 с RSA',
  '1.2.840.113549.1.1.12': 'SHA-384 с RSA',
  '1.2.840.113549.1.1.13': 'SHA-512 с RSA',
  '1.2.840.10045.4.3.2': 'SHA-256 с ECDSA',
  '1.2.840.10045.4.3.3': 'SHA-384 с ECDSA',
};
const unknownAlgorithm = (oid: string): string => `неизвестный алгоритм ${oid}`;
export const keyAlgorithmLabel = (oid: string): string => keyAlgorithms[oid] ?? unknownAlgorithm(oid);
export const signatureAlgorithmLabel = (oid: string): string => signatureAlgorithms[oid] ?? unknownAlgorithm(oid);

/** Class of the signing tool, from certificatePolicies (FSB's order № 31): the strongest one comes last. */
const toolClasses = ['КС1', 'КС2', 'КС3', 'КВ1', 'КВ2', 'КА1'] as const;
const toolPolicyPrefix = '1.2.643.100.113.';

/** The classes that the policies name, each of them includes those before it: `КС1, КС2`. */
export const toolClassesOf = (policies: readonly string[]): string[] =>
  toolClasses.filter((_, index) => policies.includes(`${toolPolicyPrefix}${index + 1}`));

/** How the holder was identified when the certificate was issued (identificationKind, FSB's order № 31). */
export const identificationKindLabels: Readonly<Record<number, string>> = {
  0: 'при личном присутствии',
  1: 'без личного присутствия: по действующей квалифицированной подписи',
  2: 'без личного присутствия: по документу с электронным носителем',
  3: 'без личного присутствия: ЕСИА и единая биометрическая система',
};

/** Bits of keyUsage in their order (RFC 5280, 4.2.1.3). */
export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof keyUsages)[number];
export const keyUsageLabels: Readonly<Record<KeyUsage, string>> = {
  digitalSignature: 'цифровая подпись',
  nonRepudiation: 'неотрекаемость',
  keyEncipherment: 'шифрование ключей',
  dataEncipherment: 'шифрование данных',
  keyAgreement: 'согласование ключей',
  keyCertSign: 'подпись сертификатов',
  cRLSign: 'подпись списков отзыва',
  encipherOnly: 'только зашифрование',
  decipherOnly: 'только расшифрование',
};
