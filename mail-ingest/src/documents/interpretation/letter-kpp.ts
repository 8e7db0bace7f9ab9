import type { Found } from './found.ts';
import type { NumberMention } from './numbers.ts';
import type { InnMention } from './roles.ts';
import { isMisread } from './sides.ts';
import { type Hints, hasKpp, trustKpp } from './trust.ts';

/** The КПП that follows the subscriber's ИНН, wherever in the letter. */
export function kppOf(
  mentions: readonly NumberMention[],
  subscriber: InnMention,
  inns: readonly InnMention[],
  hints: Hints,
): Found<string> | null {
  const same = inns.filter((m) => m.value === subscriber.value || isMisread(m, subscriber));
  const behind = same.flatMap((inn) => {
    const next = mentions.find((m) => m.start >= inn.start && m.kind === 'kpp');
    const other = inns.find((m) => m.start > inn.start && m.value !== subscriber.value && !isMisread(m, subscriber));
    return next && next.start - inn.end < 80 && (!other || next.start < other.start)
      ? [{ mention: next, ...trustKpp(next, subscriber.value, hints) }]
      : [];
  });
  // Requisites in two columns: the КПП doesn't follow its ИНН, but the registry or the mail has them together.
  const apart = mentions
    .filter((m) => m.kind === 'kpp')
    .map((mention) => ({ mention, ...trustKpp(mention, subscriber.value, hints) }))
    .find(({ value }) => hasKpp(subscriber.value, value, hints));
  const best = behind.find((k) => k.certain && !k.repaired) ?? behind.find((k) => k.certain) ?? behind[0] ?? apart;
  if (!best) return null;
  const rivals = new Set(behind.filter((k) => k.certain).map((k) => k.value));
  const others = new Set([...rivals, ...(best.alternatives ?? [])].filter((kpp) => kpp !== best.value));
  return {
    value: best.value,
    start: best.mention.start,
    end: best.mention.end,
    doubtful: !best.certain || rivals.size > 1,
    repaired: best.repaired,
    alternatives: [...others],
  };
}
