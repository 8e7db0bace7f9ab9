import { readFile } from 'node:fs/promises';
import {
  type LocalPerson,
  type LocalWorld,
  playedRegisters,
  type RegisterAnswer,
  type Registers,
  registerNames,
  type UnavailableReason,
} from '@perenos/domain';
import { z } from 'zod';
import { disqualifiedAnswer, egrRecord } from './contract.ts';

/** Its name in the folder for data. */
export const localRegistersName = 'local-registers.json';

const person: z.ZodType<LocalPerson> = z.object({
  lastName: z.string(),
  firstName: z.string(),
  patronymic: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  inn: z.string().nullable(),
  snils: z.string().regex(/^\d{11}$/),
  passport: z
    .string()
    .regex(/^\d{10}$/)
    .nullable(),
  passportInvalid: z.string().nullable(),
  account: z.enum(['confirmed', 'unconfirmed']).nullable(),
});

const worldFile: z.ZodType<LocalWorld> = z.object({
  companies: z.array(egrRecord),
  people: z.array(person),
  disqualified: disqualifiedAnswer.shape.entries,
  silent: z.array(z.object({ register: z.enum(registerNames), about: z.string() })),
});

/**
 * All five registers played from one file, for development and the demo; never instead of a register that has an
 * address. The file is read at every question, so that it can be edited meanwhile. Without it every register is «not
 * available».
 */
export function localRegisters(file: string): Registers {
  const ask = async <T>(question: (registers: Registers) => Promise<RegisterAnswer<T>>): Promise<RegisterAnswer<T>> => {
    const world = await readWorld(file);
    return 'reason' in world ? { kind: 'unavailable', reason: world.reason } : question(playedRegisters(world));
  };
  return {
    egr: { find: (query) => ask(({ egr }) => egr.find(query)) },
    esia: { find: (query) => ask(({ esia }) => esia.find(query)) },
    passport: { find: (query) => ask(({ passport }) => passport.find(query)) },
    disqualified: { find: (query) => ask(({ disqualified }) => disqualified.find(query)) },
    snils: { find: (query) => ask(({ snils }) => snils.find(query)) },
  };
}

async function readWorld(file: string): Promise<LocalWorld | { reason: UnavailableReason }> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { reason: 'not-configured' };
  try {
    return worldFile.parse(JSON.parse(text));
  } catch {
    return { reason: 'bad-answer' };
  }
}
