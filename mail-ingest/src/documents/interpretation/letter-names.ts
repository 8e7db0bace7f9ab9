import { columnOf } from './columns.ts';
import type { Flow } from './flow.ts';
import type { Found } from './found.ts';
import { nameMentions } from './names.ts';
import type { InnMention } from './roles.ts';
import type { Hints } from './trust.ts';

const legalForm = /(?<!\p{L})(?:ООО|ОАО|ЗАО|ПАО|АО|ИП)(?!\p{L})/u;

/** Beside a letterhead stands the addressee: no number there is his. */
const addressee = /(?<!\p{L})ООО\s*[«"“„]?астрал[\s‑–—-]*софт[»"”]?/giu;

/** The company to which the number belongs: the last one before it, or the one above it where a row holds several. */
export function nameBefore(flow: Flow, mention: InnMention): Found<string> | null {
  const from = Math.max(0, mention.start - 160);
  const before = flow.text.slice(from, mention.start).replace(addressee, (name) => ' '.repeat(name.length));
  const names = nameMentions(before);
  const { index, count } = columnOf(flow.text, mention.start);
  const row = names.slice(-count);
  const last = names.at(-1);
  const behind = before.slice(last?.end);
  const isRow =
    row.length === count && behind.includes('\n') && !before.slice(row[0]?.start, last?.start).includes('\n');
  const name = isRow ? row[index] : last;
  // A company in between whose name was not made out: the number is that one's.
  return name && !legalForm.test(behind)
    ? { value: name.name, start: from + name.start, end: from + name.end, doubtful: false, repaired: false }
    : null;
}

/** «Претензий к ООО …» is said of whom the letter leaves, or of nobody's move at all. */
const towards =
  /(?<!(?:претензи|требовани|замечани|нарекани|вопрос|жалоб|отношени)\p{L}*\s+(?:\p{L}+\s+)?)(?<!\p{L})(?:к|на|за)\s+(?:нов\p{L}*\s+|друг\p{L}*\s+)?(?:партн\p{L}*\s+|организаци\p{L}*\s+|компани\p{L}*\s+)?$/iu;

/** «К партнёру ООО «А» либо к партнёру ООО «Б»»: a second partner whom the letter gives no number. */
export const namesAnotherTarget = (flow: Flow, target: InnMention, { registry }: Hints): boolean =>
  nameMentions(flow.text).some(({ name, start }) => {
    const partners = towards.test(flow.text.slice(Math.max(0, start - 40), start)) ? registry.partnersByName(name) : [];
    // The name beside the number is the number's own, though one of the two may be wrong.
    const isOwn = start === nameBefore(flow, target)?.start;
    return partners.length > 0 && !isOwn && !partners.some(({ inn }) => inn === target.value);
  });
