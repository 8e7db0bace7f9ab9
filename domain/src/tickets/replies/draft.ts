import type { Registry } from '../../registry/registry.ts';
import type { IsoDate } from '../../registry/types.ts';
import type { Verdict } from '../../regulation/types.ts';
import type { TicketKind } from '../../requests/types.ts';
import { type Asker, askingTail, isKnownAsker, missingSection, strangersParagraphs } from './data-request.ts';
import { executedParagraphs } from './execution.ts';
import { type Reply, type ReplyFrame, replyTo } from './frame.ts';
import type { ReplyItem } from './item-words.ts';
import { refusalSection } from './refusals.ts';
import { waitText } from './waiting.ts';

export type DraftPurpose = 'answer' | 'request-data' | 'refusal';
/** Where a person's own text is kept until it is sent: one per purpose of an answer, one for a note, one for grounds. */
export const draftSlots = ['answer', 'request-data', 'refusal', 'note', 'grounds'] as const;
export type DraftSlot = (typeof draftSlots)[number];
export type Draft = Reply & { purpose: DraftPurpose };

export type DraftFacts = {
  frame: ReplyFrame;
  asker: Asker;
  kind: TicketKind;
  /** The items that are still open. */
  items: readonly ReplyItem[];
  registry: Registry;
  /** Moscow date on which the answer is written. */
  today: IsoDate;
};

function section(entry: ReplyItem, purpose: DraftPurpose, facts: DraftFacts): string[] {
  const several = facts.items.length > 1;
  const texts: Record<Verdict, () => string[]> = {
    // A letter that asks for data leaves before anything is executed: it must not say that it was.
    execute: () => (purpose === 'request-data' ? [] : executedParagraphs(entry, facts.registry, facts.today)),
    'request-data': () => [missingSection(entry, facts.kind, several)],
    refuse: () => [refusalSection(entry, several)],
    wait: () => [waitText(entry)],
    // What the machine can't decide it doesn't answer either: the specialist writes this part.
    review: () => [],
  };
  return texts[entry.decision.verdict]();
}

function purposeOf(items: readonly ReplyItem[]): DraftPurpose {
  const verdicts = items.map(({ decision }) => decision.verdict);
  if (verdicts.includes('request-data')) return 'request-data';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'refuse') ? 'refusal' : 'answer';
}

/** The answer that the panel proposes for a ticket as it stands: each item by its verdict, one letter for all. */
export function draftReply(facts: DraftFacts): Draft {
  const purpose = purposeOf(facts.items);
  if (!isKnownAsker(facts.asker) && facts.asker.role !== 'subscriber')
    return { purpose: 'answer', ...replyTo(facts.frame, strangersParagraphs) };
  const sections = facts.items.flatMap((entry) => section(entry, purpose, facts));
  const body = sections.length > 0 ? sections : ['Мы получили ваше обращение, его разбирает специалист.'];
  const openings: Readonly<Record<DraftPurpose, string[]>> = {
    answer: [],
    'request-data': ['Чтобы выполнить ваш запрос полностью, нам не хватает данных.'],
    refusal: ['К сожалению, мы не можем исполнить ваш запрос.'],
  };
  const tail = purpose === 'request-data' ? [askingTail(facts.kind)] : [];
  return { purpose, ...replyTo(facts.frame, [...openings[purpose], ...body, ...tail]) };
}
