import { raw } from '@mikro-orm/core';
import { serialKey } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Certificate, certificateSerialKey } from '../entities/index.ts';

/** The certificate of a serial number however it is written; null: no such number, or none known by it. */
export async function findCertificate(em: EntityManager, serial: string): Promise<Certificate | null> {
  const key = serialKey(serial);
  if (key === null) return null;
  return em.findOne(Certificate, { [raw(certificateSerialKey)]: key }, { orderBy: { serial: 'asc' }, refresh: true });
}
