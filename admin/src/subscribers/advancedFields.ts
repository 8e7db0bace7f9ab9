import { productNames } from '@perenos/domain';

/** A field of «Расширенный поиск», as the api calls it. */
export type AdvancedField = { field: string; label: string; options?: Readonly<Record<string, string>> };

/** In the order of WEB-Регистратор's window. */
export const advancedFields: readonly AdvancedField[] = [
  { field: 'name', label: 'Наименование' },
  { field: 'inn', label: 'ИНН' },
  { field: 'kpp', label: 'КПП' },
  { field: 'group', label: 'Группа компаний' },
  { field: 'pfrNumber', label: 'Рег. номер ПФР' },
  { field: 'ogrn', label: 'ОГРН' },
  { field: 'fssNumber', label: 'Рег. номер ФСС' },
  { field: 'product', label: 'Продукт', options: productNames },
  { field: 'owner', label: 'Владелец' },
  { field: 'productId', label: 'Идентификатор продукта' },
  { field: 'itsLogin', label: 'Подписка ИТС-ПРОФ (логин)' },
];

export type Filters = Readonly<Record<string, unknown>>;

/** The fields that stand in a filter, as texts. */
export const advancedOf = (filters: Filters): Record<string, string> =>
  Object.fromEntries(
    advancedFields.flatMap(({ field }) => {
      const value = filters[field];
      return typeof value === 'string' && value !== '' ? [[field, value]] : [];
    }),
  );

/** A filter with other advanced fields in it; what else it holds stays. */
export function withAdvanced(filters: Filters, typed: Readonly<Record<string, string>>): Record<string, unknown> {
  const names = new Set(advancedFields.map(({ field }) => field));
  const others = Object.entries(filters).filter(([field]) => !names.has(field));
  const given = Object.entries(typed).filter(([field, value]) => names.has(field) && value.trim() !== '');
  return Object.fromEntries([...others, ...given.map(([field, value]) => [field, value.trim()])]);
}
