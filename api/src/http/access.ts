import type { Role } from '../contract/common.ts';

export type Access = 'public' | readonly Role[];
/** `METHOD path`, the path as it is registered. */
export type AccessTable = Readonly<Record<string, Access>>;

const everyone: readonly Role[] = ['specialist', 'supervisor', 'administrator'];
/** Who decides about tickets. An administrator keeps users and settings and reads; the decision stays with the trade. */
const deciders: readonly Role[] = ['specialist', 'supervisor'];
const overseers: readonly Role[] = ['supervisor', 'administrator'];

/** Every route of the api and who may use it. A route that isn't here is denied to everybody. */
export const access: AccessTable = {
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'POST /api/auth/sign-in': 'public',
  'POST /api/auth/sign-out': everyone,
  'GET /api/auth/me': everyone,
  'GET /api/tickets': everyone,
  'GET /api/tickets/counts': everyone,
  'GET /api/tickets/:id': everyone,
  'POST /api/tickets/:id/take': deciders,
  'POST /api/tickets/:id/release': deciders,
  'POST /api/tickets/:id/execute': deciders,
  'POST /api/tickets/:id/ask-data': deciders,
  'POST /api/tickets/:id/refuse': deciders,
  'POST /api/tickets/:id/answer': deciders,
  'POST /api/tickets/:id/reopen': ['supervisor'],
  'POST /api/tickets/:id/correct': deciders,
  'POST /api/tickets/:id/close': deciders,
  'POST /api/tickets/:id/undo': deciders,
  'POST /api/tickets/:id/reverse': deciders,
  'PUT /api/tickets/:id/drafts/:purpose': deciders,
  'DELETE /api/tickets/:id/drafts/:purpose': deciders,
  'GET /api/templates': everyone,
  'GET /api/templates/:id': everyone,
  'PUT /api/templates/:id': ['supervisor'],
  'POST /api/templates/:id/preview': ['supervisor'],
  'POST /api/templates/:id/restore': ['supervisor'],
  'GET /api/letter-templates': everyone,
  'GET /api/letter-templates/:id/content': everyone,
  'GET /api/attachments/:id/content': everyone,
  'GET /api/documents/:id/pages/:page/image': everyone,
  'GET /api/mails': everyone,
  'GET /api/mails/:id': everyone,
  'POST /api/mails/upload': everyone,
  'POST /api/mails/:id/reprocess': everyone,
  'GET /api/partners': everyone,
  'GET /api/partners/:id': everyone,
  'GET /api/subscribers': everyone,
  'GET /api/subscribers/:id': everyone,
  'GET /api/licences': everyone,
  'GET /api/licences/:id': everyone,
  'GET /api/applications': everyone,
  'GET /api/applications/:id': everyone,
  'GET /api/journal': everyone,
  'GET /api/journal/:id': everyone,
  'GET /api/outbox': everyone,
  'GET /api/outbox/:id': everyone,
  'GET /api/users': overseers,
  'GET /api/users/:id': overseers,
  'GET /api/regulation/clauses': everyone,
  'GET /api/events': everyone,
  'GET /api/openapi.json': everyone,
  'GET /api/docs': everyone,
};
