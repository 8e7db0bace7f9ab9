import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps secrets that must be read again (unlike a password) out of the reach of who only has the database. */
export type SecretBox = {
  /** Encrypts; `about` names whose secret it is, so that it can't be put into another row. */
  seal(text: string, about: string): string;
  /** null: sealed with another key, about another, or damaged. */
  open(sealed: string, about: string): string | null;
  /** Of a secret that only has to be recognised, in hex. */
  digest(text: string): string;
};

const ivLength = 12;
const tagLength = 16;

/** AES-256-GCM and HMAC-SHA-256, each with a key of its own out of the one given (32 bytes; RFC 5869). */
export function createSecretBox(key: Uint8Array): SecretBox {
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
  const [sealing, digesting] = [derived('perenos seal'), derived('perenos digest')];
  return {
    seal: (text, about) => {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (sealed, about) => {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, ivLength), {
          authTagLength: tagLength,
        }).setAAD(Buffer.from(about));
        decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
        return decipher.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
    digest: (text) => createHmac('sha256', digesting).update(text).digest('hex'),
  };
}
