import { sameName } from '../../requisites/names.ts';
import type { Disqualification, EgrRecord, PersonName, RegisterAnswer, RegisterName, Registers } from './registers.ts';

/** A person in the world of the local registers; numbers are digits only. */
export type LocalPerson = PersonName & {
  birthDate: string | null;
  inn: string | null;
  snils: string;
  /** Series and number, ten digits; null: none was issued. */
  passport: string | null;
  /** Why the passport is no longer valid; null: it is. */
  passportInvalid: string | null;
  /** The account of Госуслуги; null: there is none. */
  account: 'confirmed' | 'unconfirmed' | null;
};

/**
 * The world that the local registers know, for development and the demo. `silent`: of whom a register says nothing, by
 * ИНН, СНИЛС, passport or last name.
 */
export type LocalWorld = {
  companies: EgrRecord[];
  people: LocalPerson[];
  disqualified: Disqualification[];
  silent: { register: RegisterName; about: string }[];
};

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const nameOf = ({ lastName, firstName, patronymic }: PersonName): string =>
  [lastName, firstName, patronymic ?? ''].join(' ');
const isSame = (a: PersonName, b: PersonName): boolean => sameName(nameOf(a), nameOf(b));
const orNotFound = <R, T>(known: R | undefined, record: (known: R) => T): RegisterAnswer<T> =>
  known === undefined ? { kind: 'not-found' } : { kind: 'found', record: record(known) };

/** All five registers played from a world. Whom it doesn't know, nobody vouches for. */
export function playedRegisters({ companies, people, disqualified, silent }: LocalWorld): Registers {
  const ask = async <T>(
    register: RegisterName,
    about: string,
    answer: RegisterAnswer<T>,
  ): Promise<RegisterAnswer<T>> =>
    silent.some((entry) => entry.register === register && entry.about === about)
      ? { kind: 'unavailable', reason: 'timeout' }
      : answer;
  const bySnils = (snils: string) => people.find((person) => person.snils === digitsOf(snils));
  return {
    egr: {
      find: ({ inn }) =>
        ask(
          'egr',
          inn,
          orNotFound(
            companies.find((company) => company.inn === inn),
            (company) => company,
          ),
        ),
    },
    esia: {
      find: ({ snils }) => {
        const person = bySnils(snils);
        const holder = person?.account ? person : undefined;
        const answer = orNotFound(holder, ({ lastName, firstName, patronymic, birthDate, inn, account }) => ({
          ...{ lastName, firstName, patronymic, birthDate, inn },
          confirmed: account === 'confirmed',
        }));
        return ask('esia', digitsOf(snils), answer);
      },
    },
    passport: {
      find: (query) => {
        const passport = `${query.series}${query.number}`;
        const holder = people.find((person) => person.passport === passport);
        const answer = orNotFound(holder, (known) => ({
          state: known.passportInvalid === null ? ('issued' as const) : ('invalid' as const),
          invalidReason: known.passportInvalid,
          belongsToPerson: isSame(known, query),
        }));
        return ask('passport', passport, answer);
      },
    },
    disqualified: {
      find: (query) =>
        ask('disqualified', query.lastName, {
          kind: 'found',
          record: disqualified.filter((entry) => isSame(entry, query)),
        }),
    },
    snils: {
      find: (query) =>
        ask(
          'snils',
          digitsOf(query.snils),
          orNotFound(bySnils(query.snils), (person) => ({ belongsToPerson: isSame(person, query) })),
        ),
    },
  };
}
