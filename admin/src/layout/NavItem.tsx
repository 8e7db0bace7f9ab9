import type { SvgIconComponent } from '@mui/icons-material';
import { Box, Tooltip } from '@mui/material';
import { Link } from 'react-router-dom';

type NavItemProps = {
  to: string;
  label: string;
  icon: SvgIconComponent;
  active: boolean;
  /** The narrow rail shows the icon and the number; the words are in the tooltip. */
  narrow: boolean;
  count?: number;
  urgent?: boolean;
};

export function NavItem({ to, label, icon: Icon, active, narrow, count, urgent = false }: NavItemProps) {
  const link = (
    <Box
      component={Link}
      to={to}
      aria-current={active ? 'page' : undefined}
      aria-label={count === undefined ? label : `${label}: ${count}`}
      sx={({ palette }) => ({
        display: 'flex',
        flexDirection: narrow ? 'column' : 'row',
        alignItems: 'center',
        justifyContent: narrow ? 'center' : 'flex-start',
        gap: narrow ? 0 : 1,
        minHeight: narrow ? (count === undefined ? 28 : 34) : 32,
        '@media (max-height: 860px)': { minHeight: narrow ? (count === undefined ? 24 : 30) : 27 },
        fontSize: 13,
        px: narrow ? 0 : 1,
        borderRadius: 1,
        textDecoration: 'none',
        color: palette.rail.fg,
        fontWeight: active ? 650 : 450,
        bgcolor: active ? palette.rail.active : 'transparent',
        '&:hover': { bgcolor: active ? palette.rail.active : palette.rail.hover },
      })}
    >
      <Icon aria-hidden="true" sx={{ fontSize: 18, flex: 'none', color: active ? 'primary.main' : 'rail.muted' }} />
      {!narrow && (
        <Box
          component="span"
          sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
        >
          {/* The space parts the words from the number, for those who hear them. */}
          {`${label} `}
        </Box>
      )}
      {count !== undefined && count > 0 && (
        <Box
          component="span"
          aria-hidden="true"
          sx={({ palette }) => ({
            fontSize: narrow ? 10.5 : 12,
            fontWeight: 600,
            lineHeight: narrow ? 1.2 : undefined,
            px: narrow ? 0 : 0.5,
            borderRadius: 1,
            color: urgent ? palette.tones.late.fg : palette.rail.muted,
            bgcolor: urgent && !narrow ? palette.tones.late.bg : 'transparent',
          })}
        >
          {count}
        </Box>
      )}
    </Box>
  );
  return narrow ? (
    <Tooltip title={label} placement="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
