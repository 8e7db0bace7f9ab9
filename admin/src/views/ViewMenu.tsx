import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { SavedView } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import type { QueueParams } from '../tickets/queue/queueParams.ts';
import { SaveViewDialog } from './SaveViewDialog.tsx';
import { useReadViews } from './useReadViews.ts';
import { viewBody } from './viewBody.ts';

type ViewMenuProps = { view: SavedView; anchor: HTMLElement; shown: QueueParams; onClose: () => void };

/** What the owner may do with a view. */
export function ViewMenu({ view, anchor, shown, onClose }: ViewMenuProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const readViews = useReadViews();
  const [asked, ask] = useState<'rename' | 'delete' | null>(null);

  const run = async (call: () => Promise<unknown>, done: string) => {
    onClose();
    try {
      await call();
      notify(done, { type: 'success' });
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    }
    readViews();
  };
  const change = (data: Partial<SavedView>, done: string) =>
    void run(() => dataProvider.update('views', { id: view.id, data: { ...view, ...data }, previousData: view }), done);

  if (asked === 'rename') return <SaveViewDialog params={null} view={view} onClose={onClose} />;
  if (asked === 'delete') {
    return (
      <Dialog open onClose={onClose} maxWidth="xs" aria-labelledby="delete-view-title">
        <DialogTitle id="delete-view-title" component="h2">
          Удалить вид «{view.name}»?
        </DialogTitle>
        <DialogContent>
          {view.shared ? 'Вид исчезнет и у коллег. ' : ''}С обращениями ничего не произойдёт.
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button
            variant="contained"
            color="error"
            autoFocus
            onClick={() =>
              void run(
                () => dataProvider.delete('views', { id: view.id, previousData: view }),
                `Вид удалён: ${view.name}`,
              )
            }
          >
            Удалить
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Menu open anchorEl={anchor} onClose={onClose} slotProps={{ list: { 'aria-label': `Вид «${view.name}»` } }}>
      <MenuItem onClick={() => ask('rename')}>Переименовать…</MenuItem>
      <MenuItem
        onClick={() =>
          change({ shared: !view.shared }, view.shared ? 'Вид виден только вам' : 'Вид теперь видят и коллеги')
        }
      >
        {view.shared ? 'Сделать личным' : 'Поделиться с коллегами'}
      </MenuItem>
      <MenuItem onClick={() => change(viewBody(shown), `Вид показывает то, что сейчас в очереди: ${view.name}`)}>
        Заменить тем, что сейчас в очереди
      </MenuItem>
      <MenuItem onClick={() => ask('delete')}>Удалить…</MenuItem>
    </Menu>
  );
}
