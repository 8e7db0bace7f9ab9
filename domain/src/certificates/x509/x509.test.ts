import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { partyOf, subscriberInnOf } from '../fields.ts';
import { toolClassesOf } from '../oids.ts';
import { composeBag, composeCertificate, readCertificateFile, type SampleCertificate } from './index.ts';

const sample = (given: Partial<SampleCertificate> = {}): SampleCertificate => ({
  serial: '01D93A5C7E0F1122334455667788990A',
  subject: [
    ['commonName', 'ООО «Ромашка»'],
    ['surname', 'Соколова'],
    ['givenName', 'Вера Павловна'],
    ['organization', 'ООО «Ромашка»'],
    ['title', 'Директор'],
    ['email', 'vera@romashka.example', 'ia5'],
    ['inn', '500100732259'],
    ['innLegal', '7707083893'],
    ['ogrn', '1027700132195'],
    ['snils', '11223344595'],
  ],
  issuer: [
    ['commonName', 'АО «Калуга Астрал»'],
    ['innLegal', '4029017981'],
    ['ogrn', '1024001434049'],
  ],
  notBefore: new Date('2026-02-03T21:30:00Z'),
  notAfter: new Date('2027-05-03T21:30:00Z'),
  toolClass: 2,
  subjectSignTool: 'СКЗИ "КриптоПро CSP" (версия 5.0)',
  issuerSignTool: ['КриптоПро CSP', 'КриптоПро УЦ', 'СФ/124-0001', 'СФ/128-0002'],
  identificationKind: 0,
  ...given,
});
const pem = (der: Uint8Array, label = 'CERTIFICATE'): Uint8Array => {
  const lines = btoa(String.fromCharCode(...der)).match(/.{1,64}/g) ?? [];
  return new TextEncoder().encode(`-----BEGIN ${label}-----\r\n${lines.join('\r\n')}\r\n-----END ${label}-----\r\n`);
};
const one = (bytes: Uint8Array) => {
  const reading = readCertificateFile(bytes);
  if (!reading.ok || !reading.certificates[0]) throw new Error(reading.ok ? 'none' : reading.problem);
  return reading.certificates[0];
};
const der = composeCertificate(sample());

describe('A GOST certificate', () => {
  test('is read: ИНН, ИННЮЛ, ОГРН, СНИЛС, names, dates, serial number', () => {
    const { fields } = one(der);
    expect(partyOf(fields.subject)).toEqual({
      fullName: 'Соколова Вера Павловна',
      organization: 'ООО «Ромашка»',
      title: 'Директор',
      email: 'vera@romashka.example',
      personInn: '500100732259',
      legalInn: '7707083893',
      ogrn: '1027700132195',
      ogrnip: null,
      snils: '11223344595',
    });
    expect(partyOf(fields.issuer)).toMatchObject({ fullName: 'АО «Калуга Астрал»', legalInn: '4029017981' });
    expect(fields).toMatchObject({
      serial: '01D93A5C7E0F1122334455667788990A',
      notBefore: '2026-02-03T21:30:00.000Z',
      notAfter: '2027-05-03T21:30:00.000Z',
    });
  });

  test('tells its algorithms, key usage, tools, their class, and how the holder was identified', () => {
    const { fields } = one(der);
    expect(fields).toMatchObject({
      keyAlgorithm: '1.2.643.7.1.1.1.1',
      signatureAlgorithm: '1.2.643.7.1.1.3.2',
      keyUsage: ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment'],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4'],
      subjectSignTool: 'СКЗИ "КриптоПро CSP" (версия 5.0)',
      issuerSignTool: { signTool: 'КриптоПро CSP', caToolCertificate: 'СФ/128-0002' },
      identificationKind: 0,
    });
    expect(toolClassesOf(fields.policies)).toEqual(['КС1', 'КС2']);
  });

  test('is one that others read as well: Node finds the same in it', () => {
    for (const bytes of [der, composeCertificate(sample({ serial: '00001D93', multiValued: true }))]) {
      const { fields } = one(bytes);
      const other = new X509Certificate(bytes);
      expect(other.serialNumber.replace(/^0+/, '')).toBe(fields.serial.replace(/^0+/, ''));
      expect(other.subject).toContain('INN=500100732259');
      expect(new Date(other.validTo).toISOString()).toBe(fields.notAfter);
    }
  });

  test('of 512 bits and of 2001 is read as well', () => {
    expect(one(composeCertificate(sample({ algorithm: 'gost-2012-512' }))).fields.keyAlgorithm).toBe(
      '1.2.643.7.1.1.1.2',
    );
    expect(one(composeCertificate(sample({ algorithm: 'gost-2001' }))).fields.signatureAlgorithm).toBe('1.2.643.2.2.3');
  });

  test('has a serial number of up to twenty octets, the sign octet and all', () => {
    const serial = `F${'0123456789ABCDEF'.repeat(2)}0123456`;
    expect(one(composeCertificate(sample({ serial }))).fields.serial).toBe(`00${serial}`);
  });

  test('of before 2021 has the organisation’s ИНН behind two zeros', () => {
    const old = one(
      composeCertificate(
        sample({
          subject: [
            ['organization', 'КРИПТО'],
            ['inn', '007717107991'],
          ],
        }),
      ),
    );
    const party = partyOf(old.fields.subject);
    expect(party).toMatchObject({ legalInn: '7717107991', personInn: null });
    expect(subscriberInnOf(party)).toBe('7717107991');
  });

  test('of an entrepreneur is known by the person’s ИНН', () => {
    const { fields } = one(
      composeCertificate(
        sample({
          subject: [
            ['surname', 'Рябов'],
            ['inn', '500100732259'],
            ['ogrnip', '304500116000157'],
          ],
        }),
      ),
    );
    expect(subscriberInnOf(partyOf(fields.subject))).toBe('500100732259');
    expect(partyOf(fields.subject).ogrnip).toBe('304500116000157');
  });

  test.each(['bmp', 'utf8'] as const)('has its names in %s strings', (form) => {
    const { fields } = one(
      composeCertificate(
        sample({
          subject: [
            ['surname', 'Щёлоков', form],
            ['givenName', 'Пётр', form],
          ],
        }),
      ),
    );
    expect(partyOf(fields.subject).fullName).toBe('Щёлоков Пётр');
  });

  test('has several attributes in one RDN', () => {
    const { fields } = one(composeCertificate(sample({ multiValued: true })));
    expect(partyOf(fields.subject)).toMatchObject({ legalInn: '7707083893', snils: '11223344595' });
  });
});

