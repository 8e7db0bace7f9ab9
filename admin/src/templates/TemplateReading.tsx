import { Box } from '@mui/material';
import type { TemplateDetail } from '../api/types.ts';
import { Part } from '../records/RecordCard.tsx';
import { Placeholders } from './Placeholders.tsx';
import { Versions } from './Versions.tsx';

/** A template for those who don't change it: text, placeholders, versions. */
export function TemplateReading({ template }: { template: TemplateDetail }) {
  return (
    <Box sx={{ maxWidth: 900 }}>
      <Box component="p" sx={{ mt: 0, color: 'text.secondary' }}>
        Шаблоны меняет руководитель.
      </Box>
      <Part title="Текст">
        <Box sx={{ p: 1.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{template.text}</Box>
      </Part>
      <Placeholders placeholders={template.placeholders} />
      <Versions template={template} />
    </Box>
  );
}
