import {
  addRevocationDocuments,
  approveRevocation,
  askRevocationApproval,
  type EntityManager,
  findCertificate,
  type LockedRevocation,
  loadRevocationFacts,
  lockRevocation,
  RevocationDocument,
  type RevocationHand,
  RevocationRequest,
  refuseRevocation,
  registerRevocation,
  withdrawRevocation,
} from '@perenos/db';
import { checkRevocation, moscowDateOf } from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import { describeCertificates } from '../certificates/views.ts';
import type { UserView } from '../contract/auth.ts';
import * as contract from '../contract/revocations.ts';
import { downloadOfStranger } from '../http/download.ts';
import { ApiError } from '../http/errors.ts';
import { findPage } from '../http/find-page.ts';
import { readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { describeRevocation, describeRevocations } from './describe.ts';
import { readDocuments } from './documents.ts';
import { filterFields, revocationsWhere, sortable, viewWhere } from './list.ts';

const sort = Object.fromEntries(sortable.map((field) => [field, field]));

type Act = (tx: EntityManager, locked: LockedRevocation, hand: RevocationHand) => Promise<void>;

/** One act on a request: locked, done and journalled in one transaction; answers it as it is then. */
async function act(
  deps: ApiDependencies,
  user: UserView,
  { id, version }: { id: number; version: number },
  work: Act,
): Promise<z.infer<typeof contract.revocationDetail>> {
  const now = deps.now();
  const hand: RevocationHand = { actor: actorOf(user), at: now };
  const em = deps.database.em();
  await em.transactional(async (tx) => {
    const locked = await lockRevocation(tx, id, version);
    if (!locked) throw new ApiError('not-found', { what: 'Запрос на отзыв' });
    await work(tx, locked, hand);
  });
  return describeRevocation(deps.database.em(), id, { user, now });
}

/** Нельзя получить заявление завтра: the clock would stand still until then. */
function requirePast(receivedAt: string, now: Date): void {
  if (Date.parse(receivedAt) > now.getTime())
    throw new ApiError('invalid-input', { fields: { receivedAt: 'Запрос не мог поступить позже, чем сейчас' } });
}

/** Requests for revocation: the queue, the archive, and what is done to them. */
export const revocationRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(contract.listRevocations, async (c) => {
      const { em, user } = c.var;
      const now = deps.now();
      const request = readListQuery(c.req.valid('query'), { sortable, filterFields });
      const [rows, total] = await findPage(em, RevocationRequest, request, {
        where: await revocationsWhere(em, request.filter, { user, now }),
        ...{ sort, defaultSort: ['dueAt', 'asc'], key: 'id' },
      });
      setContentRange(c, 'revocations', request.offset, rows.length, total);
      return c.json(await describeRevocations(em, rows, now), 200);
    })
    .openapi(contract.countRevocations, async (c) => {
      const asking = { user: c.var.user, now: deps.now() };
      const count = (view: 'open' | 'overdue' | 'mine') => c.var.em.count(RevocationRequest, viewWhere[view](asking));
      const counts = { open: await count('open'), overdue: await count('overdue'), mine: await count('mine') };
      return c.json(counts, 200);
    })
    .openapi(contract.getRevocation, async (c) => {
      const { em, user } = c.var;
      return c.json(await describeRevocation(em, c.req.valid('param').id, { user, now: deps.now() }), 200);
    })
    .openapi(contract.checkDraft, async (c) => {
      const { documents, ...claim } = c.req.valid('json');
      const now = deps.now();
      const today = moscowDateOf(now.toISOString());
      const draft = { ...claim, receivedAt: now.toISOString() };
      const facts = await loadRevocationFacts(c.var.em, draft, documents, today);
      const found = await findCertificate(c.var.em, claim.serial);
      const [certificate = null] = found ? await describeCertificates(c.var.em, [found], now) : [];
      return c.json({ checks: checkRevocation(facts), certificate }, 200);
    })
    .openapi(contract.registerRoute, async (c) => {
      const { user } = c.var;
      const { file, kinds, askerEmail, partnerId, comment, ...claim } = c.req.valid('form');
      const now = deps.now();
      requirePast(claim.receivedAt, now);
      const files = await readDocuments(deps, file, kinds);
      const { id, repeated } = await deps.database.em().transactional((tx) =>
        registerRevocation(
          tx,
          {
            claim: { ...claim, partnerId: partnerId || null, comment: comment ?? '' },
            askerEmail: askerEmail || null,
            files,
          },
          { actor: actorOf(user), at: now },
        ),
      );
      return c.json({ ...(await describeRevocation(deps.database.em(), id, { user, now })), repeated }, 200);
    })
    .openapi(contract.addDocumentsRoute, async (c) => {
      const { version, file, kinds } = c.req.valid('form');
      const files = await readDocuments(deps, file, kinds);
      const target = { id: c.req.valid('param').id, version };
      const work: Act = (tx, locked, hand) => addRevocationDocuments(tx, locked, files, hand);
      return c.json(await act(deps, c.var.user, target, work), 200);
    })
    .openapi(contract.askApprovalRoute, async (c) => {
      const target = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await act(deps, c.var.user, target, askRevocationApproval), 200);
    })
    .openapi(contract.approveRoute, async (c) => {
      const target = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await act(deps, c.var.user, target, approveRevocation), 200);
    })
    .openapi(contract.refuseRoute, async (c) => {
      const { version, reason } = c.req.valid('json');
      const work: Act = (tx, locked, hand) => refuseRevocation(tx, locked, reason, hand);
      return c.json(await act(deps, c.var.user, { ...c.req.valid('param'), version }, work), 200);
    })
    .openapi(contract.withdrawRoute, async (c) => {
      const { version, reason } = c.req.valid('json');
      const work: Act = (tx, locked, hand) => withdrawRevocation(tx, locked, reason, hand);
      return c.json(await act(deps, c.var.user, { ...c.req.valid('param'), version }, work), 200);
    })
    .openapi(contract.documentContent, async (c) => {
      const { id, documentId } = c.req.valid('param');
      const found = await c.var.em.findOne(
        RevocationDocument,
        { id: documentId, request: id },
        { populate: ['content'] },
      );
      if (!found) throw new ApiError('not-found', { what: 'Документ' });
      return downloadOfStranger(c, found);
    });
