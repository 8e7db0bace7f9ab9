import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { keptFresh } from '../../live/readAgain.ts';
import type { PanelDataProvider } from '../../providers/dataProvider.ts';

/** How many tickets each view of the queue holds; read again with every live update. */
export function useCounts() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  return useQuery({
    queryKey: ['tickets', 'counts'],
    queryFn: () => dataProvider.counts(),
    refetchInterval: 60_000,
    ...keptFresh,
  });
}
