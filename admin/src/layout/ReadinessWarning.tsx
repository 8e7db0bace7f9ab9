import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';

const minute = 60_000;

/** Why the server can't work as it should, in its own words; null where it can. */
async function readinessProblem(): Promise<string | null> {
  const answer = await fetch('/readyz');
  if (answer.ok) return null;
  const { message } = (await answer.json()) as { message?: string };
  return message ?? null;
}

/** On every page while the server can write nothing, or has no database: before anybody loses what he is typing. */
export function ReadinessWarning() {
  const { data = null } = useQuery({
    queryKey: ['readiness'],
    queryFn: readinessProblem,
    refetchInterval: minute,
    retry: false,
  });
  return data === null ? null : (
    <Alert severity="error" sx={{ borderRadius: 0 }}>
      {data}
    </Alert>
  );
}