describe('The file', () => {
  test('may be DER, PEM, bare base64 or PKCS#7 with several', () => {
    const base64 = new TextEncoder().encode(btoa(String.fromCharCode(...der)));
    for (const bytes of [der, pem(der), pem(der, 'X509 CERTIFICATE'), base64]) expect(one(bytes).der).toEqual(der);
    const bag = composeBag([der, composeCertificate(sample({ serial: '77' }))]);
    for (const bytes of [bag, pem(bag, 'PKCS7')]) {
      const reading = readCertificateFile(bytes);
      expect(reading.ok && reading.certificates.map(({ fields }) => fields.serial)).toEqual([
        '01D93A5C7E0F1122334455667788990A',
        '77',
      ]);
    }
  });

  test.each<[string, Uint8Array, string]>([
    ['is empty', new Uint8Array(), 'empty'],
    ['is larger than a megabyte', new Uint8Array(5 * 1024 * 1024).fill(0x30), 'too-large'],
    ['is cut off', der.slice(0, der.length - 40), 'truncated'],
    ['announces a length without end', Uint8Array.from([0x30, 0x86, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), 'truncated'],
    ['nests without end', new Uint8Array(200_000).fill(0x30), 'not-a-certificate'],
    ['is a text', new TextEncoder().encode('Просим отозвать сертификат'), 'not-a-certificate'],
    ['is a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'not-a-certificate'],
    ['is PEM without an end', pem(der).slice(0, 200), 'truncated'],
    ['is a megabyte of beginnings', new TextEncoder().encode('-----BEGIN A-----'.repeat(60_000)), 'truncated'],
    ['is another ASN.1', Uint8Array.from([0x30, 0x03, 0x01, 0x01, 0xff]), 'not-a-certificate'],
    ['is a private key in PEM', pem(der, 'PRIVATE KEY'), 'private-key'],
    ['is an encrypted private key in PEM', pem(der, 'ENCRYPTED PRIVATE KEY'), 'private-key'],
    // PrivateKeyInfo: version 0, algorithm, octets
    ['is a PKCS#8 key', hex('301002010030070605 2a85030202040204 0001'), 'private-key'],
    // EncryptedPrivateKeyInfo: algorithm, octets
    ['is an encrypted PKCS#8 key', hex('300d 3007 0605 2a85030202 0402 0001'), 'private-key'],
    // PFX: version 3, ContentInfo data
    ['is a PFX', hex('3010 020103 300b 0609 2a864886f70d010701'), 'pfx'],
  ])('that %s is refused in words', (_what, bytes, problem) => {
    expect(readCertificateFile(bytes)).toEqual({ ok: false, problem });
  });

  test('never throws, whatever octet of it is changed', () => {
    for (let at = 0; at < der.length; at += 7) {
      const broken = der.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect(readCertificateFile(broken)).toHaveProperty('ok');
    }
  });
});

function hex(digits: string): Uint8Array {
  return Uint8Array.from(digits.replaceAll(' ', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
