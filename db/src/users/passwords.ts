import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { temporaryPassword } from '@perenos/domain';

/** Argon2id with the library's own parameters (19 MiB, 2 passes: OWASP's minimum), as a PHC string. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** A temporary password by the system's own random numbers. */
export const newTemporaryPassword = (): string => temporaryPassword((limit) => randomInt(limit));
