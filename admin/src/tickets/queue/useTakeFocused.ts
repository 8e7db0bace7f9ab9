import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import { errorText } from '../../api/http.ts';
import type { TicketRow } from '../../api/types.ts';
import type { PanelDataProvider } from '../../providers/dataProvider.ts';

/** Takes the ticket of the row that has the focus, without opening it. */
export function useTakeFocused(rows: readonly TicketRow[] | undefined): () => Promise<void> {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  return async () => {
    const id = Number(document.activeElement?.closest<HTMLElement>('[data-row-id]')?.dataset.rowId);
    const row = rows?.find((each) => each.id === id);
    if (!row) return;
    try {
      await dataProvider.take(row.id, { version: row.version });
      notify(`Взято: ${row.number}`, { type: 'success' });
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    }
    await queryClient.invalidateQueries({ queryKey: ['tickets'] });
  };
}
