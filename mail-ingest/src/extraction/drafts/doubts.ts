import type { Registry } from '@perenos/domain';
import { isNamed, type Party } from '../parties/party.ts';
import { servingOf } from '../parties/serving.ts';
import type { Draft } from './draft.ts';
import { doubt } from './pairing.ts';

/**
 * An ИНН that the registry knows only as a partner's, taken for the subscriber's, beside a target that it knows only as a
 * subscriber's (or not at all): the two may have been mistaken for one another.
 */
function doubtSwapped(draft: Draft, registry: Registry): Draft {
  const { subscriber, target } = draft;
  const isPartner = (inn: string): boolean => registry.partnerByInn(inn) !== null;
  const isSubscriber = (inn: string): boolean => registry.subscribersByInn(inn).length > 0;
  if (subscriber.inn === null || target.inn === null) return draft;
  const [own, other] = [subscriber.inn.value, target.inn.value];
  const isOdd = !isSubscriber(own) && !isPartner(other) && (isPartner(own) || isSubscriber(other));
  if (!isOdd) return draft;
  return {
    ...draft,
    subscriber: { ...subscriber, inn: doubt(subscriber.inn, true, [target.inn]) },
    target: { ...target, inn: doubt(target.inn, true, [subscriber.inn]) },
  };
}

/**
 * «Переводим на ООО «А» …» above «Получатель: ООО «Б», ИНН …»: a partner of the registry named as the one to whom, without
 * an ИНН, beside another one's. The partner that serves the subscriber now is only told of.
 */
function doubtRival(draft: Draft, parties: readonly Party[], registry: Registry): Draft {
  const { subscriber, target } = draft;
  const inn = target.inn?.value;
  if (inn === undefined || registry.partnerByInn(inn) === null) return draft;
  const own = subscriber.inn?.value ?? '';
  const serving = [...registry.subscribersByInn(own), ...registry.applicationsByInn(own)].map((one) => one.partnerId);
  const rivals = parties.flatMap(({ role, inn: own, name }) => {
    const named = role === 'target' && own === null && name ? registry.partnersByName(name.value) : [];
    const isOther = named.every((one) => one.inn !== inn && one.kind === 'partner' && !serving.includes(one.id));
    return isOther ? named.map((one) => one.inn) : [];
  });
  if (rivals.length === 0) return draft;
  return {
    ...draft,
    target: { ...target, inn: target.inn && { ...target.inn, doubtful: true, alternatives: rivals } },
  };
}

/**
 * Somebody else may be meant: a subscriber of the registry whom the text names while no ИНН of it is his, or the one whom it
 * calls the subscriber («Плательщик: ООО «А», ИНН …», «Абонент: ООО «Б»») while whose the ИНН is only the registry says.
 */
function doubtUnnumbered(draft: Draft, parties: readonly Party[], registry: Registry): Draft {
  const { inn, name } = draft.subscriber;
  const stated = new Set(parties.flatMap((one) => one.inn?.value ?? []));
  const isCalledSo = parties.some((one) => one.firm && one.role === 'subscriber' && one.inn?.value === inn?.value);
  const isAnother = parties.some((one) => {
    if (one.role !== 'subscriber' || one.inn || !one.name || one.weakName || isNamed(one, name?.value)) return false;
    const known = registry.subscribersByName(one.name.value);
    const isPartner = registry.partnersByName(one.name.value).length > 0;
    const isOnlyNamed = known.length > 0 && !isPartner && known.every((other) => !stated.has(other.inn));
    return isOnlyNamed || (one.firm && !isCalledSo);
  });
  return isAnother ? { ...draft, subscriber: { ...draft.subscriber, inn: doubt(inn, true) } } : draft;
}

/** «От партнёра ООО «А»» of a subscriber whom other partners serve: another subscriber may be meant. */
function doubtSource(draft: Draft, parties: readonly Party[], registry: Registry): Draft {
  const { inn } = draft.subscriber;
  const partners = servingOf(inn?.value ?? '', registry);
  // People name the sales centre, too.
  const serving = partners.flatMap((id) => [id, registry.partnerById(id ?? '')?.salesCenterId]);
  const sources = parties
    .filter(({ role }) => role === 'source')
    .flatMap((one) =>
      one.inn ? registry.partnersByInn(one.inn.value) : one.name ? registry.partnersByName(one.name.value) : [],
    );
  if (serving.length === 0 || sources.length === 0 || sources.some(({ id }) => serving.includes(id))) return draft;
  return { ...draft, subscriber: { ...draft.subscriber, inn: doubt(inn, true) } };
}

/** A draft with what the registry makes doubtful in it; `parties`: all companies that the text names. */
export const doubtedByRegistry = (draft: Draft, parties: readonly Party[], registry: Registry): Draft =>
  [doubtRival, doubtSource, doubtUnnumbered].reduce(
    (doubted, by) => by(doubted, parties, registry),
    doubtSwapped(draft, registry),
  );
