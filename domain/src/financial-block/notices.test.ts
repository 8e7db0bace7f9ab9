import { expect, test } from 'vitest';
import type { Debt, Restriction } from '../registry/types.ts';
import { newPartner } from '../testing/builders.ts';
import { defaultTemplates } from '../tickets/templates/catalogue.ts';
import { restrictionNotice, salesCenterNotice } from './notices.ts';

const debts: Debt[] = [
  { product: '1c-etp', amountKopecks: 490_000, invoiceNumber: 'СЧ-1', dueDate: '2026-03-10', paidAt: null },
  { product: '1c-etp', amountKopecks: 100_050, invoiceNumber: 'СЧ-2', dueDate: '2026-03-12', paidAt: null },
  { product: '1c-etp', amountKopecks: 100, invoiceNumber: 'СЧ-0', dueDate: '2026-03-01', paidAt: '2026-03-02' },
];
const notice = (event: 'imposed' | 'lifted', imposedBy = 'automatic') => {
  const restriction: Restriction = { since: '2026-03-17', imposedBy };
  return {
    event,
    partner: newPartner({ debts }),
    restriction,
    salesCenter: { name: 'АО «Центр»' },
    grounds: 'наличие задолженности',
    on: '2026-03-17',
    staff: { name: 'Анна Орлова', email: 'sverka@astral.ru' },
    templates: defaultTemplates,
  };
};

test('a restricted partner is told what is limited, by which invoices, and how it comes back', () => {
  const { subject, text } = restrictionNotice(notice('imposed'));
  expect(subject).toBe('Функционал Web-Регистратора ограничен: ООО «Новый»');
  for (const words of [
    'переведена в статус финансовой блокировки',
    'под логинами «New Soft_1»',
    'счёт СЧ-1, 1С-ЭТП, срок оплаты 10.03.2026: 4\u00A0900,00\u00A0₽',
    'Всего: 5\u00A0900,50\u00A0₽.',
    'По факту поступления оплаты',
    'вашего Центра продаж АО «Центр»',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('СЧ-0');
});

test('what a sales centre asked for only that centre can lift, and the partner is told so', () => {
  const { text } = restrictionNotice(notice('imposed', 'p-center'));
  expect(text).toContain('может только Центр продаж, который его запросил');
  expect(text).not.toContain('необходимо оплатить счета');
});

test('a lifted restriction is told to the partner and to the sales centre', () => {
  expect(restrictionNotice(notice('lifted')).text).toContain('снята 17.03.2026');
  expect(salesCenterNotice(notice('lifted')).text).toContain('доступ в Web-Регистратор восстановлен 17.03.2026');
});
