import type { RegisterName } from './registers.ts';
import type { CheckImportance, CheckState } from './types.ts';

export const checkStateLabels: Readonly<Record<CheckState, string>> = {
  'not-run': 'Не запускалась',
  running: 'Выполняется',
  passed: 'Проверка пройдена',
  failed: 'Проверка не пройдена',
  unavailable: 'Проверка недоступна',
};

/** Headings of the two groups, as in the deck. */
export const checkImportanceLabels: Readonly<Record<CheckImportance, string>> = {
  mandatory: 'Обязательные проверки',
  further: 'Дополнительные проверки',
};

export const registerLabels: Readonly<Record<RegisterName, string>> = {
  egr: 'ЕГРЮЛ/ЕГРИП (ФНС)',
  esia: 'ЕСИА (Госуслуги)',
  passport: 'Реестр паспортов (МВД)',
  disqualified: 'Реестр дисквалифицированных лиц (ФНС)',
  snils: 'Реестр СНИЛС (СФР)',
};
