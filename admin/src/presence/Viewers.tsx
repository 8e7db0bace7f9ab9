import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { Box, Tooltip } from '@mui/material';
import { usePresence } from './usePresence.ts';

/** «Иванов Андрей Петрович» as «Иванов А. П.»; a single word stays as it is. */
export function shortName(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/);
  return [first, ...others.map((each) => `${each.charAt(0)}.`)].join(' ');
}

/** Who else looks at the ticket now. */
export function Viewers({ ticketId }: { ticketId: number }) {
  const viewers = usePresence(ticketId);
  const names = viewers.map(({ name }) => shortName(name));
  const words = names.length > 2 ? `${names[0]} и ещё ${names.length - 1}` : names.join(', ');
  return (
    <Box role="status" sx={{ display: 'flex', flex: 'none' }}>
      {viewers.length > 0 && (
        <Tooltip title={`Сейчас это обращение открыто у: ${viewers.map(({ name }) => name).join(', ')}`}>
          <Box
            component="span"
            sx={({ palette }) => ({
              display: 'inline-flex',
              alignItems: 'center',
              gap: 0.5,
              px: 0.75,
              borderRadius: 1,
              whiteSpace: 'nowrap',
              fontSize: 12.5,
              fontWeight: 600,
              color: palette.tones.wait.fg,
              bgcolor: palette.tones.wait.bg,
            })}
          >
            <VisibilityOutlined aria-hidden="true" sx={{ fontSize: 15 }} />
            {viewers.length > 1 ? 'смотрят' : 'смотрит'} {words}
          </Box>
        </Tooltip>
      )}
    </Box>
  );
}
