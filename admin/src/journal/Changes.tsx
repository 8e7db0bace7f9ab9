import { Box } from '@mui/material';
import type { JournalLine } from '../api/types.ts';

/** As many as the eye takes in at once; the rest unfolds. */
const shown = 4;

type Change = JournalLine['changes'][number];

/** Before → after, field by field. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  const rest = changes.slice(shown);
  return (
    <Box sx={{ mt: 0.25, fontSize: 12.5, color: 'text.secondary' }}>
      {changes.slice(0, shown).map(changeLine)}
      {rest.length > 0 && (
        <details>
          <summary>Ещё {rest.length}</summary>
          {rest.map(changeLine)}
        </details>
      )}
    </Box>
  );
}

const changeLine = ({ label, before, after }: Change) => (
  <div key={label}>
    {label}:{' '}
    {before !== null && (
      <>
        <Box component="span" sx={{ textDecoration: after === null ? 'line-through' : 'none' }}>
          {before}
        </Box>
        {after !== null && ' → '}
      </>
    )}
    {after !== null && (
      <Box component="span" sx={{ color: 'text.primary' }}>
        {after}
      </Box>
    )}
  </div>
);
