import { type EntityManager, firstTemplateVersion, type TemplateVersion, templateVersions } from '@perenos/db';
import { defaultTemplates, isTemplateKey, type TemplateKey, templateSpec } from '@perenos/domain';
import type { TemplateDetail, TemplateRow } from '../contract/templates.ts';
import { ApiError } from '../http/errors.ts';

export function templateKeyOf(id: string): TemplateKey {
  if (!isTemplateKey(id)) throw new ApiError('not-found', { what: 'Шаблон' });
  return id;
}

/** A template as it is in use; `latest` is null where nobody has ever changed it. */
export function viewOfTemplate(key: TemplateKey, latest: TemplateVersion | null): TemplateRow {
  const { title, placeholders } = templateSpec(key);
  return {
    id: key,
    key,
    title,
    version: latest?.version ?? firstTemplateVersion,
    text: latest?.text ?? defaultTemplates[key],
    placeholders: placeholders.map(({ name, meaning, mandatory }) => ({ name, meaning, mandatory })),
    updatedBy: latest?.byName ?? null,
    updatedAt: latest?.at.toISOString() ?? null,
  };
}

/** A template with all of its versions, the latest first; the product's own text is the first of all. */
export async function describeTemplate(em: EntityManager, key: TemplateKey): Promise<TemplateDetail> {
  const stored = await templateVersions(em, key);
  const own = { version: firstTemplateVersion, text: defaultTemplates[key], by: 'Исходный текст', at: null };
  return {
    ...viewOfTemplate(key, stored[0] ?? null),
    versions: [
      ...stored.map(({ version, text, byName, at }) => ({ version, text, by: byName, at: at.toISOString() })),
      own,
    ],
  };
}
