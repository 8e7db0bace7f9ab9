import type { CheckId } from '@perenos/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { errorText } from '../../api/http.ts';
import type { ApplicationChecks } from '../../api/types.ts';
import type { PanelDataProvider } from '../../providers/dataProvider.ts';

const pollEvery = 1_000;

/** The checks of an application, read again every second while one runs: whoever started it. */
export function useChecks(applicationId: string) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [asking, setAsking] = useState(0);
  const queryKey = ['applications', 'checks', applicationId];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => dataProvider.checks(applicationId),
    refetchInterval: ({ state }) =>
      asking > 0 || state.data?.checks.some((check) => check.state === 'running') ? pollEvery : false,
  });

  const settle = async (answer: ApplicationChecks) => {
    // An answer to a poll that is still under way would show the past.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, answer);
    await queryClient.invalidateQueries({
      queryKey: ['applications'],
      predicate: ({ queryKey: [, of] }) => of !== 'checks',
    });
    await queryClient.invalidateQueries({ queryKey: ['journal'] });
  };
  const run = async (check: CheckId | null) => {
    setAsking((count) => count + 1);
    // Shows what was marked as running before the registers have answered.
    setTimeout(() => void refetch(), 150);
    try {
      await settle(
        check === null
          ? await dataProvider.runChecks(applicationId)
          : await dataProvider.runCheck(applicationId, check),
      );
    } catch (problem) {
      notify(errorText(problem), { type: 'error' });
    }
    setAsking((count) => count - 1);
  };
  const pass = async (check: CheckId, input: { attempt: number; grounds: string }) =>
    settle(await dataProvider.passCheck(applicationId, check, input));
  return { data, error, refetch, run, pass, asking: asking > 0 };
}
