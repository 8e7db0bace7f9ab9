import { isValidPersonInn } from '../../requisites/inn.ts';
import { maskPassport, maskPersonInn, maskSnils } from '../../requisites/masking.ts';
import { sameName } from '../../requisites/names.ts';
import { checkSnils } from '../../requisites/snils.ts';
import { formatDate } from '../../wording/format.ts';
import { concluded, dayOrNull, fact, failed, fullName, note, samePerson, silent } from './facts.ts';
import type { Disqualification, PersonName, Registers } from './registers.ts';
import type { CheckFact, CheckOutcome, CheckSubject, SignatureOwner } from './types.ts';

/** «Фамилия Имя Отчество», the patronymic of any number of words. */
export function personName(fullNameAsWritten: string): PersonName {
  const [lastName = '', firstName = '', ...rest] = fullNameAsWritten.trim().split(/\s+/);
  return { lastName, firstName, patronymic: rest.join(' ') || null };
}

const nameOnly = ({ lastName, firstName, patronymic }: PersonName): PersonName => ({ lastName, firstName, patronymic });

const namePart = /^[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁа-яё]+)*$|^[А-ЯЁ]+(?:[- ][А-ЯЁ]+)*$/u;

const partFact = (what: string, value: string): CheckFact =>
  fact(what, value || null, 'полностью, кириллицей, без цифр и знаков', namePart.test(value) && value.length > 1);

/** Ф.И.О. владельца ЭП: written as in a passport; an entrepreneur signs for himself. */
export function checkOwnerName(owner: SignatureOwner, { kind, name, inn }: CheckSubject): CheckOutcome {
  const facts = [
    partFact('Фамилия', owner.lastName),
    partFact('Имя', owner.firstName),
    owner.patronymic === null
      ? note('Отчество', 'не указано: допустимо, если его нет в паспорте')
      : partFact('Отчество', owner.patronymic),
  ];
  if (owner.inn !== null) {
    const holds = isValidPersonInn(owner.inn);
    const found = holds ? 'верен' : 'ошибка в контрольном числе';
    facts.push(fact('ИНН владельца', maskPersonInn(owner.inn), found, holds));
  }
  if (kind === 'individual') {
    facts.push(fact('Владелец и предприниматель', fullName(owner), name, sameName(fullName(owner), name)));
    if (owner.inn !== null)
      facts.push(fact('ИНН предпринимателя', maskPersonInn(owner.inn), maskPersonInn(inn), owner.inn === inn));
  }
  return concluded(facts, 'Ф.И.О. владельца записаны верно.');
}

const digitWords = { valid: 'верно', invalid: 'ошибка', unverifiable: 'у номеров до 001-001-998 его нет' } as const;

/** СНИЛС: its check number first; the Social Fund is asked only about a number that can exist. */
export async function checkOwnerSnils(owner: SignatureOwner, { snils: register }: Registers): Promise<CheckOutcome> {
  const { snils } = owner;
  if (snils === null) return failed('В заявке нет СНИЛС владельца.', [fact('СНИЛС', null, 'обязателен', false)]);
  const digits = checkSnils(snils);
  const byDigits = fact('Контрольное число СНИЛС', maskSnils(snils), digitWords[digits], digits !== 'invalid');
  if (digits === 'invalid') return failed('СНИЛС написан с ошибкой: не сходится контрольное число.', [byDigits]);
  const answer = await register.find({ ...nameOnly(owner), snils, birthDate: owner.birthDate });
  if (answer.kind === 'unavailable') return silent(answer.reason, [byDigits]);
  const ofPerson = answer.kind === 'found' && answer.record.belongsToPerson;
  const someone = ofPerson ? 'номер этого человека' : 'номер другого человека';
  const found = answer.kind === 'not-found' ? 'такого номера нет' : someone;
  const facts = [byDigits, fact('СНИЛС по данным СФР', fullName(owner), found, ofPerson)];
  return concluded(facts, 'СНИЛС принадлежит владельцу.');
}

/** Расширенная проверка паспорта. */
export async function checkPassport(owner: SignatureOwner, { passport: register }: Registers): Promise<CheckOutcome> {
  const { passport } = owner;
  if (passport === null)
    return failed('В заявке нет паспортных данных владельца.', [fact('Паспорт', null, 'обязателен', false)]);
  const { series, number } = passport;
  const masked = maskPassport(series, number);
  const wellFormed = /^\d{4}$/.test(series) && /^\d{6}$/.test(number);
  const byForm = fact('Серия и номер', masked, wellFormed ? '4 и 6 цифр' : 'должно быть 4 и 6 цифр', wellFormed);
  if (!wellFormed) return failed('Серия или номер паспорта написаны с ошибкой.', [byForm]);
  const answer = await register.find({ ...nameOnly(owner), series, number, birthDate: owner.birthDate });
  if (answer.kind === 'unavailable') return silent(answer.reason, [byForm]);
  if (answer.kind === 'not-found')
    return failed('Паспорта с такими данными в реестре МВД нет.', [byForm, fact('Реестр МВД', masked, null, false)]);
  const { state, invalidReason, belongsToPerson } = answer.record;
  const invalid = `недействителен${invalidReason === null ? '' : `: ${invalidReason}`}`;
  const facts = [
    byForm,
    fact('Действительность', masked, state === 'issued' ? 'действителен' : invalid, state === 'issued'),
    fact('Владелец паспорта', fullName(owner), belongsToPerson ? 'тот же' : 'другой человек', belongsToPerson),
  ];
  return concluded(facts, 'Паспорт действителен и выдан владельцу.');
}

