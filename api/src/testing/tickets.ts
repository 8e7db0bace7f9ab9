import {
  type Database,
  Document,
  importRegistry,
  judgeTicket,
  loadTicketFacts,
  Mail,
  nextTicketNumber,
  storeJudgement,
  Ticket,
  TicketItem,
} from '@perenos/db';
import type {
  Licence,
  OfficialLetter,
  Partner,
  RegistryData,
  RequestedItem,
  Subscriber,
  TicketKind,
} from '@perenos/domain';
import { noon } from './test-api.ts';

/** ИНН of a legal entity with its check digit (weights of the tenth digit), unlike any made before in this run. */
let serial = 0;
function newInn(): string {
  serial += 1;
  const digits = `7701${String(serial).padStart(5, '0')}`;
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

/**
 * Two partners, a subscriber of the first and his licence, each with ids of its own: tests share one database and don't
 * meet. The licence is paid, issued in an earlier month and in force for long: 4.1.4 demands a letter, 4.1.11 replaces
 * the tariff.
 */
export function aWorld() {
  const source: Partner = {
    id: `p-source-${newInn()}`,
    name: `ООО «Прежний ${serial}»`,
    inn: newInn(),
    kpp: '770701001',
    kind: 'partner',
    salesCenterId: null,
    logins: [`Prezhniy_${serial}`],
    emails: [`mail@prezhniy-${serial}.example`],
    partnerCode: `PR-${serial}`,
    debts: [],
    restriction: null,
  };
  const target: Partner = {
    ...source,
    id: `p-target-${newInn()}`,
    name: `ООО «Новый ${serial}»`,
    inn: newInn(),
    logins: [`Noviy ${serial}`],
    emails: [`manager@noviy-${serial}.example`],
    partnerCode: `NV-${serial}`,
  };
  const subscriber: Subscriber = {
    inn: newInn(),
    kpp: '772801001',
    name: `ООО «Ромашка ${serial}»`,
    kind: 'legal',
    partnerId: source.id,
    emails: [],
    services: [],
    representativeInn: null,
    directions: [],
    itsLogin: null,
    itsPromo: null,
  };
  const licence: Licence = {
    id: `l-${serial}`,
    product: '1c-reporting',
    subscriberInn: subscriber.inn,
    subscriberKpp: subscriber.kpp,
    partnerId: null,
    tariff: 'Платный годовой',
    issuedOn: '2025-09-01',
    validFrom: '2025-09-01',
    validUntil: '2026-08-31',
    state: 'registered',
  };
  return { source, target, subscriber, licence };
}
export type World = ReturnType<typeof aWorld>;

export const registryOf = (
  { source, target, subscriber, licence }: World,
  given: Partial<RegistryData> = {},
): RegistryData => ({
  partners: [source, target],
  subscribers: [subscriber],
  licences: [licence],
  applications: [],
  groups: [],
  tariffs: [{ name: 'Платный годовой', product: '1c-reporting', kind: 'paid' }],
  certificates: [],
  itsContracts: [],
  ...given,
});

export const putRegistry = (database: Database, registry: RegistryData) =>
  importRegistry(database.em(), registry, { kind: 'system', name: 'Тест' }, noon);

export const itemOf = (
  { subscriber, target }: Pick<World, 'subscriber' | 'target'>,
  given: Partial<RequestedItem> = {},
): RequestedItem => ({
  product: '1c-reporting',
  subscriberInn: subscriber.inn,
  subscriberKpp: subscriber.kpp,
  subscriberName: subscriber.name,
  targetPartnerName: target.name,
  targetPartnerInn: target.inn,
  targetPartnerLogin: target.logins[0] ?? null,
  doubtful: [],
  evidence: {},
  ...given,
});

export const letterOf = (
  { subscriber, target }: Pick<World, 'subscriber' | 'target'>,
  given: Partial<OfficialLetter> = {},
): OfficialLetter => ({
  attachment: 'письмо.pdf',
  form: 'scan',
  readable: true,
  subscriberInn: subscriber.inn,
  subscriberKpp: subscriber.kpp,
  subscriberName: subscriber.name,
  product: '1c-reporting',
  targetPartnerInn: target.inn,
  targetPartnerName: target.name,
  letterDate: '2026-03-16',
  effectiveDate: '2026-03-16',
  addressedToAstral: true,
  sealDetected: true,
  groupInns: [],
  lowQuality: false,
  doubtful: [],
  evidence: {},
  ...given,
});

type TicketGiven = {
  items?: RequestedItem[];
  letters?: OfficialLetter[];
  kind?: TicketKind;
  mailbox?: 'perevod' | 'sverka' | 'partners';
  sender?: Partner | null;
  senderAddress?: string;
  subject?: string;
  receivedAt?: Date;
};

/** A ticket as reading a mail leaves it: kept mail, documents, items, and the judgement by the registry as it is. */
export async function addTicket(database: Database, world: World, given: TicketGiven = {}): Promise<Ticket> {
  const { items = [itemOf(world)], letters = [letterOf(world)], kind = 'transfer', mailbox = 'perevod' } = given;
  const sender = given.sender === undefined ? world.target : given.sender;
  const receivedAt = given.receivedAt ?? new Date(noon.getTime() - 3_600_000);
  const address = given.senderAddress ?? sender?.emails[0] ?? 'stranger@nowhere.example';
  const role = sender === null ? 'unknown' : sender.kind;
  const em = database.em();
  return em.transactional(async (tx) => {
    const ticket = tx.create(Ticket, {
      number: await nextTicketNumber(tx),
      mailbox,
      kind,
      state: 'open',
      openedAt: receivedAt,
      receivedAt,
      startsAt: null,
      dueAt: null,
      closedAt: null,
      calendarVersion: null,
      countedSeconds: null,
      subject: given.subject ?? 'Перенос абонента',
      subjectKey: 'перенос абонента',
      senderAddress: address,
      senderName: 'Менеджер',
      senderRole: role,
      senderPartnerId: sender?.id ?? null,
      verdict: 'review',
      assignee: null,
      judgement: {
        at: receivedAt.toISOString(),
        edition: '',
        decisions: [],
        sender: { address, role, partnerId: sender?.id ?? null },
        dkim: null,
        requestDate: receivedAt.toISOString().slice(0, 10),
        request: { kind: given.kind ?? 'transfer', items, picturedFields: [] },
        itemStarts: items.map(() => null),
      },
    });
    const rows = items.map(({ alternatives: _read, ...item }, position) =>
      tx.create(TicketItem, {
        ...item,
        ticket,
        position,
        corrections: {},
        decision: null,
        subject: null,
        verdict: 'review',
        executedAt: null,
      }),
    );
    await addMail(tx, ticket, { receivedAt, address, letters });
    await tx.flush();
    const judgement = judgeTicket(ticket, rows, await loadTicketFacts(tx, ticket, rows), receivedAt);
    if (judgement) storeJudgement(ticket, rows, judgement, receivedAt);
    return ticket;
  });
}

type MailGiven = { receivedAt: Date; address: string; letters: OfficialLetter[] };

async function addMail(
  tx: ReturnType<Database['em']>,
  ticket: Ticket,
  { receivedAt, address, letters }: MailGiven,
): Promise<void> {
  const mail = tx.create(Mail, {
    mailbox: ticket.mailbox,
    sourceKey: `test:${ticket.number}`,
    sha256: ticket.number,
    raw: new TextEncoder().encode(`From: ${address}`),
    keptAt: receivedAt,
    state: 'processed',
    notBeforeAt: receivedAt,
    leasedUntil: null,
    outcome: 'ticket',
    reason: null,
    processedAt: receivedAt,
    receivedAt,
    messageId: `<${ticket.number}@noviy.example>`,
    inReplyTo: null,
    fromAddress: address,
    fromName: 'Менеджер',
    subject: ticket.subject,
    text: 'Просим перенести абонента.',
    html: null,
    threadToken: null,
    ticket,
    contentHash: null,
    dkim: null,
    sender: null,
    request: null,
  });
  for (const letter of letters)
    tx.create(Document, {
      mail,
      attachment: null,
      innerName: null,
      fileName: letter.attachment,
      kind: 'letter',
      form: letter.form,
      problem: null,
      pages: [],
      letter,
      payment: null,
      text: '',
    });
}
