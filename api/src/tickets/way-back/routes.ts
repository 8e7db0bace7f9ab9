import type { ApiDependencies } from '../../app-environment.ts';
import { dropDraftRoute, keepDraftRoute, reverseRoute, undoRoute } from '../../contract/way-back-routes.ts';
import { createRouter } from '../../http/router.ts';
import { dropDraft, keepDraft } from '../drafts.ts';
import { describeTicket } from '../ticket-detail.ts';
import { reverseTransfer } from '../use-cases/reverse.ts';
import { undoLastAct } from '../use-cases/undo.ts';

/** What takes an act back, and what keeps a person's text until it is sent. */
export const wayBackRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(undoRoute, async (c) => {
      const { id } = c.req.valid('param');
      await undoLastAct(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(reverseRoute, async (c) => {
      const { id } = c.req.valid('param');
      await reverseTransfer(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(keepDraftRoute, async (c) => {
      const { id, purpose } = c.req.valid('param');
      const slot = { ticketId: id, userId: c.var.user.id, purpose };
      return c.json(await keepDraft(c.var.em, slot, c.req.valid('json').text, deps.now()), 200);
    })
    .openapi(dropDraftRoute, async (c) => {
      const { id, purpose } = c.req.valid('param');
      await dropDraft(c.var.em, { ticketId: id, userId: c.var.user.id, purpose });
      return c.body(null, 204);
    });
