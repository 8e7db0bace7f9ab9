import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type KeyScope, keysOf, scopeTitles, shownKeys } from './keys.ts';

/** Columns of the dialog, equally long: what one does all day and on every page, one ticket, and what is rarer. */
const columns: KeyScope[][] = [
  ['queue', 'everywhere'],
  ['ticket', 'application'],
  ['applications', 'subscriber', 'list', 'record'],
];

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} maxWidth="lg" aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title" component="h2">
        Клавиши
      </DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 1.3fr 1fr' }, gap: 4 }}>
          {columns.map((scopes) => (
            <Box key={scopes[0]} sx={{ display: 'grid', alignContent: 'start', gap: 1.5 }}>
              {scopes.map((scope) => (
                <KeyGroup key={scope} scope={scope} />
              ))}
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ pl: 3 }}>
        <Box component="p" sx={{ flex: 1, m: 0, fontSize: 12.5, color: 'text.secondary' }}>
          Клавиши работают в любой раскладке: важно место на клавиатуре, а не буква. Enter открывает то, на чём стоит
          курсор.
        </Box>
        <Button onClick={onClose} autoFocus>
          Закрыть
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function KeyGroup({ scope }: { scope: KeyScope }) {
  return (
    <section aria-label={scopeTitles[scope]}>
      <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: 13.5 }}>
        {scopeTitles[scope]}
      </Box>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '2px 12px' }}>
        {keysOf(scope).map(([action, { codes, meaning }]) => (
          <Box key={action} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ whiteSpace: 'nowrap' }}>
              <Keys codes={codes} />
            </Box>
            <Box component="dd" sx={{ m: 0, color: 'text.secondary' }}>
              {meaning}
            </Box>
          </Box>
        ))}
      </Box>
    </section>
  );
}

/** The keys of one action; a long row of them is shown by its ends: «1 … 9». */
function Keys({ codes }: { codes: readonly string[] }) {
  const ends = codes.length > 3 ? [codes[0] ?? '', '…', codes.at(-1) ?? ''] : codes;
  return ends.flatMap((code) =>
    code === '…'
      ? [<span key={code}>… </span>]
      : shownKeys(code).map((key) => (
          <kbd key={`${code} ${key}`} style={{ marginRight: 4 }}>
            {key}
          </kbd>
        )),
  );
}
