import { type KeyHandlers, type KeyScope, keysOf } from './keys.ts';
import { type Shortcuts, useShortcuts } from './useShortcuts.ts';

/** Binds all keys of a page, as the table of keys has them. */
export function useKeys<Scope extends KeyScope>(scope: Scope, handlers: KeyHandlers<Scope>): void {
  const byAction: Shortcuts = handlers;
  const bound: Shortcuts = {};
  for (const [action, { codes }] of keysOf(scope)) {
    const handler = byAction[action];
    if (handler) for (const code of codes) bound[code] = handler;
  }
  useShortcuts(bound);
}
