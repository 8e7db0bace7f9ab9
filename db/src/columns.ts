import { JsonType, type Platform, p, TextType } from '@mikro-orm/core';

/**
 * PostgreSQL's text and jsonb hold neither NUL nor lone surrogates, and mails bring both. Each is replaced by one
 * character, so that offsets of evidence into the text stay true.
 */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

/** Replacer for `JSON.stringify`. */
export const storableDeep = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? storable(value) : value;

class StorableText extends TextType {
  override convertToDatabaseValue(value: string): string {
    return typeof value === 'string' ? storable(value) : value;
  }
}

class StorableJson extends JsonType {
  override convertToDatabaseValue(value: unknown, platform: Platform): string | null {
    if (value == null) return null;
    return platform.convertJsonToDatabaseValue(JSON.parse(JSON.stringify(value, storableDeep))) as string;
  }
}

/** Unbounded text: a length limit would lose mails with long subjects. `T` narrows it to a union of literals. */
export const text = <T = string>() => p.type(StorableText).columnType('text').$type<T>();
export const json = <T>() => p.type(StorableJson).columnType('jsonb').$type<T>();
/** Instant with milliseconds, as `Date`. */
export const instant = () => p.datetime(3);
/** Calendar date in Europe/Moscow, `YYYY-MM-DD`. */
export const calendarDate = () => p.date().$type<string>();
export const textArray = () => p.array<string>().columnType('text[]');
export const bytes = () => p.blob().$type<Uint8Array>().lazy();
/** SQL list of a union's members, for check constraints. */
export const oneOf = (column: string, values: readonly string[]): string =>
  `${column} in (${values.map((value) => `'${value}'`).join(', ')})`;
