import ReportProblemOutlined from '@mui/icons-material/ReportProblemOutlined';
import { Box } from '@mui/material';
import type { MailRow } from '../api/types.ts';
import { needsAttention, outcomeText, reasonText } from './outcome.ts';

export function MailOutcome({ mail }: { mail: MailRow }) {
  const reason = reasonText(mail.reason);
  if (!needsAttention(mail)) {
    return (
      <>
        {outcomeText(mail)}
        {reason && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{reason}</Box>}
      </>
    );
  }
  return (
    <>
      <Box
        component="span"
        sx={({ palette }) => ({
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          px: 0.75,
          borderRadius: 1,
          fontWeight: 600,
          color: palette.tones.late.fg,
          bgcolor: palette.tones.late.bg,
        })}
      >
        <ReportProblemOutlined aria-hidden="true" sx={{ fontSize: 15 }} />
        {outcomeText(mail)}
      </Box>
      {reason && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{reason}</Box>}
    </>
  );
}
