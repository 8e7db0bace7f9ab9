import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  Extension,
  PublicKeyInfo,
  SignedData,
} from 'pkijs';
import { type AttributeName, attributeOids } from '../oids.ts';

type SampleAlgorithm = 'gost-2012-256' | 'gost-2012-512' | 'gost-2001';
const algorithms: Readonly<Record<SampleAlgorithm, { key: string; signature: string; octets: number }>> = {
  'gost-2012-256': { key: '1.2.643.7.1.1.1.1', signature: '1.2.643.7.1.1.3.2', octets: 64 },
  'gost-2012-512': { key: '1.2.643.7.1.1.1.2', signature: '1.2.643.7.1.1.3.3', octets: 128 },
  'gost-2001': { key: '1.2.643.2.2.19', signature: '1.2.643.2.2.3', octets: 64 },
};

type StringForm = 'utf8' | 'bmp' | 'numeric' | 'printable' | 'ia5';
type SampleName = readonly (readonly [name: AttributeName, value: string, form?: StringForm])[];

export type SampleCertificate = {
  /** Hex. */
  serial: string;
  subject: SampleName;
  issuer: SampleName;
  notBefore: Date;
  notAfter: Date;
  algorithm?: SampleAlgorithm;
  /** All attributes of a name in one RDN. */
  multiValued?: boolean;
  /** Class of the signing tool: 2 means КС1 and КС2. */
  toolClass?: number;
  subjectSignTool?: string;
  issuerSignTool?: readonly [string, string, string, string];
  identificationKind?: number;
};

/**
 * A certificate in the form of a Russian qualified one whose key and signature are made-up octets: for the demo and for
 * tests, where nobody verifies it. The same input gives the same bytes.
 */
export function composeCertificate(sample: SampleCertificate): Uint8Array {
  const algorithm = algorithms[sample.algorithm ?? 'gost-2012-256'];
  const certificate = new Certificate({ version: 2 });
  certificate.serialNumber = new asn1js.Integer({ valueHex: positive(octetsOf(sample.serial)).buffer });
  certificate.signature = new AlgorithmIdentifier({ algorithmId: algorithm.signature });
  certificate.signatureAlgorithm = new AlgorithmIdentifier({ algorithmId: algorithm.signature });
  certificate.notBefore.value = sample.notBefore;
  certificate.notAfter.value = sample.notAfter;
  certificate.issuer.typesAndValues = sample.issuer.map(typeAndValue);
  certificate.subject.typesAndValues = sample.subject.map(typeAndValue);
  certificate.subjectPublicKeyInfo = new PublicKeyInfo({
    algorithm: new AlgorithmIdentifier({ algorithmId: algorithm.key }),
    subjectPublicKey: new asn1js.BitString({ valueHex: madeUp(algorithm.octets).buffer }),
  });
  certificate.extensions = extensionsOf(sample);
  certificate.signatureValue = new asn1js.BitString({ valueHex: madeUp(algorithm.octets).buffer });
  const schema = certificate.toSchema(true);
  if (!sample.multiValued) splitNames(schema);
  return new Uint8Array(schema.toBER(false));
}

/** Several certificates in one PKCS#7 file (`.p7b`). */
export function composeBag(ders: readonly Uint8Array[]): Uint8Array {
  const certificates = ders.map((der) => Certificate.fromBER(Uint8Array.from(der)));
  const signed = new SignedData({ version: 1, certificates });
  signed.encapContentInfo.eContentType = ContentInfo.DATA;
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER(false));
}

const octetsOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.padStart(hex.length + (hex.length % 2), '0').match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
/** As DER wants an integer: no leading zeros but the one that keeps it positive. */
const positive = (octets: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const digits = octets.slice(
    Math.max(
      0,
      octets.findIndex((octet) => octet !== 0),
    ),
  );
  return (digits[0] ?? 0) < 0x80 ? digits : Uint8Array.from([0, ...digits]);
};
const madeUp = (count: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: count }, (_, index) => (index * 73 + 41) % 256);

const stringOf = (value: string, form: StringForm): asn1js.BaseStringBlock => {
  if (form === 'bmp') return new asn1js.BmpString({ value });
  if (form === 'numeric') return new asn1js.NumericString({ value });
  if (form === 'printable') return new asn1js.PrintableString({ value });
  return form === 'ia5' ? new asn1js.IA5String({ value }) : new asn1js.Utf8String({ value });
};
const numericNames: readonly AttributeName[] = ['inn', 'innLegal', 'ogrn', 'ogrnip', 'snils'];
const typeAndValue = ([name, value, form]: SampleName[number]): AttributeTypeAndValue =>
  new AttributeTypeAndValue({
    type: attributeOids[name],
    value: stringOf(value, form ?? (numericNames.includes(name) ? 'numeric' : 'utf8')),
  });

const extension = (extnID: string, value: asn1js.BaseBlock): Extension =>
  new Extension({ extnID, critical: false, extnValue: value.toBER(false) });
const sequence = (value: asn1js.BaseBlock[]): asn1js.Sequence => new asn1js.Sequence({ value });
const oid = (value: string): asn1js.ObjectIdentifier => new asn1js.ObjectIdentifier({ value });
const utf8 = (value: string): asn1js.Utf8String => new asn1js.Utf8String({ value });

function extensionsOf(sample: SampleCertificate): Extension[] {
  // digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment
  const usage = new asn1js.BitString({ valueHex: Uint8Array.from([0xf0]).buffer, unusedBits: 4 });
  const classes = Array.from({ length: sample.toolClass ?? 1 }, (_, index) => `1.2.643.100.113.${index + 1}`);
  const extensions = [
    extension('2.5.29.15', usage),
    extension('2.5.29.37', sequence([oid('1.3.6.1.5.5.7.3.2'), oid('1.3.6.1.5.5.7.3.4')])),
    extension('2.5.29.32', sequence(classes.map((policy) => sequence([oid(policy)])))),
  ];
  if (sample.subjectSignTool) extensions.push(extension('1.2.643.100.111', utf8(sample.subjectSignTool)));
  if (sample.issuerSignTool)
    extensions.push(extension('1.2.643.100.112', sequence(sample.issuerSignTool.map((each) => utf8(each)))));
  if (sample.identificationKind !== undefined)
    extensions.push(extension('1.2.643.100.114', new asn1js.Integer({ value: sample.identificationKind })));
  return extensions;
}

/** Gives each attribute of the names an RDN of its own, as issuers do: pkijs writes all of them into one. */
function splitNames(certificate: asn1js.Sequence): void {
  const [tbs] = certificate.valueBlock.value;
  const members = tbs instanceof asn1js.Sequence ? tbs.valueBlock.value : [];
  // version, serialNumber, signature, issuer, validity, subject
  for (const name of [members[3], members[5]]) {
    if (!(name instanceof asn1js.Sequence)) continue;
    const attributes = name.valueBlock.value.flatMap((rdn) => (rdn instanceof asn1js.Set ? rdn.valueBlock.value : []));
    name.valueBlock.value = attributes.map((attribute) => new asn1js.Set({ value: [attribute] }));
  }
}
