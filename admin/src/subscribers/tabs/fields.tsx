import { Box, TextField } from '@mui/material';
import { type CardField, cardFieldLabels, type SubscriberCard } from '@perenos/domain';
import type { ReactNode } from 'react';
import type { SubscriberDetail } from '../../api/types.ts';
import type { CardEdit } from '../useCardEdit.ts';

export type TabProps = { subscriber: SubscriberDetail; edit: CardEdit };

/** Fields of a card that hold one text. */
export type TextualField = Exclude<CardField, 'emails' | 'directions' | 'products'>;

/** Inputs of a tab in two columns. */
export const FieldGrid = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', p: 1.5 }}>{children}</Box>
);

type CardInputProps = { edit: CardEdit; draft: SubscriberCard; field: TextualField; hint?: string; wide?: boolean };

/** One text of the card, with what the server had against it. */
export function CardInput({ edit, draft, field, hint, wide = false }: CardInputProps) {
  const problem = edit.problems[field];
  return (
    <TextField
      fullWidth
      label={cardFieldLabels[field]}
      value={draft[field] ?? ''}
      error={problem !== undefined}
      helperText={problem ?? hint}
      onChange={(event) => edit.change({ [field]: event.target.value })}
      sx={wide ? { gridColumn: '1 / -1' } : undefined}
      slotProps={{ htmlInput: { autoComplete: 'off' } }}
    />
  );
}
