import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PanelDataProvider } from '../../providers/dataProvider.ts';

const freshForMs = 30_000;

/** Colleagues who may get a ticket, and how many each has in work. */
export function useStaff(enabled = true) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  return useQuery({ queryKey: ['staff'], queryFn: () => dataProvider.staff(), staleTime: freshForMs, enabled });
}
