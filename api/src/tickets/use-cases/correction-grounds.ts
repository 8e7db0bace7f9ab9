import { type Verdict, verdictLabels } from '@perenos/domain';

type Corrected = { label: string; before: string | null; value: string | null };

/** What a person did to a field, and what came of it, as the journal tells it. */
export function correctionGrounds({ label, before, value }: Corrected, was: Verdict, is: Verdict): string {
  const done = value === before ? 'подтверждено вручную' : 'исправлено вручную';
  const outcome =
    was === is
      ? `решение прежнее, «${verdictLabels[is]}»`
      : `решение: «${verdictLabels[was]}» → «${verdictLabels[is]}»`;
  return `${label}: ${done}; ${outcome}`;
}
