import { isGroupLetter, ownLetters } from '../../letters/matching.ts';
import type { CompanyGroup } from '../../registry/types.ts';
import type { OfficialLetter } from '../../requests/types.ts';
import type { CitedClause } from '../editions.ts';
import { doubt, effect, type Finding, ground, missing } from '../findings.ts';
import type { Situation } from './situation.ts';

/** How a group letter in the mail touches one item (4.1.8, 4.2.5, 4.3.4; reading 9). */
export type GroupRole =
  /** No group letter concerns it: judged as any subscriber. */
  | { kind: 'none' }
  /** The head's letter names every member and the mail asks for every member: it serves this item. */
  | { kind: 'served'; letter: OfficialLetter; clause: CitedClause; group: CompanyGroup }
  /** Decided by the group rule itself; no other document is looked at. */
  | { kind: 'settled'; findings: Finding[] };

const none: GroupRole = { kind: 'none' };
const settled = (...findings: Finding[]): GroupRole => ({ kind: 'settled', findings });

/** Members that the list of the letter leaves out; its author needs no line of his own. */
const unlisted = (group: CompanyGroup, letter: OfficialLetter): string[] =>
  group.memberInns.filter((inn) => inn !== letter.subscriberInn && !letter.groupInns.includes(inn));

/** Members that the mail doesn't ask for: for this product and the same target partner. */
const unasked = (group: CompanyGroup, { input, item }: Situation): string[] =>
  group.memberInns.filter(
    (inn) =>
      !input.items.some(
        (other) =>
          other.subscriberInn === inn &&
          other.product === item.product &&
          other.targetPartnerInn === item.targetPartnerInn,
      ),
  );

/** The head's letter of this product, else one of any product: that is then its fault. */
function headLetter(group: CompanyGroup, { input, item }: Situation): OfficialLetter | null {
  const letters = input.letters.filter((l) => l.readable && isGroupLetter(l) && l.subscriberInn === group.headInn);
  return letters.findLast((l) => l.product === item.product) ?? letters.at(-1) ?? null;
}

const leftOut = (notListed: readonly string[], notAsked: readonly string[]): string => {
  const parts = [
    ...(notListed.length > 0 ? [`в письме головной компании не названы ИНН ${notListed.join(', ')}`] : []),
    ...(notAsked.length > 0 ? [`в запросе нет ИНН ${notAsked.join(', ')}`] : []),
  ];
  return `Группу компаний можно перенести по одному письму, только если названы все её абоненты: ${parts.join('; ')}.`;
};

function byHead(group: CompanyGroup, letter: OfficialLetter, situation: Situation): GroupRole {
  const { section, item } = situation;
  if (section?.group === undefined) {
    // Reading 3: section 4.4 knows no transfer of a group.
    const text = `Регламент не говорит о переносе группы компаний по продукту ${section?.title ?? ''}.`;
    return settled(doubt([], text, { group: group.name }));
  }
  const { clause } = section.group;
  const facts = { group: group.name, attachment: letter.attachment };
  if (letter.doubtful.includes('groupInns')) {
    return settled(
      doubt([clause], 'Перечень абонентов группы в письме прочитан неуверенно: нужно сверить его со сканом.', facts),
    );
  }
  const [notListed, notAsked] = [unlisted(group, letter), unasked(group, situation)];
  if (notListed.length + notAsked.length === 0) return { kind: 'served', letter, clause, group };
  const left = { ...facts, notListed: notListed.join(', '), notAsked: notAsked.join(', ') };
  if (item.subscriberInn === group.headInn) {
    const text = `Письмо головной компании просит перенести группу ${group.name}, но названы не все её абоненты.`;
    return settled(doubt([clause], text, left));
  }
  const text = 'Допускается одно официальное письмо от головной компании — при переносе всех абонентов группы.';
  return settled(ground(clause, text, facts), missing('letter-group-list', left, leftOut(notListed, notAsked)));
}

/** A list by somebody who is not the registry's head: his own item goes to a specialist (reading 9). */
function byAnother({ input, item, section }: Situation, letter: OfficialLetter): GroupRole {
  const clauses = section?.group === undefined ? [] : [section.group.clause];
  const group =
    item.product === null || item.subscriberInn === null
      ? null
      : input.registry.groupOf(item.subscriberInn, item.product);
  const head = group === null ? 'в реестре такой группы нет' : `головная компания группы — ИНН ${group.headInn}`;
  const text = `Письмо с перечнем абонентов составлено не головной компанией (${head}).`;
  return settled(doubt(clauses, text, { author: letter.subscriberInn, attachment: letter.attachment }));
}

export function groupRoleOf(situation: Situation): GroupRole {
  const { input, item, holdings } = situation;
  const { subscriberInn: inn, product } = item;
  if (inn === null || product === null || holdings.primaryApplication !== null) return none;
  if (ownLetters(item, input.letters).length > 0) return none;
  const group = input.registry.groupOf(inn, product);
  const letter = group === null ? null : headLetter(group, situation);
  if (group !== null && letter !== null) return byHead(group, letter, situation);
  const lists = input.letters.filter((l) => l.readable && isGroupLetter(l));
  const ownList = lists.find((l) => l.subscriberInn === inn);
  const anonymous = lists.find((l) => l.subscriberInn === null && l.groupInns.includes(inn));
  const foreign = ownList ?? anonymous;
  return foreign === undefined ? none : byAnother(situation, foreign);
}

export const groupDissolves = (role: GroupRole): Finding[] =>
  role.kind === 'served'
    ? [
        effect('group-dissolves', role.clause, `После переноса группа компаний распадается: ${role.group.name}.`, {
          group: role.group.name,
        }),
      ]
    : [];
