import { Box } from '@mui/material';
import { type ApplicationState, applicationStages, type StageGroup, stageGroupLabels, stagesOf } from '@perenos/domain';
import { Link } from 'react-router-dom';
import type { Shelf } from './registerParams.ts';

type StageListProps = {
  shown: Shelf;
  counts: Readonly<Record<ApplicationState, number>> | undefined;
  /** The address of a shelf. */
  to: (shelf: Shelf) => string;
};

/** «Этапы обработки заявлений» with how many stand at each. */
export function StageList({ shown, counts, to }: StageListProps) {
  const total = (states: readonly ApplicationState[]) =>
    counts && states.reduce((sum, state) => sum + counts[state], 0);
  const groups: StageGroup[] = ['new', 'processed'];
  return (
    <Box
      component="nav"
      aria-label="Этапы обработки"
      sx={{ overflowY: 'auto', borderRight: 1, borderColor: 'divider', p: 1, display: 'grid', alignContent: 'start' }}
    >
      <Stage
        to={to('all')}
        label="Все"
        count={total([...stagesOf('new'), ...stagesOf('processed')])}
        active={shown === 'all'}
      />
      {groups.map((group) => (
        <Box key={group} sx={{ display: 'grid', mt: 0.75 }}>
          <Stage
            to={to(`group-${group}`)}
            label={stageGroupLabels[group]}
            count={total(stagesOf(group))}
            active={shown === `group-${group}`}
            heading
          />
          {stagesOf(group).map((state) => (
            <Stage
              key={state}
              to={to(state)}
              label={applicationStages[state].label}
              hint={applicationStages[state].definition}
              count={counts?.[state]}
              active={shown === state}
              nested
            />
          ))}
        </Box>
      ))}
    </Box>
  );
}

type StageProps = {
  to: string;
  label: string;
  count: number | undefined;
  active: boolean;
  hint?: string;
  heading?: boolean;
  nested?: boolean;
};

function Stage({ to, label, count, active, hint, heading = false, nested = false }: StageProps) {
  return (
    <Box
      component={Link}
      to={to}
      title={hint}
      aria-current={active ? 'page' : undefined}
      aria-label={count === undefined ? label : `${label}: ${count}`}
      sx={({ palette }) => ({
        display: 'flex',
        gap: 1,
        alignItems: 'center',
        minHeight: 27,
        pl: nested ? 2 : 1,
        pr: 1,
        borderRadius: 1,
        fontSize: 13,
        lineHeight: 1.25,
        textDecoration: 'none',
        color: 'text.primary',
        fontWeight: active || heading ? 650 : 450,
        bgcolor: active ? palette.tones.wait.bg : 'transparent',
        '&:hover': { bgcolor: active ? palette.tones.wait.bg : 'action.hover' },
      })}
    >
      <Box component="span" sx={{ flex: 1 }}>
        {`${label} `}
      </Box>
      <Box component="span" aria-hidden="true" sx={{ fontSize: 12, color: 'text.secondary' }}>
        {count || ''}
      </Box>
    </Box>
  );
}
