import { Box } from '@mui/material';
import { mailboxLabels } from '@perenos/domain';
import type { TracedMail } from '../api/types.ts';
import { formatFull, formatTime } from '../lib/dates.ts';
import { To } from '../records/parts.tsx';
import { outcomeWords } from './outcome.ts';

/** One mail that was looked for: when it came, what became of it and why, and every step of its reading. */
export function TracedMailCard({ mail }: { mail: TracedMail }) {
  const attention = mail.outcome === null || mail.outcome === 'quarantined';
  return (
    <Box
      component="article"
      aria-label={mail.subject || '(без темы)'}
      sx={{
        maxWidth: 1000,
        mb: 1.5,
        p: 1.5,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Box sx={{ flex: 1, minWidth: 200, overflowWrap: 'anywhere' }}>
          <To to={`/mails/${mail.mailId}`}>{mail.subject || '(без темы)'}</To>
        </Box>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {mailboxLabels[mail.mailbox]}, {formatFull(mail.receivedAt)}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', gap: 1, mt: 0.75, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Box
          component="span"
          sx={({ palette }) => ({
            px: 0.75,
            borderRadius: 1,
            fontWeight: 600,
            color: palette.tones[attention ? 'late' : 'quiet'].fg,
            bgcolor: palette.tones[attention ? 'late' : 'quiet'].bg,
          })}
        >
          {mail.outcome === null ? 'ещё не прочитано' : (outcomeWords[mail.outcome] ?? mail.outcome)}
        </Box>
        {mail.ticketId === null ? (
          <span>{mail.reasonText}</span>
        ) : (
          <To to={`/tickets/${mail.ticketId}`}>{mail.number ?? mail.ticketId}</To>
        )}
      </Box>
      {mail.steps.length > 0 && (
        <Box component="details" sx={{ mt: 0.75 }}>
          <Box component="summary" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
            Как письмо читалось
          </Box>
          <Box component="ol" sx={{ m: 0, mt: 0.5, pl: 2.5, fontSize: 12.5 }}>
            {mail.steps.map((step) => (
              <li key={`${step.name} ${step.at}`}>
                <Box component="time" dateTime={step.at} sx={{ color: 'text.secondary', mr: 0.75 }}>
                  {formatTime(step.at)}
                </Box>
                {step.name}: {step.result}
              </li>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}
