import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { ru } from 'zod/locales';
import type { AppEnvironment } from '../app-environment.ts';
import { rowId } from '../contract/common.ts';
import { ApiError } from './errors.ts';

// Messages of the checks stand under the fields of the panel.
z.config(ru());

/** A router whose invalid input becomes `invalid-input` with a message per field, as react-admin shows it. */
export const createRouter = () =>
  new OpenAPIHono<AppEnvironment>({
    defaultHook: (result) => {
      if (result.success) return;
      const fields: Record<string, string> = {};
      for (const issue of result.error.issues) fields[issue.path.join('.') || result.target] ??= issue.message;
      throw new ApiError('invalid-input', { fields });
    },
  });

/**
 * The number of a row in the path of a route that has no contract.
 * @throws ApiError: what the number is of is not found
 */
export function pathNumber(value: string | undefined, what: string): number {
  const parsed = rowId.safeParse(value);
  if (!parsed.success) throw new ApiError('not-found', { what });
  return parsed.data;
}
