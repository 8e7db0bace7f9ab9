import type { TemplateRow } from '../api/types.ts';
import { formatFull } from '../lib/dates.ts';
import { To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';

const columns: ColumnOf<TemplateRow>[] = [
  {
    title: 'Шаблон',
    render: (template) => <To to={`/templates/${encodeURIComponent(template.id)}`}>{template.title}</To>,
  },
  { title: 'Версия', width: '12%', render: (template) => template.version },
  { title: 'Кто изменил', width: '22%', render: (template) => template.updatedBy ?? 'исходный текст' },
  {
    title: 'Когда',
    width: '28%',
    render: (template) => (template.updatedAt === null ? '—' : formatFull(template.updatedAt)),
  },
];

export function TemplateList() {
  return (
    <RecordsPage<TemplateRow>
      resource="templates"
      title="Шаблоны писем"
      columns={columns}
      sort={{ field: 'title', order: 'ASC' }}
      searchHint="Название"
    />
  );
}
