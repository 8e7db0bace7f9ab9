import type { CitedClause } from './editions.ts';

/**
 * The numbers of a wording of the regulation, as the rules read them. A draft may change them; what is judged by another
 * edition is judged by other numbers and by nothing else.
 */
export type EditionParameters = {
  /** 1.3: the term, in working hours. */
  termHours: number;
  /** 3.4.1: calendar days by which the date of the transfer may precede the request. */
  letterMaximumAgeDays: number;
  /** 4.1.4 and 4.1.5, reading 1: from so many days left on the official letter alone will do. */
  oneCReportingDaysLeft: number;
  /** 4.2.1 and 4.2.2. */
  astralReportDaysLeft: number;
  /** 4.3.2 and 4.3.3. */
  onlineReportDaysLeft: number;
  /** 4.4.2 and 4.4.3. */
  tradingServicesDaysLeft: number;
  /** 4.1.14: the working days of a month that the reconciliation takes. */
  reconciliationWorkingDays: number;
  /** SE-2 and SE-3: calendar days after which a promotion must be visible on the ИТС login. */
  promotionVisibleAfterDays: number;
};
export type ParameterName = keyof EditionParameters;

export const parameters2026: EditionParameters = {
  termHours: 8,
  letterMaximumAgeDays: 14,
  oneCReportingDaysLeft: 2,
  astralReportDaysLeft: 2,
  onlineReportDaysLeft: 2,
  tradingServicesDaysLeft: 2,
  reconciliationWorkingDays: 6,
  promotionVisibleAfterDays: 2,
};

type ParameterInfo = {
  /** Whose rules read it. */
  clauses: readonly CitedClause[];
  label: string;
  unit: string;
  /** Whole numbers between these, both included. */
  least: number;
  most: number;
};

const daysLeft = (clauses: readonly CitedClause[]): ParameterInfo => ({
  clauses,
  label: 'С какого остатка лицензии нужно именно официальное письмо',
  unit: 'календарных дней',
  least: 0,
  most: 366,
});

/** What each number means, in Russian, and how far it may go. */
export const parameterInfo: Readonly<Record<ParameterName, ParameterInfo>> = {
  termHours: { clauses: ['1.3'], label: 'Срок переноса', unit: 'рабочих часов', least: 1, most: 80 },
  letterMaximumAgeDays: {
    clauses: ['3.4.1'],
    label: 'Насколько дата переноса в письме может быть раньше запроса',
    unit: 'календарных дней',
    least: 0,
    most: 366,
  },
  oneCReportingDaysLeft: daysLeft(['4.1.4', '4.1.5']),
  astralReportDaysLeft: daysLeft(['4.2.1', '4.2.2']),
  onlineReportDaysLeft: daysLeft(['4.3.2', '4.3.3']),
  tradingServicesDaysLeft: daysLeft(['4.4.2', '4.4.3']),
  reconciliationWorkingDays: {
    clauses: ['4.1.14'],
    label: 'Сколько первых дней месяца занимает сверка',
    unit: 'рабочих дней',
    least: 0,
    most: 14,
  },
  promotionVisibleAfterDays: {
    clauses: ['SE-2', 'SE-3'],
    label: 'Через сколько договор по акции должен быть виден на логине ИТС',
    unit: 'календарных дней',
    least: 1,
    most: 30,
  },
};

export const parameterNames = Object.keys(parameters2026) as ParameterName[];
