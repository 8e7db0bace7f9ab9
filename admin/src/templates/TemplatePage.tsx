import type { TemplateDetail } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { RecordCard } from '../records/RecordCard.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';
import { TemplateReading } from './TemplateReading.tsx';

/** One template: a supervisor changes it, everybody else reads it. */
export function TemplatePage() {
  const mayEdit = useMay()('templates.edit');
  return (
    <RecordCard<TemplateDetail> resource="templates" list="Шаблоны писем" name={(template) => template.title}>
      {(template) =>
        mayEdit ? <TemplateEditor key={template.id} template={template} /> : <TemplateReading template={template} />
      }
    </RecordCard>
  );
}
