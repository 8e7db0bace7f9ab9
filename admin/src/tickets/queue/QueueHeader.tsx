import BookmarkAddOutlined from '@mui/icons-material/BookmarkAddOutlined';
import DensityMedium from '@mui/icons-material/DensityMedium';
import DensitySmall from '@mui/icons-material/DensitySmall';
import { Box, Button, ToggleButton, ToggleButtonGroup, Tooltip, Typography } from '@mui/material';
import { counted } from '../../lib/plural.ts';
import type { Density } from './useDensity.ts';

type QueueHeaderProps = {
  title: string;
  total: number | undefined;
  density: Density;
  onDensity: () => void;
  onSave: () => void;
};

/** What is shown, how many there are, how close the rows stand, and the way to keep this choice under a name. */
export function QueueHeader({ title, total, density, onDensity, onSave }: QueueHeaderProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 30 }}>
      <Typography variant="h1" noWrap>
        {title}
      </Typography>
      <Box component="span" role="status" sx={{ flex: 1, color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {total !== undefined && counted(total, 'обращение', 'обращения', 'обращений')}
      </Box>
      <Button startIcon={<BookmarkAddOutlined />} onClick={onSave} aria-keyshortcuts="V">
        Сохранить вид
      </Button>
      <ToggleButtonGroup
        size="small"
        exclusive
        value={density}
        aria-label="Плотность строк"
        onChange={(_, value) => value !== null && value !== density && onDensity()}
        sx={{ '& button': { p: 0.5 } }}
      >
        <ToggleButton value="normal" aria-label="Обычно">
          <Tooltip title="Обычно (D)">
            <DensityMedium sx={{ fontSize: 17 }} />
          </Tooltip>
        </ToggleButton>
        <ToggleButton value="dense" aria-label="Плотно">
          <Tooltip title="Плотно (D)">
            <DensitySmall sx={{ fontSize: 17 }} />
          </Tooltip>
        </ToggleButton>
      </ToggleButtonGroup>
    </Box>
  );
}
