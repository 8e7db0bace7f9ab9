import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import type { Found, FoundGroup } from './results.ts';

type ResultsProps = { id: string; groups: FoundGroup[]; active: string | null; onOpen: (to: string) => void };

/** What was found, in groups; one is active, and stays in sight. */
export function Results({ id, groups, active, onOpen }: ResultsProps) {
  return (
    <Box role="listbox" id={id} aria-label="Найденное" sx={{ maxHeight: '60vh', overflowY: 'auto' }}>
      {groups.map(({ title, found }) => (
        <Box
          key={title}
          role="group"
          aria-label={title}
          sx={{ borderTop: 1, borderColor: 'divider', py: 0.75, px: 0.75 }}
        >
          <Box aria-hidden="true" sx={{ px: 1.25, pb: 0.25, fontSize: 12, fontWeight: 600, color: 'text.secondary' }}>
            {title}
          </Box>
          {found.map((each) => (
            <Result key={each.key} id={id} found={each} active={each.key === active} onOpen={onOpen} />
          ))}
        </Box>
      ))}
    </Box>
  );
}

type ResultProps = { id: string; found: Found; active: boolean; onOpen: (to: string) => void };

function Result({ id, found, active, onOpen }: ResultProps) {
  const element = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Box
      component={Link}
      ref={element}
      to={found.to}
      id={`${id}-${found.key}`}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(found.to);
      }}
      sx={{
        display: 'block',
        px: 1.25,
        py: 0.5,
        borderRadius: 1,
        color: 'text.primary',
        textDecoration: 'none',
        bgcolor: active ? 'action.selected' : 'transparent',
        '&:hover': { bgcolor: active ? 'action.selected' : 'action.hover' },
      }}
    >
      <Box sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {found.title}
      </Box>
      <Box
        sx={{
          fontSize: 12.5,
          color: 'text.secondary',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {found.details}
      </Box>
    </Box>
  );
}
