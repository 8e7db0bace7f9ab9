import { Box, Button } from '@mui/material';
import type { TemplateDetail } from '../api/types.ts';
import { formatFull } from '../lib/dates.ts';
import { Part } from '../records/RecordCard.tsx';

type VersionsProps = {
  template: TemplateDetail;
  /** Brings a former text back; without it versions are only read. */
  onRestore?: (version: number) => void;
  busy?: boolean;
};

/** Every text that the template has had, the latest first. */
export function Versions({ template, onRestore, busy = false }: VersionsProps) {
  return (
    <Part title="Версии">
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 1.5, display: 'grid', gap: 0.5 }}>
        {template.versions.map(({ version, text, by, at }) => (
          <li key={version}>
            <details>
              <summary>
                {version}. {by}
                {at !== null && `, ${formatFull(at)}`}
                {version === template.version && (
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {' '}
                    · действует
                  </Box>
                )}
              </summary>
              <Box
                sx={{
                  my: 0.5,
                  p: 1,
                  borderRadius: 1,
                  bgcolor: 'background.default',
                  whiteSpace: 'pre-wrap',
                  overflowWrap: 'anywhere',
                  fontSize: 12.5,
                }}
              >
                {text}
              </Box>
              {onRestore && version !== template.version && (
                <Button variant="outlined" disabled={busy} onClick={() => onRestore(version)} sx={{ mb: 1 }}>
                  Вернуть текст версии {version}
                </Button>
              )}
            </details>
          </li>
        ))}
      </Box>
    </Part>
  );
}
