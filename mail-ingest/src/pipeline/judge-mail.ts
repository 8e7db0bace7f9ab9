import {
  itemFields,
  judgeThread,
  moscowDateOf,
  type OfficialLetter,
  type PaymentDocument,
  type RequestedItem,
  type Sender,
} from '@perenos/domain';
import { required } from './required.ts';
import { speakerOf } from './speaker.ts';
import type { IngestServices, Judgement, MailContext, RegistryKeys, ThreadItem, TicketThread } from './types.ts';

type Papers = { letters: OfficialLetter[]; payments: PaymentDocument[] };
/** The ticket with the mail in hand added, before it is judged. */
type Merged = Papers & Pick<Judgement, 'request' | 'supplied' | 'sender' | 'dkim' | 'requestDate'>;

type Paper = (OfficialLetter | PaymentDocument) & Pick<OfficialLetter, 'alternatives'>;
/** What a document says, apart from its file's name, where on the page it says so, and what else it may say. */
const saying = ({ attachment, evidence, alternatives, ...said }: Paper): string => JSON.stringify(said);
const added = <T extends OfficialLetter | PaymentDocument>(before: readonly T[], now: readonly T[]): T[] => {
  const known = new Set(before.map(saying));
  return now.filter((document) => !known.has(saying(document)));
};

const worseDkim = (before: Judgement['dkim'], now: Judgement['dkim']): Judgement['dkim'] => {
  if (before === 'fail' || now === 'fail') return 'fail';
  return before === now ? before : null;
};

function firstMail(context: MailContext, papers: Papers, requestDate: string): Merged {
  const { request } = required(context, 'merged');
  const dkim = required(context, 'parsed').dkim;
  return { ...papers, request, supplied: true, sender: required(context, 'sender'), dkim, requestDate };
}

function addToThread(thread: TicketThread, context: MailContext, papers: Papers, requestDate: string): Merged {
  const { request, supplied: said } = required(context, 'merged');
  const letters = added(thread.letters, papers.letters);
  const payments = added(thread.payments, papers.payments);
  const supplied = letters.length > 0 || payments.length > 0 || said;
  const all = { letters: [...thread.letters, ...letters], payments: [...thread.payments, ...payments], supplied };
  if (!supplied) {
    const { sender, dkim } = thread;
    return { ...all, request: thread.request, sender, dkim, requestDate: thread.requestDate };
  }
  const sender = speakerOf(thread.sender, required(context, 'sender'), request.kind);
  return { ...all, request, sender, dkim: worseDkim(thread.dkim, required(context, 'parsed').dkim), requestDate };
}

/**
 * Persons' corrections win over what the machine read. Where a later mail says something else than both, the field is
 * doubtful: no one has yet decided between the person and the sender.
 */
function withCorrections(items: readonly RequestedItem[], before: readonly ThreadItem[]): RequestedItem[] {
  return items.map((item, i) => {
    const corrected = { ...item };
    for (const field of itemFields) {
      const correction = before[i]?.corrections[field];
      if (!correction) continue;
      const contested = (item[field] ?? null) !== correction.machine && (item[field] ?? null) !== correction.value;
      Object.assign(corrected, { [field]: correction.value });
      corrected.doubtful = corrected.doubtful.filter((doubtful) => doubtful !== field).concat(contested ? [field] : []);
    }
    return corrected;
  });
}

const present = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null && value !== undefined && value !== '')),
];

/** Everything by which the registry may be asked about a request. */
function registryKeysOf(items: readonly RequestedItem[], papers: Papers, senders: readonly Sender[]): RegistryKeys {
  const { letters, payments } = papers;
  return {
    inns: present([
      ...items.flatMap((i) => [i.subscriberInn, i.targetPartnerInn]),
      ...letters.flatMap((l) => [l.subscriberInn, l.targetPartnerInn, ...l.groupInns]),
      ...payments.flatMap((p) => [p.payerInn, p.payeeInn]),
    ]),
    names: present([
      ...items.flatMap((i) => [i.subscriberName, i.targetPartnerName]),
      ...letters.flatMap((l) => [l.subscriberName, l.targetPartnerName]),
    ]),
    logins: present(items.map((i) => i.targetPartnerLogin)),
    addresses: present(senders.map((s) => s.address)),
    partnerIds: present(senders.map((s) => s.partnerId)),
  };
}

/** Judges the ticket as it stands with the mail in hand added. */
export async function judgeMail(context: MailContext, services: IngestServices): Promise<Judgement> {
  const { thread } = context;
  const documents = required(context, 'documents');
  const papers: Papers = {
    letters: documents.flatMap((d) => d.letter ?? []),
    payments: documents.flatMap((d) => d.payment ?? []),
  };
  const at = required(context, 'parsed').receivedAt ?? services.now();
  const today = moscowDateOf(at);
  const merged = thread ? addToThread(thread, context, papers, today) : firstMail(context, papers, today);
  const items = withCorrections(merged.request.items, thread?.items ?? []);
  const registry = await services.store.registry(registryKeysOf(items, merged, [merged.sender]));
  const { decisions, itemStarts, clock } = judgeThread({
    mailbox: thread?.mailbox ?? context.raw.mailbox,
    kind: merged.request.kind,
    sender: merged.sender,
    requestDate: merged.requestDate,
    items,
    picturedFields: merged.request.picturedFields,
    letters: merged.letters,
    payments: merged.payments,
    registry,
    calendar: services.calendar,
    editions: services.editions,
    dkim: merged.dkim,
    settled: items.map((_, i) => (thread?.items[i]?.open === false ? thread.items[i].decision : null)),
    previousStarts: items.map((_, i) => thread?.items[i]?.startsAt ?? null),
    at,
    settings: services.workingTime,
  });
  return { ...merged, kind: merged.request.kind, items, decisions, itemStarts, sla: clock };
}
