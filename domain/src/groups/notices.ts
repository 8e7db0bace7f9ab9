import type { Registry } from '../registry/registry.ts';
import { servingPartnerId } from '../registry/serving-partner.ts';
import type { CompanyGroup, IsoDate, Licence, Subscriber } from '../registry/types.ts';
import { isInForce, newestLicence } from '../regulation/transfer/licences.ts';
import { sectionOf } from '../regulation/transfer/sections.ts';
import type { ClauseId } from '../regulation/types.ts';
import { isOutsideGroups, minimumGroupSize } from './change.ts';

/** One account of a member of a group: an organisation may have several КПП. */
export type GroupMember = {
  inn: string;
  isHead: boolean;
  /** null: the registry holds no such subscriber. */
  subscriber: Subscriber | null;
  partnerId: string | null;
  /** The newest in force, else the newest of all. */
  licence: Licence | null;
  inForce: boolean;
};

/** The members of a group, the head first, as the registry knows them on that day. */
export function groupMembers(group: CompanyGroup, registry: Registry, today: IsoDate): GroupMember[] {
  const inns = [group.headInn, ...group.memberInns.filter((inn) => inn !== group.headInn)];
  return inns.flatMap((inn): GroupMember[] => {
    const isHead = inn === group.headInn;
    const subscribers = registry.subscribersByInn(inn);
    if (subscribers.length === 0)
      return [{ inn, isHead, subscriber: null, partnerId: null, licence: null, inForce: false }];
    return subscribers.map((subscriber) => {
      const licences = registry.licencesOf(inn, subscriber.kpp, group.product);
      const current = newestLicence(licences.filter((licence) => isInForce(licence, today)));
      return {
        inn,
        isHead,
        subscriber,
        partnerId: servingPartnerId(registry, subscriber, group.product),
        licence: current ?? newestLicence(licences),
        inForce: current !== null,
      };
    });
  });
}

/** The clause by which one letter of the head transfers the whole group; null: the regulation knows none for the product. */
export const groupClause = ({ product }: Pick<CompanyGroup, 'product'>): ClauseId | null =>
  sectionOf(product)?.group?.clause ?? null;

/** What is amiss with a group, in Russian. */
export function groupNotices(group: CompanyGroup, members: readonly GroupMember[]): string[] {
  const unknown = members.filter(({ subscriber }) => subscriber === null).map(({ inn }) => inn);
  const idle = members.filter(({ subscriber, inForce }) => subscriber !== null && !inForce);
  const shut = members.filter(({ licence, inForce }) => inForce && licence !== null && isOutsideGroups(licence.tariff));
  const partners = new Set(members.flatMap(({ partnerId }) => partnerId ?? []));
  const named = (of: readonly GroupMember[]) => of.map(({ inn, subscriber }) => subscriber?.name ?? inn).join(', ');
  return [
    ...(group.memberInns.length < minimumGroupSize
      ? [
          `Организаций в группе: ${group.memberInns.length}. Для тарифа «Группа Компаний» нужно не меньше ${minimumGroupSize}.`,
        ]
      : []),
    ...(group.memberInns.includes(group.headInn) ? [] : ['Головная компания не значится среди участников.']),
    ...(unknown.length > 0 ? [`Нет в реестре абонентов: ИНН ${unknown.join(', ')}.`] : []),
    ...(idle.length > 0 ? [`Нет действующей лицензии: ${named(idle)}.`] : []),
    ...(shut.length > 0 ? [`Тариф не может входить в группу компаний: ${named(shut)}.`] : []),
    ...(partners.size > 1 ? ['Участников обслуживают разные партнёры.'] : []),
    ...(groupClause(group) === null ? ['Регламент не предусматривает перенос группы целиком по этому продукту.'] : []),
  ];
}
