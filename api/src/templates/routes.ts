import { latestTemplateVersions, loadTemplates } from '@perenos/db';
import { previewTemplate, templateKeys } from '@perenos/domain';
import { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import type { TemplateRow } from '../contract/templates.ts';
import {
  changeTemplateRoute,
  getTemplateRoute,
  listTemplatesRoute,
  previewTemplateRoute,
  restoreTemplateRoute,
} from '../contract/way-back-routes.ts';
import { readListQuery, setContentRange, textKey } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { changeTemplate, requireSoundText, restoreTemplate } from './change-template.ts';
import { describeTemplate, templateKeyOf, viewOfTemplate } from './describe.ts';

const sortable = ['id', 'title', 'version', 'updatedAt'] as const;
const filterFields = { q: z.string().optional() };
const russian = new Intl.Collator('ru', { numeric: true });

const holds =
  (q: string) =>
  ({ title, text }: TemplateRow): boolean =>
    `${title}\n${text}`.toLowerCase().includes(q.trim().toLowerCase());

export const templateRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(listTemplatesRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable, filterFields, key: textKey });
      const latest = await latestTemplateVersions(c.var.em);
      const all = templateKeys
        .map((key) => viewOfTemplate(key, latest.get(key) ?? null))
        .filter((row) => (request.ids ? request.ids.includes(row.id) : holds(request.filter.q ?? '')(row)));
      const { sort } = request;
      // Unsorted they stand in the order of the catalogue: what belongs together stands together.
      if (sort) {
        const by = (row: TemplateRow): string => String(row[sort.field as (typeof sortable)[number]] ?? '');
        all.sort((a, b) => (sort.descending ? -1 : 1) * russian.compare(by(a), by(b)));
      }
      const rows = all.slice(request.offset, request.offset + request.limit);
      setContentRange(c, 'templates', request.offset, rows.length, all.length);
      return c.json(rows, 200);
    })
    .openapi(getTemplateRoute, async (c) =>
      c.json(await describeTemplate(c.var.em, templateKeyOf(c.req.valid('param').id)), 200),
    )
    .openapi(changeTemplateRoute, async (c) => {
      const key = templateKeyOf(c.req.valid('param').id);
      await changeTemplate(deps, c.var.user, key, c.req.valid('json'));
      return c.json(await describeTemplate(c.var.em, key), 200);
    })
    .openapi(previewTemplateRoute, async (c) => {
      const key = templateKeyOf(c.req.valid('param').id);
      const { text } = c.req.valid('json');
      requireSoundText(key, text);
      return c.json(previewTemplate(key, text, await loadTemplates(c.var.em)), 200);
    })
    .openapi(restoreTemplateRoute, async (c) => {
      const key = templateKeyOf(c.req.valid('param').id);
      await restoreTemplate(deps, c.var.user, key, c.req.valid('json'));
      return c.json(await describeTemplate(c.var.em, key), 200);
    });
