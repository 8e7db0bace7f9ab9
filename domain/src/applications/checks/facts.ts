import { sameName } from '../../requisites/names.ts';
import { formatDate } from '../../wording/format.ts';
import type { PersonName, UnavailableReason } from './registers.ts';
import type { CheckFact, CheckOutcome } from './types.ts';

/** A statement that is right or wrong by itself or by a register. */
export const fact = (what: string, stated: string | null, found: string | null, agrees: boolean): CheckFact => ({
  what,
  stated,
  found,
  outcome: agrees ? 'agrees' : 'differs',
});

export const note = (what: string, found: string | null, stated: string | null = null): CheckFact => ({
  what,
  stated,
  found,
  outcome: 'note',
});

export const fullName = ({ lastName, firstName, patronymic }: PersonName): string =>
  [lastName, firstName, patronymic].filter((part) => part !== null && part !== '').join(' ');

/** One person's name in two spellings: case, ё/е and look-alike letters don't count; every part does. */
export const samePerson = (a: PersonName, b: PersonName): boolean => sameName(fullName(a), fullName(b));

export const dayOrNull = (date: string | null): string | null => (date === null ? null : formatDate(date));

/** Passed if nothing differs; else the names of what differs. */
export function concluded(facts: CheckFact[], allAgree: string): CheckOutcome {
  const differing = facts.filter(({ outcome }) => outcome === 'differs');
  if (differing.length === 0) return { state: 'passed', summary: allAgree, facts };
  return { state: 'failed', summary: `Не сходится: ${differing.map(({ what }) => what).join(', ')}.`, facts };
}

export const failed = (summary: string, facts: CheckFact[] = []): CheckOutcome => ({ state: 'failed', summary, facts });

const unavailableWords: Readonly<Record<UnavailableReason, string>> = {
  'not-configured': 'адрес реестра не задан в настройках продукта',
  timeout: 'реестр не ответил вовремя',
  'no-connection': 'с реестром нет связи',
  'server-error': 'в реестре внутренняя ошибка',
  'too-many-requests': 'реестр просит подождать: запросов слишком много',
  'access-denied': 'реестр не принимает наш ключ доступа',
  'bad-answer': 'ответ реестра не удалось разобрать',
  resting: 'реестр только что несколько раз не ответил, новая попытка — через полминуты',
};

/** A register's silence: nothing is concluded from it, and what was compared before it stays told. */
export const silent = (reason: UnavailableReason, facts: CheckFact[] = []): CheckOutcome => ({
  state: 'unavailable',
  summary: `Проверка недоступна: ${unavailableWords[reason]}.`,
  facts,
});
