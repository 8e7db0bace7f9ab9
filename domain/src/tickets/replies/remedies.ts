import { parameters2026 } from '../../regulation/parameters.ts';
import type { MissingCode, Reason } from '../../regulation/types.ts';
import { calendarDays } from '../../regulation/wording.ts';
import type { RequestedItem, TicketKind } from '../../requests/types.ts';

/** `found`: the facts with which the decision reports the point. */
export type RemedyFacts = { item: RequestedItem; kind: TicketKind; found: Reason['facts'] };

const formats = 'PDF, JPG, PNG или TIFF, лучше 300 dpi';
const newLetter = (what: string): string => `Пришлите новое официальное письмо абонента, ${what}.`;

/**
 * What exactly to send for each missing point: the smallest thing that would pass. Never tells what the registry holds
 * (logins, partners): the asker has to know it.
 */
const remedies: Readonly<Record<MissingCode, (facts: RemedyFacts) => string>> = {
  product: () => 'Напишите, какой продукт (сервис) переносится, например «1С-Отчетность» или «Астрал Отчет 4.5».',
  'subscriber-inn': () => 'Пришлите ИНН абонента, а для юридического лица — ИНН и КПП.',
  'subscriber-inn-invalid': ({ item }) =>
    `Проверьте ИНН${item.subscriberInn === null ? '' : ` ${item.subscriberInn}`} и пришлите верный.`,
  'subscriber-kpp': () => 'Пришлите КПП абонента.',
  'subscriber-name': () => 'Пришлите наименование абонента.',
  'subscriber-not-found': ({ kind }) =>
    kind === 'edo-reject'
      ? 'Проверьте ИНН и КПП абонента, по которому нужно отклонить заявку.'
      : 'Проверьте ИНН и КПП абонента и пришлите верные.',
  'target-partner-name': () => 'Пришлите наименование партнёра так, как оно указано в Web-Регистраторе.',
  'target-partner-inn': () => 'Пришлите ИНН этого партнёра.',
  'target-partner-inn-invalid': ({ item }) =>
    `Проверьте ИНН${item.targetPartnerInn === null ? '' : ` ${item.targetPartnerInn}`} и пришлите верный.`,
  'target-partner-login': () => 'Пришлите логин, соблюдая заглавные и строчные буквы и пробелы.',
  'target-partner-login-mismatch': ({ item }) =>
    `Скопируйте логин из Web-Регистратора и пришлите его текстом${item.targetPartnerLogin === null ? '' : ` (в письме указано «${item.targetPartnerLogin}»)`}.`,
  'target-partner-not-found': () => 'Проверьте наименование, ИНН и логин партнёра и пришлите верные.',
  'fields-not-copyable': () => 'Достаточно повторить их в ответе текстом.',
  'official-letter': () =>
    `Пришлите сканированную копию подписанного письма на бланке (${formats}). Образцы писем — в Web-Регистраторе на вкладке «Документация».`,
  'official-letter-or-payment': () =>
    'Пришлите одно из двух: сканированную копию официального письма абонента или платёжный документ, где плательщик — абонент, а получатель — партнёр, к которому нужен перенос.',
  'letter-unreadable': () => `Отсканируйте письмо ещё раз (${formats}) и пришлите копию.`,
  'letter-subscriber': () => newLetter('в котором указаны наименование, ИНН и КПП именно этого абонента'),
  'letter-product': () => newLetter('в котором назван именно этот продукт (сервис)'),
  'letter-target-partner': () => newLetter('в котором указаны наименование и ИНН того партнёра, что и в запросе'),
  'letter-date': () => newLetter('в котором указана дата переноса или дата письма'),
  // What was judged before its reason told the limit was judged by edition 2026.
  'letter-date-expired': ({ found }) =>
    `Дата переноса в нём не должна быть раньше вашего запроса более чем на ${calendarDays(Number(found.allowed ?? parameters2026.letterMaximumAgeDays))}.`,
  'letter-addressee': () => newLetter('адресованное в ООО «Астрал-Софт»'),
  'letter-group-list': () =>
    'Пришлите письмо головной компании с перечнем всех абонентов группы и укажите их всех в запросе либо приложите отдельное письмо каждого переносимого абонента.',
  'payment-mismatch': () =>
    'Пришлите платёжный документ, где плательщик — абонент, а получатель — партнёр, к которому нужен перенос, или официальное письмо абонента.',
  payment: () => 'Пришлите платёжный документ об оплате задолженности.',
  'extra-directions': () => 'Удалите лишние направления и ответьте на это письмо.',
  'letter-not-a-scan': () => `Подпишите письмо на бланке, отсканируйте (${formats}) и пришлите копию.`,
};

/** What exactly to send so that the point is no longer missing. */
export const remedyFor = (code: MissingCode, facts: RemedyFacts): string => remedies[code](facts);
