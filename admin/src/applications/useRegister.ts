import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider, useGetList } from 'react-admin';
import type { ApplicationListRow } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { filterOf, type RegisterParams, shelfFilter } from './registerParams.ts';

export const registerPerPage = 50;
/** Colleagues and jobs move applications too. */
const refreshMs = 30_000;

/** The rows of a part of the register, and how many stand at each stage of what was searched for. */
export function useRegister(params: RegisterParams) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const filter = filterOf(params);
  const list = useGetList<ApplicationListRow>(
    'applications',
    {
      filter: { ...filter, ...shelfFilter(params.shelf) },
      sort: { field: 'receivedOn', order: 'DESC' },
      pagination: { page: params.page, perPage: registerPerPage },
    },
    { refetchInterval: refreshMs, placeholderData: keepPreviousData },
  );
  const counts = useQuery({
    queryKey: ['applications', 'counts', filter],
    queryFn: () => dataProvider.applicationCounts(filter),
    refetchInterval: refreshMs,
    placeholderData: keepPreviousData,
  });
  return { list, counts: counts.data };
}

/** The address of the file that holds what the register shows. */
export const exportHref = (params: RegisterParams, format: 'xlsx' | 'csv'): string =>
  `/api/applications/export?${new URLSearchParams({
    format,
    filter: JSON.stringify({ ...filterOf(params), ...shelfFilter(params.shelf) }),
    sort: '["receivedOn","DESC"]',
  })}`;
