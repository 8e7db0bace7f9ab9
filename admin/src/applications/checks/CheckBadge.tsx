import type { SvgIconComponent } from '@mui/icons-material';
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import CloudOff from '@mui/icons-material/CloudOff';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { Box } from '@mui/material';
import { type CheckState, checkStateLabels } from '@perenos/domain';
import type { Tones } from '../../theme/palette.ts';

const looks: Record<CheckState, { icon: SvgIconComponent; tone: keyof Tones }> = {
  'not-run': { icon: RadioButtonUnchecked, tone: 'quiet' },
  running: { icon: HourglassEmpty, tone: 'wait' },
  passed: { icon: CheckCircleOutline, tone: 'execute' },
  failed: { icon: ErrorOutline, tone: 'refuse' },
  unavailable: { icon: CloudOff, tone: 'request-data' },
};

/** The state of a check as an icon and words: the colour alone says nothing. */
export function CheckBadge({ state }: { state: CheckState }) {
  const { icon: Icon, tone } = looks[state];
  return (
    <Box
      component="span"
      sx={({ palette }) => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        px: 0.75,
        py: 0.125,
        borderRadius: 1,
        whiteSpace: 'nowrap',
        fontWeight: 600,
        fontSize: 12.5,
        color: palette.tones[tone].fg,
        bgcolor: palette.tones[tone].bg,
      })}
    >
      <Icon aria-hidden="true" sx={{ fontSize: 15 }} />
      {checkStateLabels[state]}
    </Box>
  );
}
