import { type CheckDefinition, checkCatalogue } from './catalogue.ts';
import type { CheckId, CheckImportance, CheckState, CheckSubject } from './types.ts';

/** A mandatory check that holds the application back. */
export type BlockingCheck = { check: CheckId; label: string; state: Exclude<CheckState, 'passed'> };

/** Whether an application may go «в обработку»; `reason` tells people in Russian what holds it back. */
export type ChecksGate = { passed: true } | { passed: false; blocking: BlockingCheck[]; reason: string };

export type CheckOfSubject = { definition: CheckDefinition; importance: CheckImportance };

/** The checks that concern this application, in the order of the catalogue. */
export const checksOf = (subject: CheckSubject): CheckOfSubject[] =>
  checkCatalogue.flatMap((definition) => {
    const importance = definition.importance(subject);
    return importance === null ? [] : [{ definition, importance }];
  });

const blockingWords: Readonly<Record<BlockingCheck['state'], string>> = {
  'not-run': 'не запускалась',
  running: 'ещё выполняется',
  failed: 'не пройдена',
  unavailable: 'недоступна: реестр не ответил',
};

/**
 * «В случае возникновения ошибок при прохождении обязательной проверки дальнейшая работа с заявлением Абонента будет
 * недоступна»: a mandatory check that was not run, still runs, failed or found its register silent holds the application
 * back alike. `stateOf` answers `not-run` also for a result that rests on other requisites than the present ones.
 */
export function mandatoryChecks(subject: CheckSubject, stateOf: (check: CheckId) => CheckState): ChecksGate {
  const blocking = checksOf(subject).flatMap(({ definition: { id, label }, importance }): BlockingCheck[] => {
    const state = stateOf(id);
    return importance === 'further' || state === 'passed' ? [] : [{ check: id, label, state }];
  });
  if (blocking.length === 0) return { passed: true };
  const named = blocking.map(({ label, state }) => `«${label}» — ${blockingWords[state]}`).join('; ');
  const reason = `Обязательные проверки не пройдены: ${named}. До этого дальнейшая работа с заявкой недоступна.`;
  return { passed: false, blocking, reason };
}
