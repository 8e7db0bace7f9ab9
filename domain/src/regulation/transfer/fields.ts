import type { RequestField } from '../../requests/types.ts';

/** The data of 2.1, as people call them. */
export const inRequestWords: Readonly<Record<RequestField, string>> = {
  product: 'программный продукт',
  subscriberInn: 'ИНН абонента',
  subscriberKpp: 'КПП абонента',
  subscriberName: 'наименование абонента',
  targetPartnerName: 'наименование партнёра',
  targetPartnerInn: 'ИНН партнёра',
  targetPartnerLogin: 'логин партнёра',
};
