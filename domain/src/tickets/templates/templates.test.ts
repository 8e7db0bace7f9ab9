import { describe, expect, test } from 'vitest';
import { clauseText } from '../../regulation/index.ts';
import { aDecision, aSubscriber, newPartner } from '../../testing/registry-builders.ts';
import { sourcePartnerNotice } from '../replies/notices.ts';
import { refusalText } from '../replies/refusals.ts';
import { defaultTemplates, previewTemplate, templateKeys, templateProblem, templateSpec } from './index.ts';
import { renderTemplate } from './render.ts';

const without = (key: 'notice-source', name: string): string => defaultTemplates[key].replace(`{{${name}}}`, '');

describe.each(templateKeys)('%s', (key) => {
  test('comes with a text that the product itself accepts, and gaps that are told apart', () => {
    expect(templateProblem(key, defaultTemplates[key])).toBeNull();
    const { title, placeholders } = templateSpec(key);
    expect(title).toMatch(/^[А-Я]/);
    expect(new Set(placeholders.map(({ name }) => name)).size).toBe(placeholders.length);
  });
  test('is previewed as a whole letter without gaps', () => {
    const { subject, text } = previewTemplate(key, defaultTemplates[key], defaultTemplates);
    // a restriction is told without a ticket: the daily job imposes it; so is how a partner writes
    if (!/^(restriction|partner)-/.test(key)) expect(subject).toContain('[П-000123]');
    expect(text).toMatch(/^Здравствуйте!\n\n.+\n\nС уважением,\nАнна Орлова\nООО «Астрал-Софт»\nperevod@astral\.ru$/s);
    expect(text).not.toMatch(/[{}]|undefined/);
  });
});

describe('an edition of a template', () => {
  test.each(['абонент', 'новый партнёр', 'основание', 'дата переноса', 'сотрудник', 'адрес сотрудника'])(
    'of the notice of 1.5.1 can’t do without {{%s}}',
    (name) => {
      expect(templateProblem('notice-source', without('notice-source', name))).toBe(
        `Этого нельзя убирать: {{${name}}}.`,
      );
    },
  );
  test('may do without what the regulation doesn’t demand', () => {
    expect(templateProblem('notice-source', without('notice-source', 'продукт'))).toBeNull();
  });
  test('may not name what the product can’t fill in', () => {
    expect(templateProblem('signature', `${defaultTemplates.signature} {{телефон}}`)).toBe(
      'Таких вставок нет: {{телефон}}. Можно: {{сотрудник}}, {{адрес сотрудника}}.',
    );
    expect(templateProblem('salutation', 'Здравствуйте, {{имя}}!')).toContain('В этом тексте вставок не бывает.');
  });
  test.each(['Добрый день, {{имя!', 'Добрый день, имя}}!', `{{${'\t'.repeat(9_990)}`])(
    '«%.30s» has a brace that isn’t closed',
    (text) => {
      expect(templateProblem('salutation', text)).toBe('Вставка не закрыта: проверьте фигурные скобки.');
    },
  );
  test('is not empty', () => {
    expect(templateProblem('salutation', ' \n')).toBe('Напишите текст шаблона.');
  });
});

describe('a changed template', () => {
  const templates = {
    ...defaultTemplates,
    salutation: 'Добрый день!',
    'notice-source': `${defaultTemplates['notice-source']}\n\nБлагодарим за работу.`,
    'refusal-4.1.9': 'Абонент 1С:БО, нельзя ({{ пункты }}).',
  };
  test('is what letters are made of', () => {
    const { text } = sourcePartnerNotice({
      ticketNumber: 'П-000123',
      subject: 'subscriber',
      product: '1c-reporting',
      subscriber: aSubscriber(),
      target: newPartner(),
      grounds: 'запрос',
      transferredOn: '2026-03-17',
      staff: { name: 'Анна Орлова', email: 'perevod@astral.ru' },
      templates,
    });
    expect(text).toMatch(/^Добрый день!\n/);
    expect(text).toContain('\n\nБлагодарим за работу.\n\nС уважением,');
    expect(refusalText(aDecision({ verdict: 'refuse', clauses: ['4.1.9'] }), templates)).toBe(
      'Абонент 1С:БО, нельзя (п. 4.1.9 Регламента).',
    );
  });
  test('is previewed with the others as they are in use', () => {
    expect(previewTemplate('refusal-1.2', 'Нет ({{пункты}}).', templates).text).toMatch(
      /^Добрый день!\n\nК сожалению.+\n\nНет \(п\. 4\.1\.7 Регламента\)\.\n/s,
    );
  });
});

test('what is filled in is never read as a gap', () => {
  expect(renderTemplate('{{абонент}}', { абонент: 'ООО «{{сотрудник}}»', сотрудник: 'Анна' })).toBe(
    'ООО «{{сотрудник}}»',
  );
});

test('a refusal’s template is kept by a clause that exists', () => {
  for (const key of templateKeys.filter((name) => name.startsWith('refusal-')))
    expect(clauseText(key.slice('refusal-'.length)), key).not.toBeNull();
});
