import { usePermissions } from 'react-admin';
import type { CurrentUser, TemplateDetail } from '../api/types.ts';
import { RecordCard } from '../records/RecordCard.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';
import { TemplateReading } from './TemplateReading.tsx';

/** One template: a supervisor changes it, everybody else reads it. */
export function TemplatePage() {
  const { permissions } = usePermissions<CurrentUser['role']>();
  return (
    <RecordCard<TemplateDetail> resource="templates" list="Шаблоны писем" name={(template) => template.title}>
      {(template) =>
        permissions === 'supervisor' ? (
          <TemplateEditor key={template.id} template={template} />
        ) : (
          <TemplateReading template={template} />
        )
      }
    </RecordCard>
  );
}
