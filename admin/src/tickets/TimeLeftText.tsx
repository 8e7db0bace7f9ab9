import { Box, Tooltip } from '@mui/material';
import { useNow } from '../lib/useNow.ts';
import { type Clock, timeLeft } from './countdown.ts';

/** The live countdown of a ticket; the exact moment is in the tooltip. */
export function TimeLeftText({ clock }: { clock: Clock }) {
  const left = timeLeft(clock, useNow());
  const urgent = left.tone === 'late' || left.tone === 'soon' ? left.tone : null;
  const words = (
    <Box
      component="span"
      sx={({ palette }) => ({
        fontWeight: urgent === null ? 450 : 600,
        color:
          urgent === null
            ? left.tone === 'quiet'
              ? palette.text.secondary
              : palette.text.primary
            : palette.tones[urgent].fg,
      })}
    >
      {left.text}
    </Box>
  );
  return left.exact === null ? words : <Tooltip title={left.exact}>{words}</Tooltip>;
}
