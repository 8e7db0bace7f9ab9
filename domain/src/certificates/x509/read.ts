import * as asn1js from 'asn1js';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import type { CertificateFields, NameAttribute } from '../fields.ts';
import { keyUsages } from '../oids.ts';
import { type CertificateFileProblem, certificateFileLimit } from './problems.ts';

export type ReadCertificate = { fields: CertificateFields; der: Uint8Array };
export type CertificateFileReading =
  | { ok: true; certificates: ReadCertificate[] }
  | { ok: false; problem: CertificateFileProblem };

/** A file with more certificates is a store of a whole centre, not one holder's. */
const mostCertificates = 20;

const refused = (problem: CertificateFileProblem): CertificateFileReading => ({ ok: false, problem });

/**
 * Reads a certificate of any key algorithm, GOST too: DER, PEM, bare base64 (`.cer`, `.crt`), or several in PKCS#7
 * (`.p7b`). The signature is not verified: that needs a certified tool. Bytes are a stranger's: whatever they hold, the
 * answer is a reading or a problem, never an exception. A private key or a PFX is refused and nothing of it is kept.
 */
export function readCertificateFile(bytes: Uint8Array): CertificateFileReading {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > certificateFileLimit) return refused('too-large');
  const blocks = derBlocks(bytes);
  if (!Array.isArray(blocks)) return refused(blocks);
  const certificates: ReadCertificate[] = [];
  for (const der of blocks) {
    const read = readDer(der);
    if (typeof read === 'string') return refused(read);
    certificates.push(...read);
    if (certificates.length > mostCertificates) return refused('too-many');
  }
  return certificates.length === 0 ? refused('no-certificate') : { ok: true, certificates };
}

/** What stands before the ASN.1: PEM armour or base64, or nothing. */
function derBlocks(bytes: Uint8Array): Uint8Array[] | CertificateFileProblem {
  if (bytes[0] === 0x30) return [bytes];
  const text = new TextDecoder('latin1').decode(bytes).replace(/^\xef\xbb\xbf/, '');
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) return 'private-key';
  if (text.includes('-----BEGIN')) return fromArmour(text);
  const der = fromBase64(text);
  return der === null || der[0] !== 0x30 ? 'not-a-certificate' : [der];
}

/**
 * The certificates of a PEM file (RFC 7468). One pass from beginning to end: a pattern that looks for the end of each
 * beginning would take minutes over a megabyte of beginnings.
 */
function fromArmour(text: string): Uint8Array[] | CertificateFileProblem {
  const ders: Uint8Array[] = [];
  let at = 0;
  for (const { 0: line, 1: label = '', index } of text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g)) {
    if (index < at) continue;
    const end = `-----END ${label}-----`;
    const until = text.indexOf(end, index + line.length);
    if (until < 0) return 'truncated';
    at = until + end.length;
    if (!/CERTIFICATE$|^PKCS7$|^CMS$/.test(label)) continue;
    const der = fromBase64(text.slice(index + line.length, until));
    if (der === null) return 'not-a-certificate';
    ders.push(der);
  }
  return at === 0 ? 'truncated' : ders;
}

