import { useEffect } from 'react';

/** Names the browser's tab, so that several open tickets can be told apart. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Перенос`;
  }, [title]);
}
