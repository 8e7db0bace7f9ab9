import { createHash, randomUUID } from 'node:crypto';
import {
  type EntityManager,
  judgeTicket,
  keepPapers,
  loadRegistrySlice,
  loadTicketFacts,
  Mail,
  storeJudgement,
  type Ticket,
  verdictsNow,
} from '@perenos/db';
import { createRegistry, moscowDateOf, verdictLabels } from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';
import { ApiError } from '../../http/errors.ts';
import { limits } from '../../limits.ts';
import type { AddedFile, ReadFiles } from '../../ports.ts';
import { notJudged } from '../regrouping.ts';
import { noteAct } from './note-act.ts';
import { type Acting, type LockedTicket, withTicket } from './with-ticket.ts';

/** What the files of scans begin with. */
const magics: readonly number[][] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0xff, 0xd8, 0xff], // JPEG
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0x49, 0x49, 0x2a, 0x00], // TIFF, either byte order
  [0x4d, 0x4d, 0x00, 0x2a],
];

/**
 * Adds scans that came by no mail. They are read first, outside of any transaction; then the ticket is judged again with
 * them, as if the sender had just supplied them: the person who adds them answers for where they come from (journal).
 */
export async function addDocuments(
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version, files }: { version: number; files: readonly AddedFile[] },
): Promise<void> {
  if (!deps.readFiles) throw new ApiError('unavailable-here', { what: 'Чтение документов' });
  refuseUnfit(files);
  const read = await deps.readFiles(files);
  await withTicket(deps, acting, id, { action: 'correct', version }, async (locked) => {
    const { tx, ticket, items, now } = locked;
    if (ticket.judgement === null) throw notJudged();
    const before = ticket.verdict;
    await storeFiles(locked, files, read);
    ticket.receivedAt = now;
    ticket.judgement = { ...ticket.judgement, requestDate: moscowDateOf(now.toISOString()) };
    await tx.flush();
    const facts = await loadTicketFacts(tx, ticket, items);
    const judgement = judgeTicket(ticket, items, facts, now);
    if (!judgement) throw notJudged();
    storeJudgement(ticket, items, judgement, now);
    const names = files.map(({ fileName }) => `«${fileName}»`).join(', ');
    await noteAct(locked, {
      kind: 'document-added',
      grounds: `Приложено сотрудником: ${names}; решение: «${verdictLabels[before]}» → «${verdictLabels[ticket.verdict]}»`,
      clauses: [...new Set(judgement.decisions.flatMap(({ clauses }) => clauses))],
      before: { verdict: before },
      after: verdictsNow(ticket, items),
    });
  });
}

function refuseUnfit(files: readonly AddedFile[]): void {
  const refuse = (words: string): never => {
    throw new ApiError('invalid-input', { fields: { file: words } });
  };
  if (files.length === 0) refuse('Выберите файл');
  if (files.length > limits.addedFiles) refuse(`Не больше ${limits.addedFiles} файлов за раз`);
  const unfit = files.find(({ bytes }) => !magics.some((magic) => magic.every((byte, at) => bytes[at] === byte)));
  if (unfit) refuse(`«${unfit.fileName}» — не скан: принимаются PDF, JPEG, PNG и TIFF`);
}

/** The files stand in the ticket as a mail of the person who adds them; no such mail was received, so it has no raw bytes. */
async function storeFiles(locked: LockedTicket, files: readonly AddedFile[], read: ReadFiles): Promise<void> {
  const { tx, ticket, now, user } = locked;
  const mail = tx.create(Mail, {
    mailbox: ticket.mailbox,
    sourceKey: `added:${ticket.number}/${randomUUID()}`,
    sha256: digestOf(files),
    raw: new Uint8Array(),
    charset: null,
    keptAt: now,
    state: 'processed',
    notBeforeAt: now,
    leasedUntil: null,
    outcome: 'added',
    reason: null,
    processedAt: now,
    receivedAt: now,
    messageId: null,
    inReplyTo: null,
    fromAddress: null,
    fromName: user.name,
    subject: 'Документы, приложенные сотрудником',
    html: null,
    threadToken: null,
    ticket,
    contentHash: null,
    dkim: null,
    sender: null,
    request: null,
  });
  await tx.flush();
  const attachments = files.map((file) => ({ ...file, contentId: null, inline: false }));
  await keepPapers(tx, mail, attachments, read.interpret(await hintsFor(tx, ticket, read)));
  await tx.flush();
}

function digestOf(files: readonly AddedFile[]): string {
  const hash = createHash('sha256');
  for (const { bytes } of files) hash.update(bytes);
  return hash.digest('hex');
}

/** What the files are read by: what the ticket asks for, and whom the registry knows of those whom they may name. */
async function hintsFor(tx: EntityManager, { judgement, senderPartnerId }: Ticket, { inns }: ReadFiles) {
  const request = judgement?.request ?? null;
  const asked =
    request?.items.flatMap(({ subscriberInn, targetPartnerInn }) => [subscriberInn, targetPartnerInn]) ?? [];
  const known = asked.filter((inn) => inn !== null);
  const slice = await loadRegistrySlice(tx, {
    inns: [...new Set([...inns, ...known])],
    nameKeys: [],
    logins: [],
    addresses: [],
    partnerIds: senderPartnerId === null ? [] : [senderPartnerId],
  });
  return { registry: createRegistry(slice), request };
}