/** ЕСИА: the confirmed account of Госуслуги is that of the owner. */
export async function checkEsia(owner: SignatureOwner, { esia }: Registers): Promise<CheckOutcome> {
  const { snils, birthDate, inn } = owner;
  if (snils === null)
    return failed('Без СНИЛС учётную запись Госуслуг не найти.', [fact('СНИЛС', null, 'обязателен', false)]);
  const answer = await esia.find({ snils });
  if (answer.kind === 'unavailable') return silent(answer.reason);
  if (answer.kind === 'not-found')
    return failed('Учётной записи Госуслуг с этим СНИЛС нет.', [fact('Учётная запись', maskSnils(snils), null, false)]);
  const { record } = answer;
  const facts = [
    fact('Ф.И.О.', fullName(owner), fullName(record), samePerson(owner, record)),
    ...(birthDate === null || record.birthDate === null
      ? []
      : [fact('Дата рождения', dayOrNull(birthDate), dayOrNull(record.birthDate), birthDate === record.birthDate)]),
    ...(inn === null || record.inn === null
      ? []
      : [fact('ИНН', maskPersonInn(inn), maskPersonInn(record.inn), inn === record.inn)]),
    fact('Учётная запись', null, record.confirmed ? 'подтверждённая' : 'не подтверждена', record.confirmed),
  ];
  return concluded(facts, 'Данные владельца совпадают с ЕСИА.');
}

/** Whether an entry is about this person now: a birth date that nobody knows doesn't rule him out. */
function entryFact(entry: Disqualification, owner: SignatureOwner, today: string): CheckFact {
  const period = `${formatDate(entry.from)} – ${formatDate(entry.until)}`;
  const born = entry.birthDate === null ? 'дата рождения не указана' : `${formatDate(entry.birthDate)} г. р.`;
  const found = `${fullName(entry)}, ${born}, срок ${period}`;
  if (entry.until < today || entry.from > today) return note('Запись реестра не действует', found, fullName(owner));
  const namesake = entry.birthDate !== null && owner.birthDate !== null && entry.birthDate !== owner.birthDate;
  if (namesake) return note('Полный тёзка: другая дата рождения', found, fullName(owner));
  return fact('Дисквалификация', fullName(owner), found, false);
}

/** Реестр дисквалифицированных лиц: nobody acts for a company while he is disqualified (КоАП РФ, 3.11 and 32.11). */
export async function checkDisqualified(
  owner: SignatureOwner,
  { disqualified }: Registers,
  today: string,
): Promise<CheckOutcome> {
  const answer = await disqualified.find({ ...nameOnly(owner), birthDate: owner.birthDate });
  if (answer.kind === 'unavailable') return silent(answer.reason);
  if (answer.kind === 'not-found') return silent('bad-answer');
  const entries = answer.record.filter((entry) => samePerson(entry, owner));
  if (entries.length === 0) {
    const facts = [fact('Ф.И.О.', fullName(owner), 'записей нет', true)];
    return { state: 'passed', summary: 'В реестре дисквалифицированных лиц владельца нет.', facts };
  }
  const facts = entries.map((entry) => entryFact(entry, owner, today));
  return facts.some(({ outcome }) => outcome === 'differs')
    ? failed('Владелец дисквалифицирован: подпись выдавать нельзя.', facts)
    : { state: 'passed', summary: 'Действующих записей о владельце нет.', facts };
}

const worstFirst = ['failed', 'unavailable', 'passed'] as const;

/**
 * Checks each owner of a signature and tells the worst: one who fails fails the check, and a register's silence about
 * one is silence about all.
 */
export async function perOwner(
  { owners }: CheckSubject,
  check: (owner: SignatureOwner) => Promise<CheckOutcome> | CheckOutcome,
): Promise<CheckOutcome> {
  const checked = await Promise.all(owners.map(async (owner) => ({ owner, outcome: await check(owner) })));
  const outcomes = checked.map(({ outcome }) => outcome);
  const worst = worstFirst.flatMap((state) => outcomes.filter((outcome) => outcome.state === state));
  if (worst[0] === undefined) return failed('В заявке нет сведений о владельце электронной подписи.');
  if (checked.length === 1) return worst[0];
  const facts = checked.flatMap(({ owner, outcome }) =>
    outcome.facts.map((one) => ({ ...one, what: `${one.what} · ${fullName(owner)}` })),
  );
  return { ...worst[0], facts };
}
