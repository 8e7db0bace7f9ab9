import { z } from '@hono/zod-openapi';

/** Instant in UTC, ISO 8601 with `Z`. */
export const instant = z.iso.datetime().openapi({ example: '2026-03-17T06:12:40.000Z' });
/** Calendar date in Europe/Moscow. */
export const date = z.iso.date('Укажите дату').openapi({ example: '2026-03-17' });

export { type UserRole as Role, userRoles as roles } from '@perenos/domain';

export const errorBody = z
  .object({
    code: z.string(),
    message: z.string().openapi({ description: 'По-русски, для показа человеку' }),
    errors: z.record(z.string(), z.string()).optional(),
    details: z.unknown().optional(),
  })
  .openapi('Error');

/** Number of a row: a column of the type `integer` holds no greater one. */
export const rowId = z.coerce.number().int().positive().max(2_147_483_647);

/** The number of a row in the path. */
export const pathId = <Name extends string>(name: Name) => rowId.openapi({ param: { name, in: 'path' } });

export const idParam = z.object({ id: pathId('id') });
export const keyParam = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' } }),
});

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });

/** A JSON answer of 200. */
export const ok = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description, content: json(schema) },
});

/** The refusals that any route may give; the body is always an `Error`. */
export const refusals = <S extends 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503>(...statuses: S[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: 'Отказ', content: json(errorBody) }])) as Record<
    S,
    { description: string; content: { 'application/json': { schema: typeof errorBody } } }
  >;

export const body = <T extends z.ZodType>(schema: T) => ({ body: { required: true, content: json(schema) } });

/** A form with files. */
export const multipart = <S extends z.ZodRawShape>(shape: S) => ({
  body: { required: true, content: { 'multipart/form-data': { schema: z.object(shape) } } },
});

const binary = { type: 'string', format: 'binary' } as const;
const isFile = (value: unknown): boolean => value instanceof File;

/** One file of a form. `words`: what whoever gives none reads. */
export const uploadedFile = (words: string) => z.custom<File>(isFile, words).openapi(binary);

/** One file of a form, or several under the same name. */
export const uploadedFiles = (words: string) =>
  z.custom<File | File[]>((value) => [value].flat().every(isFile), words).openapi({ type: 'array', items: binary });
