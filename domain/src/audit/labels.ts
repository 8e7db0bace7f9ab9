import { productNames } from '../products.ts';
import { mailboxLabels, verdictLabels } from '../tickets/labels.ts';
import { formatDate } from '../wording/format.ts';
import { breachCauseLabels } from './causes.ts';
import { type AuditDimension, type AuditFigure, type AuditSelection, ageSteps, durationSteps, noKey } from './query.ts';

export const auditFigureLabels: Readonly<Record<AuditFigure, string>> = {
  received: 'Поступило',
  done: 'Завершено',
  timed: 'Завершено, срок шёл',
  'in-time': 'Завершено в срок',
  late: 'Завершено с опозданием',
  open: 'Открыто на конец',
  'open-late': 'Открыто и просрочено',
  breaches: 'Нарушения срока',
  answered: 'Дан первый ответ',
};

export const auditDimensionLabels: Readonly<Record<AuditDimension, string>> = {
  mailbox: 'Ящик',
  product: 'Продукт',
  verdict: 'Решение',
  clause: 'Пункт регламента',
  specialist: 'Специалист',
  partner: 'Партнёр',
};

const noneLabels: Readonly<Record<AuditDimension, string>> = {
  mailbox: 'без ящика',
  product: 'продукт не указан',
  verdict: 'без решения',
  clause: 'без пункта',
  specialist: 'ни у кого',
  partner: 'не партнёр',
};

const knownLabels: Readonly<Partial<Record<AuditDimension, Readonly<Record<string, string>>>>> = {
  mailbox: mailboxLabels,
  product: productNames,
  verdict: verdictLabels,
};

/** A key of a dimension as people read it; a specialist's or partner's own name is given by who knows it. */
export function auditKeyLabel(dimension: AuditDimension, key: string, name?: string): string {
  if (key === noKey) return noneLabels[dimension];
  if (dimension === 'clause') return `п. ${key}`;
  return name ?? knownLabels[dimension]?.[key] ?? key;
}

const dayWords = (hours: number): string => String(hours / 24);

/** `3–7 суток`. */
export function ageLabel(index: number): string {
  const [from, to] = [ageSteps[index] ?? 0, ageSteps[index + 1]];
  if (to === undefined) return `больше ${dayWords(from)} суток`;
  return from === 0 ? 'меньше суток' : `${dayWords(from)}–${dayWords(to)} суток`;
}

/** `4–6 ч`, working hours. */
export function durationLabel(index: number): string {
  const [from, to] = [durationSteps[index] ?? 0, durationSteps[index + 1]];
  if (to === undefined) return `больше ${from} ч`;
  return from === 0 ? `до ${to} ч` : `${from}–${to} ч`;
}

/** What the tickets of a selection are, in words: «Завершено с опозданием, 01.03.2026–31.03.2026». */
export function auditSelectionLabel(selection: AuditSelection): string {
  const { from, to, figure, cause, age, took } = selection;
  return [
    auditFigureLabels[figure],
    cause && breachCauseLabels[cause].toLowerCase(),
    age !== null && ageLabel(age),
    took !== null && durationLabel(took),
    from === to ? formatDate(from) : `${formatDate(from)}–${formatDate(to)}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
}
