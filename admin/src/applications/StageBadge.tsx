import { Box } from '@mui/material';
import { type ApplicationState, applicationStages, applicationStateLabels } from '@perenos/domain';
import type { Tones } from '../theme/palette.ts';

const tones: Record<ApplicationState, keyof Tones> = {
  new: 'review',
  checking: 'wait',
  accepted: 'review',
  'in-progress': 'wait',
  blocked: 'refuse',
  confirmed: 'execute',
  suspended: 'request-data',
  'delegated-to-identification': 'wait',
  'identification-fns': 'wait',
  'identification-passed': 'execute',
  'identification-failed': 'refuse',
  processed: 'quiet',
  registered: 'execute',
  rejected: 'refuse',
  'awaiting-receipt': 'wait',
  'response-uploaded': 'execute',
};

/** The stage of an application in a word; what it means is in the tooltip. */
export function StageBadge({ state }: { state: ApplicationState }) {
  return (
    <Box
      component="span"
      title={applicationStages[state].definition}
      sx={({ palette }) => ({
        display: 'inline-block',
        px: 0.75,
        py: 0.125,
        borderRadius: 1,
        fontWeight: 600,
        fontSize: 12.5,
        whiteSpace: 'nowrap',
        color: palette.tones[tones[state]].fg,
        bgcolor: palette.tones[tones[state]].bg,
      })}
    >
      {applicationStateLabels[state]}
    </Box>
  );
}
