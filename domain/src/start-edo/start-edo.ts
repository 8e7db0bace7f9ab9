import type { IsoDate, Subscriber } from '../registry/types.ts';
import { blankOutline, decide } from '../regulation/decide.ts';
import { doubt, type Finding, ground, hasMissing, hold, missing, refusal } from '../regulation/findings.ts';
import { mailAdvisories } from '../regulation/transfer/advisories.ts';
import { anothersName, matchSubscriberName } from '../regulation/transfer/names.ts';
import { findSubscriber } from '../regulation/transfer/subscriber.ts';
import { resolveTarget } from '../regulation/transfer/target-partner.ts';
import { carriedOutOn } from '../regulation/transfer/waiting.ts';
import { onlyIn, whoMayAsk } from '../regulation/transfer/who-may-ask.ts';
import type { DecisionInEdition, InputInEdition } from '../regulation/types.ts';
import type { RequestedItem } from '../requests/types.ts';
import { formatDate } from '../wording/format.ts';
import { addCalendarDays } from '../working-time/calendar.ts';

/** SE-1: more than one direction, or one that is not ФНС; those that are no longer active count, too. */
function extraDirections({ directions }: Subscriber): Finding[] {
  const others = directions.filter((direction) => direction.code !== 'FNS');
  if (directions.length <= 1 && others.length === 0) return [];
  const facts = { directions: directions.map(({ code, kpp }) => `${code} ${kpp ?? ''}`.trim()).join(', ') };
  return [
    ground('SE-1', `У абонента направлений: ${directions.length}, допустимо только одно — ФНС.`, facts),
    missing('extra-directions', facts),
  ];
}

/** SE-2 and SE-3: the promotion was concluded, but isn't visible on the ИТС login. After the wait `day` is its end. */
function invisiblePromotion({ itsPromo, itsLogin }: Subscriber, day: IsoDate, visibleAfter: number): Finding[] {
  if (itsPromo === null || itsPromo.visible || itsPromo.concludedOn > day) return [];
  const { concludedOn } = itsPromo;
  const facts = { concludedOn, itsLogin };
  const concluded = `Договор по акции заключён ${formatDate(concludedOn)}, на логине ИТС его ещё не видно`;
  if (concludedOn < addCalendarDays(day, 1 - visibleAfter)) {
    return [refusal('SE-3', `${concluded}: партнёру нужно обратиться в фирму «1С».`, facts)];
  }
  const until = addCalendarDays(concludedOn, visibleAfter);
  const waiting = `Сведения по логинам ИТС обновляются раз в сутки: ждать до ${formatDate(until)}.`;
  return [ground('SE-2', `${concluded}.`, facts), hold('SE-2', until, waiting, { ...facts, until })];
}

function rulesFor(record: Subscriber | null, input: InputInEdition): Finding[] {
  if (record === null) return [doubt(['SE-4'], 'Абонент в реестре не найден или не указан.')];
  const directions = extraDirections(record);
  if (directions.length > 0) return directions;
  const promotion = invisiblePromotion(record, carriedOutOn(input), input.edition.parameters.promotionVisibleAfterDays);
  return promotion.length > 0
    ? promotion
    : [doubt(['SE-4'], 'Препятствий, известных реестру, нет: нужно детальное разбирательство.')];
}

function unsure(item: RequestedItem, input: InputInEdition): Finding[] {
  const { subscriberInn: inn, subscriberName: name } = item;
  if (item.doubtful.includes('subscriberInn') || item.doubtful.includes('subscriberKpp')) {
    return [doubt(['SE-4'], 'ИНН или КПП абонента прочитаны неуверенно.', { inn })];
  }
  if (inn === null || name === null) return [];
  const another = matchSubscriberName(name, inn, input.registry) === 'belongs-to-another';
  return another ? [doubt(['SE-4'], anothersName('абонента', name, inn), { inn, name })] : [];
}

function findingsOf(item: RequestedItem, input: InputInEdition, record: Subscriber | null): Finding[] {
  const strangers = whoMayAsk(input.sender, input.registry);
  const early = strangers.length > 0 ? strangers : onlyIn('partners', input.mailbox);
  if (early.length > 0) return early;
  const doubts = unsure(item, input);
  const found = rulesFor(record, input);
  // Whom the mail means decides the rest; what is missing is asked for all the same (precedence).
  return doubts.length > 0 && !hasMissing(found) ? doubts : found;
}

function judgeItem(item: RequestedItem, input: InputInEdition): DecisionInEdition {
  const record = findSubscriber(item, input.registry)?.record ?? null;
  const outline = {
    ...blankOutline,
    subject: record === null ? null : ('subscriber' as const),
    sourcePartnerId: record?.partnerId ?? null,
    targetPartnerId: resolveTarget(item, input.registry).partner?.id ?? null,
    advisories: mailAdvisories(input),
  };
  return decide(outline, findingsOf(item, input, record));
}

/** The promotion «Старт ЭДО» (partners@): SE-1 … SE-4. The registry is never changed. */
export const judgeStartEdo = (input: InputInEdition): DecisionInEdition[] =>
  input.items.map((item) => judgeItem(item, input));
