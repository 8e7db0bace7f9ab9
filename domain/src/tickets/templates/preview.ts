import { letterText, type Reply, type ReplyFrame, replySubject } from '../replies/frame.ts';
import { type TemplateKey, type Templates, templateSpec } from './catalogue.ts';
import { renderTemplate } from './render.ts';

const staff = { name: 'Анна Орлова', email: 'perevod@astral.ru' };
const subjects = { notice: 'Перенос абонента: ООО «Ромашка»', reversal: 'Обратный перенос абонента: ООО «Ромашка»' };

const samplesOf = (key: TemplateKey): Record<string, string> =>
  Object.fromEntries(templateSpec(key).placeholders.map(({ name, sample }) => [name, sample]));

/** What the letter says beside its salutation and signature. */
function bodyOf(key: TemplateKey, templates: Templates): string {
  if (key === 'salutation' || key === 'signature') return bodyOf('answer', templates);
  const text = renderTemplate(templates[key], samplesOf(key));
  if (key.startsWith('missing-')) return renderTemplate(templates['request-data'], { недостающее: text });
  return key.startsWith('refusal-') ? renderTemplate(templates.refusal, { решение: text }) : text;
}

/** The letter that a template gives on sample data, `text` standing for its text in use. */
export function previewTemplate(key: TemplateKey, text: string, inUse: Templates): Reply {
  const templates: Templates = { ...inUse, [key]: text };
  const frame: ReplyFrame = { ticketNumber: 'П-000123', mailSubject: 'Перенос абонента', staff, templates };
  if (key.startsWith('restriction-'))
    return { subject: 'Доступ в Web-Регистратор: ООО «Новый»', text: letterText(bodyOf(key, templates), frame) };
  if (key === 'partner-scorecard')
    return { subject: 'Чего не хватает в запросах ООО «Новый»', text: letterText(bodyOf(key, templates), frame) };
  const kind = key.startsWith('notice-') ? 'notice' : key.startsWith('reversal-') ? 'reversal' : null;
  const subject = kind === null ? replySubject(frame) : `${subjects[kind]} [${frame.ticketNumber}]`;
  return { subject, text: letterText(bodyOf(key, templates), frame) };
}
