import type { ApplicationState } from '../registry/types.ts';
import type { Permission } from '../roles/index.ts';
import { type ApplicationEvent, applicationEventRows } from './events.ts';
import { applicationStages, isLockedByIdentification } from './stages.ts';

/** Why an event is refused, with the facts for the words. */
export type ApplicationRefusal =
  | { code: 'wrong-stage'; state: ApplicationState; event: ApplicationEvent; possible: ApplicationEvent[] }
  | { code: 'errors-open'; state: ApplicationState; event: ApplicationEvent; openErrors: number }
  | { code: 'no-errors-open'; state: ApplicationState; event: ApplicationEvent }
  | { code: 'not-a-renewal'; state: ApplicationState; event: ApplicationEvent }
  | { code: 'not-permitted'; state: ApplicationState; event: ApplicationEvent; permission: Permission | null };

/** A refusal in words for the person: the stage, the reason, and what may be done instead. */
export function applicationRefusalText(refusal: ApplicationRefusal): string {
  const stage = `Заявка на этапе «${applicationStages[refusal.state].label}»`;
  const { infinitive } = applicationEventRows[refusal.event];
  switch (refusal.code) {
    case 'wrong-stage': {
      const lock = isLockedByIdentification(refusal.state) ? ' до завершения идентификации' : '';
      const possible = refusal.possible.map((event) => applicationEventRows[event].infinitive);
      const instead =
        possible.length > 0 ? `Сейчас можно: ${possible.join('; ')}.` : 'На этом этапе с заявкой ничего не делают.';
      return `${stage}:${lock} её нельзя ${infinitive}. ${instead}`;
    }
    case 'errors-open':
      return `${stage}: не исправлено ошибок — ${refusal.openErrors}. Отметьте исправленные, и заявка возобновится.`;
    case 'no-errors-open':
      return `${stage}: неисправленных ошибок нет. Сейчас можно: возобновить; отклонить.`;
    case 'not-a-renewal':
      return `${stage}: расписки ждут только при продлении или изменении, а это первичная заявка.`;
    case 'not-permitted':
      return refusal.permission === null
        ? `${stage}: ${infinitive} может только сама система.`
        : `${stage}: ${infinitive} вы не можете — для этого недостаточно прав.`;
  }
}
