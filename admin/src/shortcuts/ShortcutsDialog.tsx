import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';

const groups: { title: string; keys: [string[], string][] }[] = [
  {
    title: 'Очередь',
    keys: [
      [['J', '↓'], 'следующая строка'],
      [['K', '↑'], 'предыдущая строка'],
      [['Enter'], 'открыть обращение'],
      [['T'], 'взять обращение себе'],
      [['/'], 'поиск'],
    ],
  },
  {
    title: 'Обращение',
    keys: [
      [['E'], 'главное действие: исполнить, запросить данные, отказать'],
      [['A'], 'подтвердить все проверки глазами'],
      [['T'], 'взять себе или вернуть в очередь'],
      [['R'], 'править ответ'],
      [['N'], 'следующее обращение'],
      [['P'], 'предыдущее обращение'],
      [['1', '…', '9'], 'позиция обращения'],
      [['U', 'Esc'], 'вернуться в очередь'],
    ],
  },
  {
    title: 'Везде',
    keys: [
      [['G', 'Q'], 'очередь'],
      [['G', 'M'], 'письма'],
      [['G', 'P'], 'партнёры'],
      [['G', 'S'], 'абоненты'],
      [['?'], 'эта подсказка'],
    ],
  },
];

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} maxWidth="md" aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title" component="h2">
        Клавиши
      </DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 1.4fr 1fr' }, gap: 4 }}>
          {groups.map((group) => (
            <section key={group.title} aria-label={group.title}>
              <Box component="h3" sx={{ m: 0, mb: 1, fontSize: 13.5 }}>
                {group.title}
              </Box>
              <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '6px 12px' }}>
                {group.keys.map(([keys, meaning]) => (
                  <Box key={meaning} sx={{ display: 'contents' }}>
                    <Box component="dt" sx={{ whiteSpace: 'nowrap' }}>
                      {keys.map((key) => (
                        <kbd key={key} style={{ marginRight: 4 }}>
                          {key}
                        </kbd>
                      ))}
                    </Box>
                    <Box component="dd" sx={{ m: 0, color: 'text.secondary' }}>
                      {meaning}
                    </Box>
                  </Box>
                ))}
              </Box>
            </section>
          ))}
        </Box>
        <Box component="p" sx={{ mb: 0, color: 'text.secondary' }}>
          Клавиши работают в любой раскладке: важно место на клавиатуре, а не буква.
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          Закрыть
        </Button>
      </DialogActions>
    </Dialog>
  );
}
