import { sameName } from '../../requisites/names.ts';
import { formatDate } from '../../wording/format.ts';
import { type ApplicationFileKind, applicationFileKindLabels } from '../requisites.ts';
import { concluded, fact, failed, fullName, note, samePerson, silent } from './facts.ts';
import type { EgrRecord, Registers } from './registers.ts';
import { isKppOfSeat, requisiteFacts } from './requisite-facts.ts';
import type { CheckFact, CheckOutcome, CheckSubject, SignatureOwner } from './types.ts';

const registerName = ({ kind }: CheckSubject): string => (kind === 'legal' ? 'ЕГРЮЛ' : 'ЕГРИП');

function stateFact({ state, terminatedOn }: EgrRecord): CheckFact {
  if (state === 'active') return fact('Состояние', null, 'действует', true);
  if (state === 'liquidating') return note('Состояние', 'в процессе ликвидации');
  const since = terminatedOn === null ? '' : ` ${formatDate(terminatedOn)}`;
  return fact('Состояние', null, `деятельность прекращена${since}`, false);
}

/** Who signs without a power of attorney must be entered in the register as acting without it. */
function headFacts({ kind, owners, files, representative }: CheckSubject, { heads }: EgrRecord): CheckFact[] {
  if (kind === 'individual' || owners.length === 0) return [];
  const named = heads.map(fullName).join(', ') || null;
  const stated = owners.map(fullName).join(', ');
  const isHead = owners.some((owner) => heads.some((head) => samePerson(head, owner)));
  const byProxy = !isHead && (representative !== null || files.includes('power-of-attorney'));
  return [
    byProxy
      ? note('Руководитель: подписывает другой, по доверенности', named, stated)
      : fact('Руководитель', stated, named, isHead),
  ];
}

function kppFact(kpp: string | null, record: EgrRecord): CheckFact[] {
  if (record.kpp === null || kpp === null) return [];
  return isKppOfSeat(kpp)
    ? [fact('КПП', kpp, record.kpp, kpp === record.kpp)]
    : [note('КПП не по месту нахождения: в ЕГРЮЛ его нет', record.kpp, kpp)];
}

/** ЕГРЮЛ/ЕГРИП. The register is asked only about numbers that can exist. */
export async function checkEgr(subject: CheckSubject, { egr }: Registers): Promise<CheckOutcome> {
  const { kind, inn, kpp, ogrn, name } = subject;
  const own = requisiteFacts(subject);
  if (own.some(({ outcome }) => outcome === 'differs')) return concluded(own, '');
  const register = registerName(subject);
  const answer = await egr.find({ kind, inn });
  if (answer.kind === 'unavailable') return silent(answer.reason, own);
  if (answer.kind === 'not-found')
    return failed(`В ${register} такого ИНН нет.`, [...own, fact(register, inn, null, false)]);
  const { record } = answer;
  const facts = [
    fact('Наименование', name, record.name, sameName(name, record.name)),
    fact('ИНН', inn, record.inn, inn === record.inn),
    ...kppFact(kpp, record),
    fact(kind === 'legal' ? 'ОГРН' : 'ОГРНИП', ogrn, record.ogrn, ogrn === record.ogrn),
    stateFact(record),
    ...headFacts(subject, record),
  ];
  return concluded(facts, `Реквизиты совпадают с ${register}.`);
}

const fileFact = ({ files }: CheckSubject, kind: ApplicationFileKind): CheckFact => {
  const there = files.includes(kind);
  return fact(applicationFileKindLabels[kind], there ? 'приложен' : null, 'обязателен', there);
};

/** Документы: the papers that must lie with an application on paper. */
export function checkDocuments(subject: CheckSubject): CheckOutcome {
  const required: ApplicationFileKind[] = ['application-form', 'passport', 'snils'];
  if (subject.representative !== null) required.push('power-of-attorney');
  return concluded(
    required.map((kind) => fileFact(subject, kind)),
    'Все обязательные документы приложены.',
  );
}

/** Документы ФНС: who reports through a representative gives the inspection a power of attorney in force (НК РФ, 29). */
export function checkFnsDocuments(subject: CheckSubject, today: string): CheckOutcome {
  const { representative } = subject;
  if (representative === null) {
    const facts = [note('Доверенность представителя', 'не требуется: отчётность подписывает сам абонент')];
    return { state: 'passed', summary: 'Документы для ФНС не требуются.', facts };
  }
  const { name, powerOfAttorney } = representative;
  const stated =
    powerOfAttorney === null ? null : `№ ${powerOfAttorney.number} от ${formatDate(powerOfAttorney.issuedOn)}`;
  const inForce = powerOfAttorney !== null && powerOfAttorney.issuedOn <= today && today <= powerOfAttorney.validUntil;
  const term = powerOfAttorney === null ? 'обязательна' : `действует по ${formatDate(powerOfAttorney.validUntil)}`;
  const facts = [
    note('Представитель', name),
    fact('Доверенность представителя', stated, term, inForce),
    fileFact(subject, 'power-of-attorney'),
  ];
  return concluded(facts, 'Доверенность представителя действует и приложена.');
}

/** The certificate that speaks for an owner: one in force, else the newest. */
function certificateOf({ certificates }: CheckSubject, owner: SignatureOwner, today: string) {
  const own = certificates
    .filter(({ holder }) => sameName(holder, fullName(owner)))
    .sort((a, b) => b.validUntil.localeCompare(a.validUntil));
  return own.find(({ state, validUntil }) => state === 'valid' && validUntil >= today) ?? own[0] ?? null;
}

/** КЭП: a paperless application stands on a certificate in force of the same owner. */
export function checkSignature(owner: SignatureOwner, subject: CheckSubject, today: string): CheckOutcome {
  const certificate = certificateOf(subject, owner, today);
  if (certificate === null)
    return failed('У владельца нет сертификата, которым можно подписать.', [
      fact('Сертификат владельца', fullName(owner), null, false),
    ]);
  const { serial, state, validUntil, holder } = certificate;
  const facts = [
    fact('Владелец сертификата', fullName(owner), holder, true),
    fact('Состояние сертификата', serial, state === 'valid' ? 'действует' : 'отозван', state === 'valid'),
    fact('Срок действия', null, `по ${formatDate(validUntil)}`, validUntil >= today),
  ];
  return concluded(facts, 'У владельца есть действующий сертификат.');
}

const identificationWords: Readonly<Record<CheckSubject['identification'], string>> = {
  'not-done': 'ещё не проведена',
  delegated: 'передана, ответа ещё нет',
  passed: 'пройдена',
  failed: 'не пройдена',
};

/** Идентификация: in person, or by a certificate in force where the application is paperless (63-ФЗ, статья 18). */
export function checkIdentification(subject: CheckSubject, today: string): CheckOutcome {
  const { identification, paperless, owners } = subject;
  const found = identificationWords[identification];
  const allSign =
    owners.length > 0 && owners.every((owner) => checkSignature(owner, subject, today).state === 'passed');
  if (paperless && identification === 'not-done' && allSign) {
    const facts = [note('Идентификация', 'по действующему сертификату: заявка безбумажная')];
    return { state: 'passed', summary: 'Личность подтверждена действующим сертификатом.', facts };
  }
  const facts = [fact('Идентификация', null, found, identification === 'passed')];
  return identification === 'passed'
    ? { state: 'passed', summary: 'Личность владельца подтверждена.', facts }
    : failed(`Идентификация ${found}.`, facts);
}
