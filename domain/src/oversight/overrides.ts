import type { Verdict } from '../regulation/types.ts';
import { moscowDateOf } from '../working-time/instants.ts';
import type { DecisionAct, PersonalDecision } from './decisions.ts';

/** How a person's decision differs from the machine's verdict. */
export const overrideKinds = [
  'corrected',
  'executed-otherwise',
  'refused-otherwise',
  'asked-otherwise',
  'answered-otherwise',
  'closed-otherwise',
  'reversed',
  'review-decided',
] as const;
export type OverrideKind = (typeof overrideKinds)[number];

export const overrideKindLabels: Readonly<Record<OverrideKind, string>> = {
  corrected: 'Прочитанное исправлено, затем исполнено',
  'executed-otherwise': 'Исполнено вопреки решению машины',
  'refused-otherwise': 'Отказано вопреки решению машины',
  'asked-otherwise': 'Данные запрошены вопреки решению машины',
  'answered-otherwise': 'Дан ответ вопреки решению машины',
  'closed-otherwise': 'Закрыто вопреки решению машины',
  reversed: 'Исполненное перенесено обратно',
  'review-decided': 'Машина отдала на разбор, решил человек',
};

export const decisionActLabels: Readonly<Record<DecisionAct, string>> = {
  executed: 'Исполнено',
  refused: 'Отказано',
  asked: 'Запрошены данные',
  answered: 'Дан ответ',
  closed: 'Закрыто',
};

/** What the machine's verdict comes to in a person's hands; `wait` and `review` ask for none. */
const expected: Readonly<Record<Verdict, DecisionAct | null>> = {
  execute: 'executed',
  'request-data': 'asked',
  refuse: 'refused',
  wait: null,
  review: null,
};

/** How a decision differs from what the machine would have done; null where it doesn't. */
export function overrideOf({
  act,
  machine,
  corrected,
  reversed,
}: Pick<PersonalDecision, 'act' | 'machine' | 'corrected' | 'reversed'>): OverrideKind | null {
  if (reversed !== null) return 'reversed';
  if (act === 'executed' && corrected.length > 0) return 'corrected';
  if (machine === 'review') return 'review-decided';
  return act === expected[machine] ? null : `${act}-otherwise`;
}

/** Whether the person did what the machine would have done; null where the machine left it to the person. */
export function agrees(decision: PersonalDecision): boolean | null {
  const override = overrideOf(decision);
  return override === 'review-decided' ? null : override === null;
}

/** Decisions that rest on a clause, in a month of Moscow `YYYY-MM`. `byPerson`: the machine had left them to a person. */
export type Agreement = { clause: string; month: string; agreed: number; differed: number; byPerson: number };

/** How often machine and person agree, per clause and month: by clause as it comes first, then by month. */
export function agreementOf(decisions: readonly PersonalDecision[]): Agreement[] {
  const cells = new Map<string, Agreement>();
  for (const decision of decisions) {
    const month = moscowDateOf(decision.at).slice(0, 7);
    const agreed = agrees(decision);
    for (const clause of new Set(decision.clauses)) {
      const key = `${clause} ${month}`;
      const cell = cells.get(key) ?? { clause, month, agreed: 0, differed: 0, byPerson: 0 };
      cell[agreed === null ? 'byPerson' : agreed ? 'agreed' : 'differed'] += 1;
      cells.set(key, cell);
    }
  }
  return [...cells.values()];
}
