import { checkRevocation, type RevocationClaim } from '@perenos/domain';
import { composeCertificate, readCertificateFile } from '@perenos/domain/x509';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, EntityManager } from '../database.ts';
import { Certificate, CertificateFile, JournalEntry, OutboxMessage, RevocationRequest } from '../entities/index.ts';
import { importRegistry } from '../registry/import.ts';
import { aPartner, aRegistry, aSubscriber } from '../testing/builders.ts';
import { createTestDatabase } from '../testing/index.ts';
import {
  approveRevocation,
  findCertificate,
  keepCertificateFile,
  loadRevocationFacts,
  lockRevocation,
  type RevocationFile,
  refuseRevocation,
  registerRevocation,
} from './index.ts';

const system = { kind: 'system', name: 'Тест' } as const;
const anna = { actor: { kind: 'user', id: 1, name: 'Анна' }, at: new Date('2026-03-17T09:00:00Z') } as const;
const boris = { actor: { kind: 'user', id: 2, name: 'Борис' }, at: new Date('2026-03-17T10:00:00Z') } as const;
const inn = '7707083893';
const holder = 'Соколова Вера Павловна';

const certificate = (serial: string) => ({
  ...{ serial, subscriberInn: inn, subscriberKpp: '770701001', holder, product: null, state: 'valid' as const },
  ...{ validFrom: '2026-02-04', validUntil: '2027-05-04' },
});
const bundle = aRegistry({
  partners: [aPartner({ id: 'p-1', name: 'ООО «Первый»', emails: ['@one.example', 'mail@one.example'] })],
  subscribers: [aSubscriber({ inn, kpp: '770701001', partnerId: 'p-1', emails: ['buh@sub.example'] })],
  certificates: ['0A01', '0A02', '0A03'].map(certificate),
});
const claim = (serial: string): RevocationClaim => ({
  ...{ serial, holder, subscriberInn: inn, asker: 'partner', askerName: 'ООО «Первый»', partnerId: 'p-1' },
  ...{ ground: 'carrier-lost', comment: '', receivedAt: '2026-03-17T08:30:00.000Z' },
});
const application: RevocationFile = {
  ...{ kind: 'application', fileName: 'заявление.pdf', mimeType: 'application/pdf', text: '' },
  bytes: new TextEncoder().encode('%PDF-1.7'),
};

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await importRegistry(database.em(), bundle, system, anna.at);
});
afterAll(() => database.close());

const register = (serial: string) =>
  database
    .em()
    .transactional((tx) =>
      registerRevocation(tx, { claim: claim(serial), askerEmail: null, files: [application] }, anna),
    );

const versionOf = async (em: EntityManager, id: number) => (await em.findOneOrFail(RevocationRequest, { id })).version;

describe('A serial number', () => {
  test('is found however it is written', async () => {
    for (const written of ['a01', '00:0A:01', '0A 01'])
      expect((await findCertificate(database.em(), written))?.serial).toBe('0A01');
    expect(await findCertificate(database.em(), '0A0100')).toBeNull();
    expect(await findCertificate(database.em(), "'; drop")).toBeNull();
  });
});

describe('An import', () => {
  test('neither revives a revoked certificate nor touches files and requests', async () => {
    const { id } = await register('0A01');
    await database.em().transactional(async (tx) => {
      const locked = await lockRevocation(tx, id, await versionOf(tx, id));
      if (locked) await approveRevocation(tx, locked, boris);
    });
    const again = await importRegistry(database.em(), bundle, system, boris.at);
    expect(again.changed).toBe(false);
    expect((await findCertificate(database.em(), '0A01'))?.state).toBe('revoked');
    expect((await database.em().findOneOrFail(RevocationRequest, { id })).state).toBe('revoked');
  });

  test('says the truth of a certificate that was revoked elsewhere', async () => {
    const revoked = { ...certificate('0A02'), state: 'revoked' as const };
    await importRegistry(database.em(), { ...bundle, certificates: [revoked] }, system, boris.at);
    await importRegistry(database.em(), bundle, system, boris.at);
    expect((await findCertificate(database.em(), '0A02'))?.state).toBe('valid');
  });
});

