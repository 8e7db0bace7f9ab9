import { type ApplicationState, applicationStates, type Product, products, type StageGroup } from '@perenos/domain';

/** A stage, or a heading over stages (`group-…`), or everything. */
export type Shelf = ApplicationState | `group-${StageGroup}` | 'all';

/** What part of the register is shown; all of it stands in the address. */
export type RegisterParams = { shelf: Shelf; q: string; product: Product | ''; partnerId: string; page: number };

const shelves: readonly Shelf[] = ['all', 'group-new', 'group-processed', ...applicationStates];

export function parseRegisterParams(search: URLSearchParams): RegisterParams {
  const shelf = search.get('stage');
  const product = search.get('product');
  return {
    shelf: shelves.find((each) => each === shelf) ?? 'group-new',
    q: search.get('q') ?? '',
    product: products.find((each) => each === product) ?? '',
    partnerId: search.get('partner') ?? '',
    page: Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1),
  };
}

/** The address of a part of the register; what is as by default is left out. */
export function registerSearch({ shelf, q, product, partnerId, page }: RegisterParams): string {
  const search = new URLSearchParams();
  if (shelf !== 'group-new') search.set('stage', shelf);
  if (q !== '') search.set('q', q);
  if (product !== '') search.set('product', product);
  if (partnerId !== '') search.set('partner', partnerId);
  if (page > 1) search.set('page', String(page));
  return search.size === 0 ? '' : `?${search}`;
}

/** The filter of the api, without the stage: by it the stages are counted. */
export const filterOf = ({ q, product, partnerId }: RegisterParams): Record<string, string> => ({
  ...(q === '' ? {} : { q }),
  ...(product === '' ? {} : { product }),
  ...(partnerId === '' ? {} : { partnerId }),
});

export function shelfFilter(shelf: Shelf): Record<string, string> {
  if (shelf === 'all') return {};
  return shelf.startsWith('group-') ? { group: shelf.slice('group-'.length) } : { state: shelf };
}

export const applicationPath = (id: string): string => `/applications/${encodeURIComponent(id)}`;
