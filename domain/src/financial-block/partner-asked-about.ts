import type { Partner } from '../registry/types.ts';
import { doubt, type Finding } from '../regulation/findings.ts';
import { anothersName, matchPartnerName } from '../regulation/transfer/names.ts';
import { resolveTarget } from '../regulation/transfer/target-partner.ts';
import type { JudgeInput } from '../regulation/types.ts';
import type { RequestedItem } from '../requests/types.ts';

/** The partner whose restriction or debts a mail is about. */
export type AskedAbout = {
  partner: Partner | null;
  /** The mail names nobody: the sender is meant. */
  isSenderMeant: boolean;
  nameDiffers: boolean;
  /** Why the machine isn't sure whom the mail means. */
  doubts: Finding[];
};

const namesNobody = (item: RequestedItem): boolean =>
  item.targetPartnerInn === null && item.targetPartnerLogin === null && item.targetPartnerName === null;

const unclear = (text: string, item: RequestedItem): Finding =>
  doubt([], text, { inn: item.targetPartnerInn, login: item.targetPartnerLogin, name: item.targetPartnerName });

/** By ИНН, else by login, else by a name that only one partner bears. */
function find(item: RequestedItem, { registry }: JudgeInput): { partner: Partner | null; ambiguous: boolean } {
  if (item.targetPartnerInn !== null || item.targetPartnerLogin !== null) return resolveTarget(item, registry);
  const named = item.targetPartnerName === null ? [] : registry.partnersByName(item.targetPartnerName);
  return { partner: named.length === 1 ? (named[0] ?? null) : null, ambiguous: named.length > 1 };
}

/** Nobody is named, so that the doubt is none of a field. */
const doubtedRequest = 'Под сомнением вся просьба: в письме есть слова против неё. Прочитайте переписку.';

const doubtfulFields = ['targetPartnerInn', 'targetPartnerLogin', 'targetPartnerName'] as const;

export function partnerAskedAbout(item: RequestedItem, input: JudgeInput, sender: Partner): AskedAbout {
  const isUnsure = doubtfulFields.some((field) => item.doubtful.includes(field));
  if (namesNobody(item)) {
    const doubts = isUnsure ? [unclear(doubtedRequest, item)] : [];
    return { partner: sender, isSenderMeant: true, nameDiffers: false, doubts };
  }
  const { partner, ambiguous } = find(item, input);
  const doubts: Finding[] = [];
  if (partner === null || ambiguous)
    doubts.push(unclear('Не удалось однозначно определить, о каком партнёре идёт речь.', item));
  const { targetPartnerName: name, targetPartnerLogin: login } = item;
  if (partner !== null && login !== null && !partner.logins.includes(login)) {
    doubts.push(unclear(`Логин «${login}» не принадлежит партнёру ${partner.name}.`, item));
  }
  const match = partner === null || name === null ? 'same' : matchPartnerName(name, partner, input.registry);
  if (partner !== null && name !== null && match === 'belongs-to-another') {
    doubts.push(doubt([], anothersName('партнёра', name, partner.inn), { name, inn: partner.inn }));
  }
  if (isUnsure) doubts.push(unclear('Данные партнёра прочитаны неуверенно.', item));
  return { partner, isSenderMeant: partner?.id === sender.id, nameDiffers: match === 'differs', doubts };
}
