import {
  Document,
  type EntityManager,
  type JournalEntry,
  Mail,
  Partner,
  RevocationRequest,
  Session,
  Subscriber,
  Ticket,
  User,
} from '@perenos/db';
import { templateKeys, templateSpec, userRoleLabels } from '@perenos/domain';

/** How people call an object of the journal, and its page in the panel; null: it has none, or is gone. */
export type NamedObject = { name: string; page: string | null };
type Namer = (em: EntityManager, ids: readonly string[]) => Promise<Map<string, NamedObject>>;

const page = (resource: string, id: string | number): string => `${resource}/${encodeURIComponent(id)}`;
const numeric = (ids: readonly string[]): number[] => ids.filter((id) => /^\d{1,9}$/.test(id)).map(Number);

/** Objects that are called by their own key. */
const byKey =
  (resource: string): Namer =>
  async (_em, ids) =>
    new Map(ids.map((id) => [id, { name: id, page: page(resource, id) }]));

/** A ticket's number, alone or with the position of an item behind it. */
const byNumber: Namer = async (em, ids) => {
  const numberOf = (id: string): string => id.split('/')[0] ?? id;
  const tickets = await em.find(Ticket, { number: { $in: ids.map(numberOf) } }, { fields: ['number'] });
  const found = new Map(tickets.map((ticket) => [ticket.number, ticket.id]));
  return new Map(
    ids.map((id) => {
      const ticketId = found.get(numberOf(id));
      const [number, position] = id.split('/');
      const name = position === undefined ? id : `${number}, позиция ${position}`;
      return [id, { name, page: ticketId === undefined ? null : page('tickets', ticketId) }];
    }),
  );
};

const subscribers: Namer = async (em, ids) => {
  const inns = ids.map((id) => id.split('/')[0] ?? '');
  const rows = await em.find(Subscriber, { inn: { $in: inns } });
  return new Map(
    rows.map(({ id, inn, kpp, name }) => [`${inn}/${kpp ?? ''}`, { name, page: page('subscribers', id) }]),
  );
};

const partners: Namer = async (em, ids) => {
  const rows = await em.find(Partner, { id: { $in: [...ids] } });
  return new Map(rows.map(({ id, name }) => [id, { name, page: page('partners', id) }]));
};

const debts: Namer = async (em, ids) => {
  const partnerOf = (id: string): string => id.slice(0, id.indexOf('/'));
  const named = await partners(em, ids.map(partnerOf));
  return new Map(
    ids.map((id) => {
      const partner = named.get(partnerOf(id));
      const invoice = id.slice(id.indexOf('/') + 1);
      return [id, { name: partner ? `${partner.name}, счёт ${invoice}` : invoice, page: partner?.page ?? null }];
    }),
  );
};

const users: Namer = async (em, ids) => {
  const rows = await em.find(User, { id: { $in: numeric(ids) } });
  return new Map(rows.map(({ id, name }) => [String(id), { name, page: page('users', id) }]));
};

const sessions: Namer = async (em, ids) => {
  const rows = await em.find(Session, { id: { $in: [...ids] } }, { populate: ['user'] });
  const open = new Map(rows.map(({ id, user }) => [id, { name: user.name, page: page('users', user.id) }]));
  return new Map(ids.map((id) => [id, open.get(id) ?? { name: 'завершён', page: null }]));
};

const documents: Namer = async (em, ids) => {
  const rows = await em.find(Document, { id: { $in: numeric(ids) } }, { fields: ['fileName'] });
  return new Map(rows.map(({ id, fileName }) => [String(id), { name: fileName, page: null }]));
};

const mails: Namer = async (em, ids) => {
  const rows = await em.find(Mail, { id: { $in: numeric(ids) } }, { fields: ['subject'] });
  return new Map(rows.map(({ id, subject }) => [String(id), { name: subject || 'без темы', page: page('mails', id) }]));
};

const revocations: Namer = async (em, ids) => {
  const rows = await em.find(RevocationRequest, { number: { $in: [...ids] } }, { fields: ['number'] });
  return new Map(rows.map(({ id, number }) => [number, { name: number, page: page('revocations', id) }]));
};

const named = (names: Readonly<Record<string, string>>, resource: string | null): Namer => {
  return async (_em, ids) =>
    new Map(ids.flatMap((id) => (names[id] ? [[id, { name: names[id], page: resource && page(resource, id) }]] : [])));
};

const templateTitles = Object.fromEntries(templateKeys.map((key) => [key, templateSpec(key).title]));

const namers: Readonly<Record<string, Namer>> = {
  ticket: byNumber,
  ticket_item: byNumber,
  outbox_message: byNumber,
  subscriber: subscribers,
  licence: byKey('licences'),
  application: byKey('applications'),
  certificate: byKey('certificates'),
  revocation: revocations,
  partner: partners,
  restriction: partners,
  debt: debts,
  user: users,
  session: sessions,
  document: documents,
  mail: mails,
  template: named(templateTitles, 'templates'),
  role: named(userRoleLabels, null),
};

/** Names the objects of a page of the journal, kind by kind in one query each. */
export async function nameObjects(
  em: EntityManager,
  rows: readonly JournalEntry[],
): Promise<(row: JournalEntry) => NamedObject | null> {
  const found = new Map<string, NamedObject>();
  for (const [type, of] of Map.groupBy(rows, ({ objectType }) => objectType)) {
    const ids = [...new Set(of.map(({ objectId }) => objectId))];
    for (const [id, object] of (await namers[type]?.(em, ids)) ?? []) found.set(`${type} ${id}`, object);
  }
  return ({ objectType, objectId }) => found.get(`${objectType} ${objectId}`) ?? null;
}
