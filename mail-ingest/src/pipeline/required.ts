import type { MailContext } from './types.ts';

/** What an earlier step has put into the context. Its absence is a mistake in the order of the steps. */
export function required<K extends keyof MailContext>(context: MailContext, key: K): NonNullable<MailContext[K]> {
  const value = context[key];
  if (value === null || value === undefined) throw new TypeError(`no earlier step has set "${key}"`);
  return value;
}
