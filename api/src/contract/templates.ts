import { z } from '@hono/zod-openapi';
import { instant } from './common.ts';

const templateVersion = z
  .object({ version: z.number().int(), text: z.string(), by: z.string(), at: instant.nullable() })
  .openapi('TemplateVersion');

const templateShape = {
  id: z.string().openapi({ example: 'notice-source' }),
  key: z.string().openapi({ description: 'То же, что id' }),
  title: z.string(),
  version: z.number().int().openapi({ description: 'Версия 1 — исходный текст продукта' }),
  text: z.string(),
  placeholders: z.array(
    z.object({
      name: z.string().openapi({ description: 'В тексте стоит как {{имя}}' }),
      meaning: z.string(),
      mandatory: z.boolean(),
    }),
  ),
  updatedBy: z.string().nullable(),
  updatedAt: instant.nullable(),
};
export const templateRow = z.object(templateShape).openapi('TemplateRow');
export type TemplateRow = z.infer<typeof templateRow>;

export const templateDetail = z
  .object({ ...templateShape, versions: z.array(templateVersion).openapi({ description: 'Сначала последняя' }) })
  .openapi('TemplateDetail');
export type TemplateDetail = z.infer<typeof templateDetail>;

const templateText = z.string().max(10_000, 'Не длиннее 10 000 знаков');

export const templateChange = z
  .object({
    text: templateText,
    version: z.number().int().openapi({ description: 'Версия, которую правили' }),
  })
  .openapi('TemplateChange');
export const templateTrial = z.object({ text: templateText }).openapi('TemplateTrial');
export const templateRestoration = z
  .object({ version: z.number().int().openapi({ description: 'Версия, текст которой вернуть' }) })
  .openapi('TemplateRestoration');
export const templatePreview = z.object({ subject: z.string(), text: z.string() }).openapi('TemplatePreview');

export const letterTemplateRow = z
  .object({
    id: z.string().openapi({ example: 'ordinary' }),
    title: z.string(),
    clause: z.string().openapi({ description: 'Пункт регламента, который называет этот образец' }),
    fileName: z.string(),
    href: z.string().openapi({ description: 'Где скачать файл .docx' }),
  })
  .openapi('LetterTemplate');
