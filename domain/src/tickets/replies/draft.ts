import type { Registry } from '../../registry/registry.ts';
import type { IsoDate } from '../../registry/types.ts';
import type { Verdict } from '../../regulation/types.ts';
import type { TicketKind } from '../../requests/types.ts';
import { renderTemplate } from '../templates/render.ts';
import { type Asker, isKnownAsker, missingSection } from './data-request.ts';
import { executedParagraphs } from './execution.ts';
import { letterText, type Reply, type ReplyFrame, replyTo } from './frame.ts';
import type { ReplyItem } from './item-words.ts';
import { refusalSection } from './refusals.ts';
import { waitText } from './waiting.ts';

export type DraftPurpose = 'answer' | 'request-data' | 'refusal';
/**
 * Where a person's own text is kept until it is sent: one per purpose of an answer, one for a letter that takes the place
 * of an execution, one for a note, one for grounds.
 */
export const draftSlots = ['answer', 'request-data', 'refusal', 'letter', 'note', 'grounds'] as const;
export type DraftSlot = (typeof draftSlots)[number];
/** `blank`: salutation and signature, between which a person writes what the machine doesn't propose. */
export type Draft = Reply & { purpose: DraftPurpose; blank: string };

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
    'request-data': () => [missingSection(entry, several, facts.frame.templates)],
    refuse: () => [refusalSection(entry, several, facts.frame.templates)],
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

/** The letter of a purpose around what it says about each item. */
function bodyOf(purpose: DraftPurpose, sections: readonly string[], { frame, kind }: DraftFacts): string {
  const { templates } = frame;
  if (sections.length === 0) return templates['under-review'].trim();
  const said = sections.join('\n\n');
  if (purpose === 'answer') return renderTemplate(templates.answer, { решение: said });
  if (purpose === 'refusal') return renderTemplate(templates.refusal, { решение: said });
  return renderTemplate(templates[kind === 'transfer' ? 'request-data' : 'request-data-other'], { недостающее: said });
}

/** The answer that the panel proposes for a ticket as it stands: each item by its verdict, one letter for all. */
export function draftReply(facts: DraftFacts): Draft {
  const purpose = purposeOf(facts.items);
  const blank = letterText('', facts.frame);
  // 1.1: a stranger gets no list of what is missing, only the way that the regulation leaves.
  if (!isKnownAsker(facts.asker) && facts.asker.role !== 'subscriber')
    return { purpose: 'answer', blank, ...replyTo(facts.frame, facts.frame.templates.stranger.trim()) };
  const sections = facts.items.flatMap((entry) => section(entry, purpose, facts));
  return { purpose, blank, ...replyTo(facts.frame, bodyOf(purpose, sections, facts)) };
}
