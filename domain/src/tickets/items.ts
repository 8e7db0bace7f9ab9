/** Items are settled one by one; a settled item isn't judged any more. */
export const itemStates = ['open', 'executed', 'refused', 'answered', 'reversed'] as const;
export type ItemState = (typeof itemStates)[number];
