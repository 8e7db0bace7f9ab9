import { productNames } from '../../products.ts';
import type { Registry } from '../../registry/registry.ts';
import type { IsoDate } from '../../registry/types.ts';
import type { Effect } from '../../regulation/types.ts';
import { formatDate } from '../../wording/format.ts';
import { effectClause } from '../plan/clauses.ts';
import { renderTemplate } from '../templates/render.ts';
import { debtParagraphs } from './debts.ts';
import { type Reply, type ReplyFrame, replyTo } from './frame.ts';
import { type ReplyItem, subscriberWords, targetWords } from './item-words.ts';

/** What a transfer brings with it, said to the partners. */
const effectSentences: Readonly<Record<Effect, string>> = {
  'invoice-to-target': 'Счёт за лицензию будет выставлен партнёру, к которому перенесён абонент',
  'tariff-replaced':
    'Платный тариф заменён на обслуживание учётной записи в рамках ранее заключенного договора, дополнительная оплата не требуется',
  'account-only': 'Перенесена только учётная запись абонента, лицензия не переносится',
  'application-only': 'Перенесена только заявка',
  'group-dissolves': 'Группа компаний в Web-Регистраторе распалась',
  'representative-invoice-at-quarter-end':
    'Счёт за транзакции будет выставлен партнёру, у которого представитель обслуживается на конец отчётного квартала',
};

function effectText({ item, decision }: ReplyItem): string {
  return decision.effects
    .map((effect) => {
      const clause = item.product === null ? null : effectClause(item.product, effect);
      return ` ${effectSentences[effect]}${clause === null ? '' : ` (п. ${clause} Регламента)`}.`;
    })
    .join('');
}

function transferText(entry: ReplyItem, registry: Registry, today: IsoDate): string {
  const { item, decision } = entry;
  const product = item.product === null ? '' : ` (${productNames[item.product]})`;
  const what = decision.action === 'transfer-application' ? 'Заявка абонента' : 'Абонент';
  const verb = decision.action === 'transfer-application' ? 'перенесена' : 'перенесён';
  return `${what} ${subscriberWords(item)}${product} ${verb} к партнёру ${targetWords(entry, registry)} ${formatDate(today)}.${effectText(entry)}`;
}

function rejectionText(entry: ReplyItem, registry: Registry): string {
  const target = entry.decision.targetPartnerId === null ? null : registry.partnerById(entry.decision.targetPartnerId);
  const code =
    target?.partnerCode == null
      ? 'Код партнёра мы уточним и пришлём отдельным письмом'
      : `Код партнёра ${target.name}: ${target.partnerCode}`;
  return `Текущее заявление абонента ${subscriberWords(entry.item)} на подключение к Астрал ЭДО отклонено (п. 4.5.1 Регламента). Отправьте новое заявление, указав в нём Код партнёра. ${code}.`;
}

/** What was done about one item; several paragraphs for a statement of debts. */
export function executedParagraphs(entry: ReplyItem, registry: Registry, today: IsoDate): string[] {
  switch (entry.decision.action) {
    case 'transfer-application':
    case 'transfer-subscriber':
      return [transferText(entry, registry, today)];
    case 'reject-application':
      return [rejectionText(entry, registry)];
    case 'lift-restriction':
      return [
        `Финансовая блокировка партнёра ${targetWords(entry, registry)} снята, доступ к Web-Регистратору восстановлен.`,
      ];
    case 'impose-restriction':
      return [
        `На партнёра ${targetWords(entry, registry)} наложена финансовая блокировка. Чтобы снять её, напишите нам на sverka@astral.ru.`,
      ];
    case 'send-debt-statement': {
      const id = entry.decision.targetPartnerId;
      const partner = id === null ? null : registry.partnerById(id);
      return partner === null ? [] : debtParagraphs(partner, today);
    }
    case null:
      return [];
  }
}

/** The answer to the asker after an execution. `registry` may be that before or after it. */
export const executionAnswer = (
  frame: ReplyFrame,
  items: readonly ReplyItem[],
  registry: Registry,
  today: IsoDate,
): Reply =>
  replyTo(
    frame,
    renderTemplate(frame.templates.answer, {
      решение: items.flatMap((entry) => executedParagraphs(entry, registry, today)).join('\n\n'),
    }),
  );