describe('A revocation', () => {
  test('tells the holder and the partner, each once', async () => {
    const messages = await database.em().find(OutboxMessage, {}, { orderBy: { id: 'asc' } });
    expect(messages.map(({ role, toAddress, state }) => [role, toAddress, state])).toEqual([
      ['holder', 'buh@sub.example', 'queued'],
      ['partner', 'mail@one.example', 'queued'],
    ]);
  });

  test('can be found in the journal by the certificate and by the request', async () => {
    const lines = await database.em().find(JournalEntry, { kind: 'certificate-revoked' }, { orderBy: { id: 'asc' } });
    expect(lines.map(({ objectType, objectId, actorName }) => [objectType, objectId, actorName])).toEqual([
      ['certificate', '0A01', 'Борис'],
      ['revocation', 'ОС-000001', 'Борис'],
    ]);
  });

  test('that is refused tells the asker alone and leaves the certificate in force', async () => {
    const { id } = await register('0A03');
    await database.em().transactional(async (tx) => {
      const locked = await lockRevocation(tx, id, await versionOf(tx, id));
      if (locked) await refuseRevocation(tx, locked, 'Подпись на заявлении чужая', boris);
    });
    const [last, before] = await database.em().find(OutboxMessage, {}, { orderBy: { id: 'desc' }, limit: 2 });
    expect([last?.role, last?.subject.includes('не отозван'), before?.role]).toEqual(['partner', true, 'partner']);
    expect((await database.em().findOneOrFail(Certificate, { serial: '0A03' })).state).toBe('valid');
  });
});

describe('A certificate’s file', () => {
  const sample = (serial: string, given: { inn?: string } = {}) => {
    const der = composeCertificate({
      serial,
      subject: [
        ['surname', 'Соколова'],
        ['givenName', 'Вера Павловна'],
        ['innLegal', given.inn ?? inn],
      ],
      issuer: [['commonName', 'УЦ']],
      notBefore: new Date('2026-02-03T21:30:00Z'),
      notAfter: new Date('2027-05-03T21:30:00Z'),
    });
    const reading = readCertificateFile(der);
    const read = reading.ok ? reading.certificates[0] : undefined;
    if (!read) throw new Error('not read');
    return { fileName: 'sokolova.cer', der, fields: read.fields, kpp: null };
  };
  const keep = (file: ReturnType<typeof sample>) =>
    database.em().transactional((tx) => keepCertificateFile(tx, file, anna));

  test('joins the record of its number, once', async () => {
    expect(await keep(sample('0A02'))).toEqual({ outcome: 'attached', serial: '0A02', differences: [] });
    expect(await keep(sample('0A02'))).toMatchObject({ outcome: 'same', serial: '0A02' });
  });
  test('makes a record of the subscriber whose ИНН it has', async () => {
    expect(await keep(sample('0B01'))).toMatchObject({ outcome: 'created', serial: '0B01' });
    const made = await database.em().findOneOrFail(Certificate, { serial: '0B01' });
    expect(made).toMatchObject({ ...certificate('0B01'), state: 'valid' });
  });
  test('of another ИНН is kept, tells so, and stops a revocation', async () => {
    const kept = await keep(sample('0A03', { inn: '7701000009' }));
    expect(kept).toMatchObject({
      outcome: 'attached',
      differences: ['ИНН в сертификате не совпадает с ИНН абонента в реестре'],
    });
    const facts = await loadRevocationFacts(database.em(), claim('0A03'), ['application'], '2026-03-17');
    expect(checkRevocation(facts).flatMap(({ id, passed }) => (passed ? [] : [id]))).toEqual(['subscriber']);
  });
  test('never takes the place of another of the same number', async () => {
    expect(await keep(sample('0A03'))).toEqual({ outcome: 'refused', problem: 'another-file' });
    expect(await database.em().count(CertificateFile)).toBe(3);
  });
});
