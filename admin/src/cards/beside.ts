/** Whose card stands beside the ticket. */
export type Beside = 'subscriber' | 'target-partner' | 'source-partner';
