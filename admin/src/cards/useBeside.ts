import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useGetOne } from 'react-admin';
import type { PartnerRow, SubscriberDetail, SubscriberRow } from '../api/types.ts';
import { wholeRecord } from '../providers/queryClient.ts';

/** The subscriber whom a ticket names; null: the registry has none. Of several with one ИНН the КПП decides, else the first. */
export function useSubscriber(inn: string | null, kpp: string | null) {
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: ['subscribers', 'beside', inn, kpp],
    queryFn: async () => {
      const { data: found } = await dataProvider.getList<SubscriberRow>('subscribers', {
        filter: { q: inn },
        sort: { field: 'name', order: 'ASC' },
        pagination: { page: 1, perPage: 50 },
      });
      const same = found.filter((each) => each.inn === inn);
      const subscriber = same.find((each) => each.kpp === kpp) ?? same[0];
      if (!subscriber) return null;
      return (await dataProvider.getOne<SubscriberDetail>('subscribers', { id: subscriber.id })).data;
    },
    enabled: inn !== null,
  });
}

export const usePartner = (id: string | null) =>
  useGetOne<PartnerRow>('partners', { id: id ?? '', meta: wholeRecord }, { enabled: id !== null });
