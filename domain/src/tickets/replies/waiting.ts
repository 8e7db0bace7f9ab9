import { formatDate } from '../../wording/format.ts';
import { itemWords, type ReplyItem } from './item-words.ts';

/** Why not before, said for each clause or rule that holds the request back. */
const because: Readonly<Record<string, string>> = {
  '3.4.2': 'перенос невозможен ранее даты, указанной в официальном письме (п. 3.4.2 Регламента)',
  '4.1.14':
    'идёт ежемесячная сверка: в первые 6 рабочих дней месяца не переносятся абоненты с лицензиями, выданными в отчётном месяце (п. 4.1.14 Регламента)',
  'SE-2': 'сведения об акции «Старт ЭДО» появляются в Web-Регистраторе на второй день после её заключения',
};

/** Until when an item waits and why; nothing more has to be sent. */
export function waitText({ item, decision }: ReplyItem): string {
  const wished = item.wishedDate === decision.notBefore ? ['об этом дне вы просили'] : [];
  const reasons = [...decision.clauses.flatMap((clause) => because[clause] ?? []), ...wished];
  const date = decision.notBefore === null ? 'назначенной даты' : formatDate(decision.notBefore);
  if (decision.action === null)
    return `Подождите до ${date}: ${reasons.join('; ')}. Если акция не появится и тогда, ответьте на это письмо.`;
  return `${itemWords(item)}: перенос возможен с ${date}, потому что ${reasons.join(', и ')}. Данные получены полностью, присылать больше ничего не нужно: перенос будет выполнен в течение 8 рабочих часов начиная с этой даты.`;
}
