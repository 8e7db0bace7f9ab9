import { readFile } from 'node:fs/promises';
import {
  type EsiaRecord,
  type PersonName,
  type RegisterAnswer,
  type RegisterName,
  type Registers,
  registerNames,
  sameName,
  type UnavailableReason,
} from '@perenos/domain';
import { z } from 'zod';
import { disqualifiedAnswer, egrRecord } from './contract.ts';

const person = z.object({
  lastName: z.string(),
  firstName: z.string(),
  patronymic: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  inn: z.string().nullable(),
  /** Digits only. */
  snils: z.string(),
  /** Series and number, ten digits; null: none was issued. */
  passport: z.string().nullable(),
  /** Why the passport is no longer valid; null: it is. */
  passportInvalid: z.string().nullable(),
  /** The account of Госуслуги; null: there is none. */
  account: z.enum(['confirmed', 'unconfirmed']).nullable(),
});

/** Who lives in the world of the local registers. `silent`: of whom a register says nothing, by ИНН, СНИЛС, passport or last name. */
export const localRegistersFile = z.object({
  companies: z.array(egrRecord),
  people: z.array(person),
  disqualified: disqualifiedAnswer.shape.entries,
  silent: z.array(z.object({ register: z.enum(registerNames), about: z.string() })),
});
type World = z.infer<typeof localRegistersFile>;

/** Its name in the folder for data. */
export const localRegistersName = 'local-registers.json';

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const nameOf = ({ lastName, firstName, patronymic }: PersonName): string =>
  [lastName, firstName, patronymic ?? ''].join(' ');
const isSame = (a: PersonName, b: PersonName): boolean => sameName(nameOf(a), nameOf(b));
const foundOr404 = <T>(record: T | undefined): RegisterAnswer<T> =>
  record === undefined ? { kind: 'not-found' } : { kind: 'found', record };

/**
 * All five registers played from one file, for development and the demo; never used beside a register that has an
 * address. The file is read at every question, so that it can be edited meanwhile. Without it every register is «not
 * available»: whom the file doesn't know, nobody vouches for.
 */
export function localRegisters(file: string): Registers {
  const ask = async <T>(
    register: RegisterName,
    about: string,
    answer: (world: World) => RegisterAnswer<T>,
  ): Promise<RegisterAnswer<T>> => {
    const world = await readWorld(file);
    if ('reason' in world) return { kind: 'unavailable', reason: world.reason };
    const silent = world.silent.some((entry) => entry.register === register && entry.about === about);
    return silent ? { kind: 'unavailable', reason: 'timeout' } : answer(world);
  };
  return {
    egr: {
      find: ({ inn }) => ask('egr', inn, ({ companies }) => foundOr404(companies.find((known) => known.inn === inn))),
    },
    esia: {
      find: ({ snils }) =>
        ask<EsiaRecord>('esia', digitsOf(snils), ({ people }) => {
          const known = people.find((one) => one.snils === digitsOf(snils) && one.account !== null);
          if (known === undefined) return { kind: 'not-found' };
          const { lastName, firstName, patronymic, birthDate, inn, account } = known;
          const confirmed = account === 'confirmed';
          return { kind: 'found', record: { lastName, firstName, patronymic, birthDate, inn, confirmed } };
        }),
    },
    passport: {
      find: (query) =>
        ask('passport', `${query.series}${query.number}`, ({ people }) => {
          const holder = people.find((one) => one.passport === `${query.series}${query.number}`);
          return foundOr404(
            holder && {
              state: holder.passportInvalid === null ? ('issued' as const) : ('invalid' as const),
              invalidReason: holder.passportInvalid,
              belongsToPerson: isSame(holder, query),
            },
          );
        }),
    },
    disqualified: {
      find: (query) =>
        ask('disqualified', query.lastName, ({ disqualified }) => ({
          kind: 'found',
          record: disqualified.filter((entry) => isSame(entry, query)),
        })),
    },
    snils: {
      find: (query) =>
        ask('snils', digitsOf(query.snils), ({ people }) => {
          const holder = people.find(({ snils }) => snils === digitsOf(query.snils));
          return foundOr404(holder && { belongsToPerson: isSame(holder, query) });
        }),
    },
  };
}

async function readWorld(file: string): Promise<World | { reason: UnavailableReason }> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { reason: 'not-configured' };
  try {
    return localRegistersFile.parse(JSON.parse(text));
  } catch {
    return { reason: 'bad-answer' };
  }
}
