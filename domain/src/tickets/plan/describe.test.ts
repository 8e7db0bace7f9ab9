import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../registry/registry.ts';
import {
  aGroup,
  aLicence,
  anApplication,
  aPartner,
  aRegistryData,
  newPartner,
} from '../../testing/registry-builders.ts';
import type { RegistryChange } from './changes.ts';
import { describeChange } from './describe.ts';

const meadow = { name: 'ГК «Луг»', product: '1c-reporting', headInn: '1' } as const;

const registry = createRegistry(
  aRegistryData({
    partners: [aPartner(), newPartner(), aPartner({ id: 'p-center', name: 'АО «Центр»' })],
    licences: [aLicence(), aLicence({ id: 'L-2', product: 'astral-report-4.5' })],
    applications: [anApplication({ product: 'astral-edo', state: 'checking' })],
    groups: [aGroup()],
  }),
);
const shown = (change: RegistryChange): (string | null)[] => {
  const { object, before, after } = describeChange(change, registry);
  return [object, before, after];
};

describe('a change, old against new', () => {
  test.each<[string, RegistryChange, (string | null)[]]>([
    [
      'subscriber',
      {
        type: 'subscriber-partner',
        inn: '7736050003',
        kpp: '773643001',
        product: '1c-reporting',
        before: 'p-old',
        after: 'p-new',
        clause: null,
      },
      ['Абонент ООО «Ромашка»: обслуживающий партнёр', 'ООО «Прежний»', 'ООО «Новый»'],
    ],
    [
      'licence',
      { type: 'licence-partner', licenceId: 'L-1', before: null, after: 'p-new', clause: null },
      [
        'Лицензия L-1 (Астрал-Отчетность (1С-Отчетность)), ООО «Ромашка»: обслуживающий партнёр',
        'ООО «Прежний»',
        'ООО «Новый»',
      ],
    ],
    [
      'licence that stays',
      { type: 'licence-partner', licenceId: 'L-2', before: null, after: 'p-old', clause: null },
      [
        'Лицензия L-2 (Астрал Отчет, версия 4.5), ООО «Ромашка»: обслуживающий партнёр',
        'ООО «Прежний»',
        'ООО «Прежний» — остаётся',
      ],
    ],
    [
      'licence that follows the subscriber again',
      { type: 'licence-partner', licenceId: 'L-1', before: 'p-new', after: null, clause: null },
      [
        'Лицензия L-1 (Астрал-Отчетность (1С-Отчетность)), ООО «Ромашка»: обслуживающий партнёр',
        'ООО «Новый»',
        'как у абонента',
      ],
    ],
    [
      'tariff',
      { type: 'licence-tariff', licenceId: 'L-1', before: 'Годовой', after: 'По договору', clause: null },
      ['Лицензия L-1 (Астрал-Отчетность (1С-Отчетность)), ООО «Ромашка»: тариф', 'Годовой', 'По договору'],
    ],
    [
      'application',
      { type: 'application-partner', applicationId: 'A-1', before: 'p-old', after: 'p-new', clause: null },
      ['Заявка A-1 (Астрал ЭДО), ООО «Ромашка»: партнёр', 'ООО «Прежний»', 'ООО «Новый»'],
    ],
    [
      'state of an application',
      { type: 'application-state', applicationId: 'A-1', before: 'checking', after: 'rejected', clause: null },
      ['Заявка A-1 (Астрал ЭДО), ООО «Ромашка»: состояние', 'Проверка', 'Отклонена'],
    ],
    [
      'group',
      { type: 'group-dissolved', groupId: 'G-1', group: meadow, before: ['1', '2'], after: null, clause: null },
      ['Группа компаний ГК «Луг»', 'абонентов: 2', 'распадается'],
    ],
    [
      'group taken back',
      { type: 'group-restored', groupId: 'G-1', group: meadow, before: null, after: ['1', '2'], clause: null },
      ['Группа компаний ГК «Луг»', 'распалась', 'абонентов: 2'],
    ],
    [
      'imposed restriction',
      {
        type: 'restriction-imposed',
        partnerId: 'p-new',
        before: null,
        after: { since: '2026-03-17', imposedBy: 'p-center' },
        clause: null,
      },
      ['ООО «Новый»: финансовая блокировка', 'нет', 'с 17.03.2026, АО «Центр»'],
    ],
    [
      'lifted restriction',
      {
        type: 'restriction-lifted',
        partnerId: 'p-new',
        before: { since: '2026-03-01', imposedBy: 'automatic' },
        after: null,
        clause: null,
      },
      ['ООО «Новый»: финансовая блокировка', 'с 01.03.2026, автоматически', 'снята'],
    ],
    [
      'invoice',
      { type: 'invoice-to-partner', licenceId: 'L-1', before: 'p-old', after: 'p-new', clause: null },
      [
        'Лицензия L-1 (Астрал-Отчетность (1С-Отчетность)), ООО «Ромашка»: счёт за лицензию',
        'ООО «Прежний»',
        'ООО «Новый»',
      ],
    ],
    [
      'invoice of a representative',
      {
        type: 'representative-invoice',
        licenceId: 'L-1',
        quarterEnd: '2026-03-31',
        before: 'p-old',
        after: 'p-new',
        clause: null,
      },
      [
        'Лицензия L-1 (Астрал-Отчетность (1С-Отчетность)), ООО «Ромашка»: счёт за транзакции на 31.03.2026',
        'ООО «Прежний»',
        'ООО «Новый», если обслуживает на эту дату',
      ],
    ],
  ])('%s', (_what, change, words) => {
    expect(shown(change)).toEqual(words);
  });

  test('carries its clause, and what the registry does not hold is shown by its id', () => {
    expect(
      describeChange(
        { type: 'application-partner', applicationId: 'A-9', before: 'p-9', after: 'p-new', clause: '4.1.1' },
        registry,
      ),
    ).toEqual({ object: 'Заявка A-9: партнёр', before: 'партнёр p-9', after: 'ООО «Новый»', clause: '4.1.1' });
  });
});
