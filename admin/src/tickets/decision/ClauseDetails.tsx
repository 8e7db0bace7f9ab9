import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';

/** «п. 4.1.4» for a clause of the regulation; rules of this product go by their own name (FB-2, SE-1). */
export const clauseName = (clause: string): string => (/^\d/.test(clause) ? `п. ${clause}` : clause);

function ClauseChip({ clause }: { clause: string }) {
  return (
    <Box
      component="span"
      sx={({ palette }) => ({
        flex: 'none',
        // The longest name of a clause has room, so that the statements stand one under the other.
        minWidth: 47,
        px: 0.75,
        borderRadius: 0.75,
        fontSize: 12,
        fontWeight: 600,
        lineHeight: '19px',
        color: palette.tones.quiet.fg,
        bgcolor: palette.tones.quiet.bg,
      })}
    >
      {clauseName(clause)}
    </Box>
  );
}

type ClauseDetailsProps = { clause: string | null; clauses: Record<string, string>; children?: ReactNode };

/** A statement with its clause; the clause's own words unfold on demand. */
export function ClauseDetails({ clause, clauses, children }: ClauseDetailsProps) {
  const text = clause === null ? undefined : clauses[clause];
  const line = (
    <Box component="span" sx={{ display: 'flex', gap: 0.75, alignItems: 'flex-start' }}>
      {clause !== null && <ClauseChip clause={clause} />}
      {children && <span>{children}</span>}
    </Box>
  );
  if (!text) return line;
  return (
    <details>
      <Box
        component="summary"
        sx={{
          listStyle: 'none',
          '&::-webkit-details-marker': { display: 'none' },
          '&:hover': { color: 'primary.main' },
        }}
      >
        {line}
      </Box>
      <Box
        component="blockquote"
        sx={{
          m: 0,
          my: 0.5,
          pl: 1.25,
          borderLeft: 3,
          borderColor: 'primary.main',
          whiteSpace: 'pre-line',
          fontSize: 12.5,
          color: 'text.secondary',
        }}
      >
        {text}{' '}
        <Link component={RouterLink} to={`/regulation#${clause}`}>
          В регламенте
        </Link>
      </Box>
    </details>
  );
}
