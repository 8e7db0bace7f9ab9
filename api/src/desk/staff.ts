import { staffLoads } from '@perenos/db';
import { listStaff } from '../contract/desk-routes.ts';
import { createRouter } from '../http/router.ts';

/** `/api/staff`: colleagues who decide about tickets, by name, each with his load. */
export const staffRoutes = () =>
  createRouter().openapi(listStaff, async (c) => c.json(await staffLoads(c.var.em), 200));