function fromBase64(text: string): Uint8Array | null {
  const compact = text.replace(/\s/g, '');
  if (compact === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null;
  try {
    return Uint8Array.from(atob(compact), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

function readDer(der: Uint8Array): ReadCertificate[] | CertificateFileProblem {
  try {
    const { offset, result } = asn1js.fromBER(der);
    if (offset === -1) return announcedLength(der) > der.length ? 'truncated' : 'not-a-certificate';
    const members = result instanceof asn1js.Sequence ? result.valueBlock.value : [];
    const secret = secretOf(members);
    if (secret !== null) return secret;
    if (members[0] instanceof asn1js.ObjectIdentifier) return readBag(result);
    return [{ fields: fieldsOf(new Certificate({ schema: result })), der: der.slice(0, offset) }];
  } catch {
    // Structures of another form, nesting without end, impossible lengths: all of it is no certificate.
    return 'not-a-certificate';
  }
}

/** Length of the outer element with its header, as it says itself; 0 if it doesn't say. */
function announcedLength(der: Uint8Array): number {
  const first = der[1] ?? 0;
  if (first < 0x80) return 2 + first;
  const count = first & 0x7f;
  if (count === 0 || count > 6) return 0;
  return der.slice(2, 2 + count).reduce((sum, octet) => sum * 256 + octet, 2 + count);
}

/**
 * What must never be kept: PFX begins with version 3 and a PKCS#7 bag (RFC 7292), PKCS#8 with version 0 or 1 and an
 * algorithm or a number (RFC 5958, 8017), an encrypted key with an algorithm and octets.
 */
function secretOf(members: readonly asn1js.BaseBlock[]): 'pfx' | 'private-key' | null {
  const [first, second] = members;
  if (first instanceof asn1js.Integer) {
    const beginsWithOid =
      second instanceof asn1js.Sequence && second.valueBlock.value[0] instanceof asn1js.ObjectIdentifier;
    if (first.valueBlock.valueDec === 3 && beginsWithOid) return 'pfx';
    return 'private-key';
  }
  return first instanceof asn1js.Sequence && second instanceof asn1js.OctetString ? 'private-key' : null;
}

function readBag(schema: asn1js.BaseBlock): ReadCertificate[] | CertificateFileProblem {
  const content = new ContentInfo({ schema });
  if (content.contentType !== ContentInfo.SIGNED_DATA) return 'not-a-certificate';
  const found = new SignedData({ schema: content.content }).certificates ?? [];
  const certificates = found.filter((each) => each instanceof Certificate);
  return certificates.map((certificate) => ({
    fields: fieldsOf(certificate),
    der: new Uint8Array(certificate.toSchema().toBER(false)),
  }));
}

function fieldsOf(certificate: Certificate): CertificateFields {
  const extension = (oid: string): asn1js.BaseBlock | null => {
    const value = certificate.extensions?.find(({ extnID }) => extnID === oid)?.extnValue;
    if (value === undefined) return null;
    const { offset, result } = asn1js.fromBER(value.valueBlock.valueHexView);
    return offset === -1 ? null : result;
  };
  return {
    serial: hexOf(certificate.serialNumber.valueBlock.valueHexView),
    subject: certificate.subject.typesAndValues.map(attribute),
    issuer: certificate.issuer.typesAndValues.map(attribute),
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
    keyAlgorithm: certificate.subjectPublicKeyInfo.algorithm.algorithmId,
    signatureAlgorithm: certificate.signatureAlgorithm.algorithmId,
    keyUsage: usagesOf(extension('2.5.29.15')),
    extendedKeyUsage: membersOf(extension('2.5.29.37')).map(oidOf).filter(isText),
    policies: membersOf(extension('2.5.29.32'))
      .map((policy) => oidOf(membersOf(policy)[0]))
      .filter(isText),
    subjectSignTool: textOf(extension('1.2.643.100.111')),
    issuerSignTool: issuerToolOf(extension('1.2.643.100.112')),
    identificationKind: numberOf(extension('1.2.643.100.114')),
  };
}

const isText = (value: string | null): value is string => value !== null && value !== '';
const hexOf = (octets: Uint8Array): string =>
  [...octets]
    .map((octet) => octet.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

const membersOf = (block: asn1js.BaseBlock | null | undefined): asn1js.BaseBlock[] =>
  block instanceof asn1js.Sequence ? block.valueBlock.value : [];
const oidOf = (block: asn1js.BaseBlock | undefined): string | null =>
  block instanceof asn1js.ObjectIdentifier ? block.valueBlock.toString() : null;
const numberOf = (block: asn1js.BaseBlock | null): number | null =>
  block instanceof asn1js.Integer ? block.valueBlock.valueDec : null;

/** Any string type: NumericString, PrintableString, UTF8String, BMPString, IA5String, TeletexString … */
const textOf = (block: asn1js.BaseBlock | null | undefined): string | null => {
  if (block instanceof asn1js.BaseStringBlock) return block.getValue();
  return null;
};

const attribute = ({ type, value }: { type: string; value: asn1js.BaseBlock }): NameAttribute => ({
  oid: type,
  value: textOf(value) ?? '',
});

function usagesOf(block: asn1js.BaseBlock | null): CertificateFields['keyUsage'] {
  if (!(block instanceof asn1js.BitString)) return [];
  const octets = block.valueBlock.valueHexView;
  return keyUsages.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

function issuerToolOf(block: asn1js.BaseBlock | null): CertificateFields['issuerSignTool'] {
  const [signTool, caTool, signToolCertificate, caToolCertificate] = membersOf(block).map((each) => textOf(each) ?? '');
  return signTool === undefined
    ? null
    : {
        signTool,
        caTool: caTool ?? '',
        signToolCertificate: signToolCertificate ?? '',
        caToolCertificate: caToolCertificate ?? '',
      };
}
