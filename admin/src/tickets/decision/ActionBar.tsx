import { Box, Button } from '@mui/material';
import type { StaffAction } from '@perenos/domain';
import type { ReactNode } from 'react';
import type { LetterKind } from '../ticket/LetterDialog.tsx';
import type { PrimaryAction } from '../ticket/primaryAction.ts';

type ActionBarProps = {
  primary: PrimaryAction | null;
  /** Why there is no big button, where there is none. */
  explanation: string;
  allowed: StaffAction[];
  busy: boolean;
  /** The ticket has only just come up by itself. */
  paused: boolean;
  checks: ReactNode;
  onPrimary: () => void;
  onLetter: (kind: LetterKind) => void;
};

const others: { action: StaffAction; kind: LetterKind; label: string }[] = [
  { action: 'ask-data', kind: 'request-data', label: 'Запросить данные…' },
  { action: 'refuse', kind: 'refusal', label: 'Отказать…' },
  { action: 'answer', kind: 'answer', label: 'Ответить…' },
  { action: 'reverse', kind: 'reverse', label: 'Вернуть перенос…' },
  { action: 'reopen', kind: 'reopen', label: 'Вернуть в работу…' },
  { action: 'close', kind: 'close', label: 'Закрыть…' },
];

/** Always in sight: what only an eye can confirm, the one button, and what else may be done. */
export function ActionBar({
  primary,
  explanation,
  allowed,
  busy,
  paused,
  checks,
  onPrimary,
  onLetter,
}: ActionBarProps) {
  const rest = others.filter(({ action }) => allowed.includes(action) && action !== primary?.verb);
  return (
    <Box component="footer" sx={{ borderTop: 1, borderColor: 'divider', p: 1.25, display: 'grid', gap: 1 }}>
      {checks}
      {primary !== null ? (
        <Button
          variant="contained"
          size="large"
          color={primary.verb === 'refuse' ? 'error' : 'primary'}
          disabled={busy || paused}
          onClick={onPrimary}
          aria-keyshortcuts="E"
          sx={{ fontSize: 15 }}
        >
          {busy ? 'Выполняется…' : primary.label}
          <kbd style={{ marginLeft: 10, opacity: 0.85 }}>E</kbd>
        </Button>
      ) : (
        <Box role="note" sx={{ color: 'text.secondary' }}>
          {explanation}
        </Box>
      )}
      {rest.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
          {rest.map(({ kind, label }) => (
            <Button
              key={kind}
              data-other-action=""
              variant={primary === null && kind !== 'close' ? 'outlined' : 'text'}
              disabled={busy}
              onClick={() => onLetter(kind)}
            >
              {label}
            </Button>
          ))}
        </Box>
      )}
    </Box>
  );
}
