/** What the journal records: who did what, when, on what grounds. */
export const journalKinds = [
  'mail-received',
  'judged',
  'taken',
  'released',
  'field-corrected',
  'data-asked',
  'executed',
  'registry-changed',
  'refused',
  'answered',
  'closed',
  'reopened',
  'notice-queued',
  'registry-imported',
  'mail-reprocessed',
  'signed-in',
  'sign-in-locked',
  'user-created',
] as const;
export type JournalKind = (typeof journalKinds)[number];
