import type { Registry } from '../registry/registry.ts';
import type { CompanyGroup, IsoDate } from '../registry/types.ts';
import { isInForce } from '../regulation/transfer/licences.ts';

/** «Минимум 3 организации» (tariff «Группа Компаний» of WEB-Регистратор). */
export const minimumGroupSize = 3;

/** Tariffs of which WEB-Регистратор says «не может входить в группу компаний», as they begin or end in the catalogue. */
const tariffsOutsideGroups = ['верное решение', 'кадровые решения'];

/** Whether a tariff shuts its holder out of groups. */
export const isOutsideGroups = (tariff: string): boolean => {
  const name = tariff.toLowerCase();
  return tariffsOutsideGroups.some((outside) => name.includes(outside));
};

export type GroupChange = { type: 'add'; inn: string } | { type: 'remove'; inn: string } | { type: 'dissolve' };

export const groupRefusalCodes = [
  'already-member',
  'unknown-subscriber',
  'in-another-group',
  'tariff-outside-groups',
  'not-a-member',
  'head-stays',
  'head-alone',
] as const;
/** Why a group may not be changed so, in words. */
export type GroupRefusal = { code: (typeof groupRefusalCodes)[number]; reason: string };

/** `memberInns` is null where the group is gone. `warnings`: allowed, but to be known before. */
export type GroupStep =
  | { ok: true; memberInns: string[] | null; warnings: string[] }
  | { ok: false; refusal: GroupRefusal };

const refused = (code: GroupRefusal['code'], reason: string): GroupStep => ({ ok: false, refusal: { code, reason } });

/** Too few members for the tariff: a warning, for the group may be just coming into being. */
const sizeWarning = (count: number): string[] =>
  count < minimumGroupSize
    ? [`В группе будет организаций: ${count}. Для тарифа «Группа Компаний» нужно не меньше ${minimumGroupSize}.`]
    : [];

function add(group: CompanyGroup, inn: string, registry: Registry, today: IsoDate): GroupStep {
  if (group.memberInns.includes(inn)) return refused('already-member', `ИНН ${inn} уже входит в ${group.name}.`);
  const [subscriber, ...others] = registry.subscribersByInn(inn);
  if (subscriber === undefined)
    return refused(
      'unknown-subscriber',
      `Абонента с ИНН ${inn} в реестре нет: сначала он должен быть зарегистрирован.`,
    );
  const another = registry.groupOf(inn, group.product);
  if (another !== null)
    return refused('in-another-group', `${subscriber.name} уже входит в ${another.name} по этому продукту.`);
  const shut = [subscriber, ...others]
    .flatMap(({ kpp }) => registry.licencesOf(inn, kpp, group.product))
    .find((licence) => isInForce(licence, today) && isOutsideGroups(licence.tariff));
  if (shut !== undefined)
    return refused('tariff-outside-groups', `Тариф «${shut.tariff}» не может входить в группу компаний.`);
  return { ok: true, memberInns: [...group.memberInns, inn], warnings: sizeWarning(group.memberInns.length + 1) };
}

function remove(group: CompanyGroup, inn: string): GroupStep {
  if (!group.memberInns.includes(inn)) return refused('not-a-member', `ИНН ${inn} не входит в ${group.name}.`);
  if (inn === group.headInn)
    return refused('head-stays', 'Головную компанию исключить нельзя: без неё группа распускается целиком.');
  const memberInns = group.memberInns.filter((member) => member !== inn);
  if (memberInns.length < 2)
    return refused('head-alone', 'Останется одна головная компания: такую группу нужно распустить.');
  return { ok: true, memberInns, warnings: sizeWarning(memberInns.length) };
}

/** What a change by hand makes of a group, or why it may not be. */
export function changeGroup(group: CompanyGroup, change: GroupChange, registry: Registry, today: IsoDate): GroupStep {
  switch (change.type) {
    case 'add':
      return add(group, change.inn, registry, today);
    case 'remove':
      return remove(group, change.inn);
    case 'dissolve':
      return { ok: true, memberInns: null, warnings: [] };
  }
}
