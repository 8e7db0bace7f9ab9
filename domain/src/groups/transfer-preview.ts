import type { Registry } from '../registry/registry.ts';
import type { CompanyGroup, IsoDate, Partner, Subscriber } from '../registry/types.ts';
import type { Edition } from '../regulation/editions.ts';
import { judge } from '../regulation/judge.ts';
import type { Decision, JudgeInput } from '../regulation/types.ts';
import type { OfficialLetter, RequestedItem } from '../requests/types.ts';
import type { RegistryChange } from '../tickets/plan/changes.ts';
import { planTogether } from '../tickets/plan/plan.ts';
import type { ProductionCalendar } from '../working-time/calendar.ts';

export type PreviewedTransfer = {
  subscriber: Subscriber;
  decision: Decision;
  /** What an execution would change; null while the decision executes nothing. */
  changes: RegistryChange[] | null;
};

export type TransferPreview = {
  items: PreviewedTransfer[];
  /** Whether the group would be gone afterwards. */
  dissolves: boolean;
};

export type PreviewQuestion = {
  group: CompanyGroup;
  /** Who is transferred: all by one letter of the head, or one member by a letter of its own. */
  whom: { all: true } | { all: false; inn: string };
  target: Partner;
  registry: Registry;
  today: IsoDate;
  calendar: ProductionCalendar;
  /** Those that may be in force today. */
  editions: readonly Edition[];
};

/**
 * What a transfer of the group, or of one of its members, would do: a request with faultless papers, judged and planned
 * by the same rules as every mail (4.1.8, 4.2.5, 4.3.4). Changes nothing.
 */
export function previewTransfer(question: PreviewQuestion): TransferPreview {
  const { group, registry, today } = question;
  const subscribers = subscribersOf(question);
  const items = subscribers.map((subscriber) => itemOf(subscriber, question));
  const decisions = judge(inputOf(question, items, subscribers));
  const previewed = subscribers.flatMap((subscriber, at) => {
    const [decision, item] = [decisions[at], items[at]];
    return decision && item ? [{ subscriber, decision, item }] : [];
  });
  const executable = previewed.filter(({ decision }) => decision.action !== null);
  const plans = planTogether(executable, registry, { today, senderPartnerId: question.target.id });
  const changesOf = new Map(executable.map((entry, at) => [entry.subscriber, plans[at] ?? []]));
  return {
    items: previewed.map(({ subscriber, decision }) => ({
      subscriber,
      decision,
      changes: changesOf.get(subscriber) ?? null,
    })),
    dissolves: plans.flat().some((change) => change.type === 'group-dissolved' && change.groupId === group.id),
  };
}

const subscribersOf = ({ group, whom, registry }: PreviewQuestion): Subscriber[] =>
  (whom.all ? group.memberInns : [whom.inn]).flatMap((inn) => registry.subscribersByInn(inn).slice(0, 1));

const itemOf = (subscriber: Subscriber, { group, target }: PreviewQuestion): RequestedItem => ({
  product: group.product,
  subscriberInn: subscriber.inn,
  subscriberKpp: subscriber.kpp,
  subscriberName: subscriber.name,
  targetPartnerName: target.name,
  targetPartnerInn: target.inn,
  targetPartnerLogin: target.logins[0] ?? null,
  doubtful: [],
  evidence: {},
});

/** Who writes the letter: the head for all, the member for itself. */
function letterOf(question: PreviewQuestion, subscribers: readonly Subscriber[]): OfficialLetter[] {
  const { group, whom, target, today, registry } = question;
  const author = whom.all ? registry.subscribersByInn(group.headInn)[0] : subscribers[0];
  if (author === undefined) return [];
  return [
    {
      attachment: 'Официальное письмо',
      form: 'scan',
      readable: true,
      subscriberInn: author.inn,
      subscriberKpp: author.kpp,
      subscriberName: author.name,
      product: group.product,
      targetPartnerInn: target.inn,
      targetPartnerName: target.name,
      letterDate: today,
      effectiveDate: today,
      addressedToAstral: true,
      sealDetected: true,
      groupInns: whom.all ? [...group.memberInns] : [],
      lowQuality: false,
      doubtful: [],
      evidence: {},
    },
  ];
}

const inputOf = (
  question: PreviewQuestion,
  items: RequestedItem[],
  subscribers: readonly Subscriber[],
): JudgeInput => ({
  mailbox: 'perevod',
  kind: 'transfer',
  sender: { address: question.target.emails[0] ?? '', role: question.target.kind, partnerId: question.target.id },
  requestDate: question.today,
  items,
  picturedFields: [],
  letters: letterOf(question, subscribers),
  payments: [],
  registry: question.registry,
  calendar: question.calendar,
  editions: question.editions,
  dkim: 'pass',
});
