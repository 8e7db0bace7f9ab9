import { useQueryClient } from '@tanstack/react-query';

/** Reads the saved views again after one has changed. */
export function useReadViews(): () => void {
  const queryClient = useQueryClient();
  return () => void queryClient.invalidateQueries({ queryKey: ['views'] });
}
