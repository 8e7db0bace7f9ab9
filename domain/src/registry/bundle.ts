import type * as z from 'zod';
import { type BundleFault, contradictionIn } from './bundle-references.ts';
import { bundleSchema } from './bundle-schema.ts';
import type { RegistryData } from './types.ts';

export type ParsedBundle = { ok: true; registry: RegistryData } | ({ ok: false } & BundleFault);

/** JSON path of a place: `$.partners[3].inn`. */
const jsonPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((shown, key) => (typeof key === 'number' ? `${shown}[${key}]` : `${shown}.${String(key)}`), '$');

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json);

const typeNames: Readonly<Record<string, string>> = {
  string: 'строка',
  number: 'число',
  boolean: 'true или false',
  array: 'массив',
  object: 'объект',
  null: 'null',
};

function wrongType(issue: z.core.$ZodIssueInvalidType, value: unknown): string {
  if (value === undefined) return 'обязательное поле отсутствует';
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return `ожидается ${typeNames[issue.expected] ?? issue.expected}, а здесь ${typeNames[found] ?? found}`;
}

function faultOf(issue: z.core.$ZodIssue, json: unknown): BundleFault {
  const path = jsonPath(issue.path);
  const value = valueAt(json, issue.path);
  if (issue.code === 'unrecognized_keys')
    return { path: jsonPath([...issue.path, issue.keys[0] ?? '']), reason: 'такого поля нет в формате' };
  if (issue.code === 'invalid_type') return { path, reason: wrongType(issue, value) };
  if (issue.code === 'invalid_value' && value === undefined) return { path, reason: 'обязательное поле отсутствует' };
  if (issue.code === 'invalid_value') return { path, reason: `допустимо одно из: ${issue.values.join(', ')}` };
  return { path, reason: issue.message };
}

/**
 * Reads a registry bundle (`registry.schema.json`). A bundle that breaks the format or contradicts itself is refused as
 * a whole, with the JSON path of the first fault and the reason in Russian. Dates are real calendar dates.
 */
export function parseRegistryBundle(json: unknown): ParsedBundle {
  const parsed = bundleSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const fault = issue === undefined ? { path: '$', reason: 'формат нарушен' } : faultOf(issue, json);
    return { ok: false, ...fault };
  }
  const fault = contradictionIn(parsed.data);
  return fault === null ? { ok: true, registry: parsed.data } : { ok: false, ...fault };
}
