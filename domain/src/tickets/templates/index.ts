export {
  defaultTemplates,
  isTemplateKey,
  type TemplateKey,
  type Templates,
  templateKeys,
  templateSpec,
} from './catalogue.ts';
export { previewTemplate } from './preview.ts';
export { templateProblem } from './render.ts';
export type { Placeholder, TemplateSpec } from './types.ts';
