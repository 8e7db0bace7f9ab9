import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { errorText, fieldErrors } from '../api/http.ts';
import type { CompanyGroupDetail, CompanyGroupMember } from '../api/types.ts';
import { unlessBeside } from '../lib/closing.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';

export type AskedChange = { type: 'add' } | { type: 'remove'; member: CompanyGroupMember } | { type: 'dissolve' };

const titles = { add: 'Добавить участника', remove: 'Исключить из группы', dissolve: 'Распустить группу' } as const;
const verbs = { add: 'Добавить', remove: 'Исключить', dissolve: 'Распустить' } as const;

type DialogProps = { group: CompanyGroupDetail; asked: AskedChange; onClose: () => void };

/** A change by hand: first what would come of it, then the grounds. */
export function GroupChangeDialog({ group, asked, onClose }: DialogProps) {
  const [inn, setInn] = useState(asked.type === 'remove' ? asked.member.inn : '');
  const [grounds, setGrounds] = useState('');
  const preview = usePreview(group, asked, inn.trim());
  const { problem, busy, change } = useChange(group, asked, onClose);
  const ready = grounds.trim().length >= 5 && (asked.type === 'dissolve' || preview.data !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void change(inn.trim(), grounds.trim());
  };
  return (
    <Dialog open onClose={unlessBeside(onClose)} maxWidth="sm" fullWidth aria-labelledby="group-change-title">
      <form onSubmit={submit}>
        <DialogTitle id="group-change-title" component="h2">
          {titles[asked.type]}: {asked.type === 'remove' ? (asked.member.name ?? asked.member.inn) : group.name}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          {asked.type === 'dissolve' && (
            <Alert severity="warning">
              Группа распадётся: организации ({group.memberCount}) останутся со своими тарифами и партнёрами, но
              переносить их одним письмом головной компании будет нельзя.
            </Alert>
          )}
          {asked.type === 'add' && (
            <TextField
              autoFocus
              required
              label="ИНН организации"
              value={inn}
              onChange={(event) => setInn(event.target.value)}
              sx={{ mt: 1 }}
              slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 12 } }}
            />
          )}
          {preview.data?.warnings.map((warning) => (
            <Alert key={warning} severity="warning">
              {warning}
            </Alert>
          ))}
          {preview.error && <Alert severity="error">{errorText(preview.error)}</Alert>}
          <TextField
            autoFocus={asked.type !== 'add'}
            required
            multiline
            minRows={2}
            label="Основание"
            helperText="Останется в журнале группы"
            value={grounds}
            onChange={(event) => setGrounds(event.target.value)}
            sx={{ mt: asked.type === 'add' ? 0 : 1 }}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
          {problem !== null && (
            <Alert severity="error" role="alert">
              {problem}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button
            type="submit"
            variant="contained"
            color={asked.type === 'dissolve' ? 'error' : 'primary'}
            disabled={busy || !ready}
          >
            {verbs[asked.type]}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Whether the change may be, and what to know before it; asked as soon as the ИНН is whole. */
function usePreview(group: CompanyGroupDetail, asked: AskedChange, inn: string) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const change = asked.type === 'dissolve' ? null : asked.type;
  return useQuery({
    queryKey: ['groups', 'change-preview', group.id, group.version, change, inn],
    queryFn: () => dataProvider.previewGroupChange(group.id, { change: change ?? 'remove', inn }),
    enabled: change !== null && /^(\d{10}|\d{12})$/.test(inn),
    retry: false,
  });
}

function useChange(group: CompanyGroupDetail, asked: AskedChange, onClose: () => void) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = (inn: string, grounds: string) => {
    const { id, version } = group;
    if (asked.type === 'add') return dataProvider.addGroupMember(id, { version, inn, grounds });
    if (asked.type === 'remove') return dataProvider.removeGroupMember(id, { version, inn, grounds });
    return dataProvider.dissolveGroup(id, { version, grounds });
  };
  const change = async (inn: string, grounds: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await send(inn, grounds);
    } catch (error) {
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
      setBusy(false);
      return;
    }
    if (asked.type === 'dissolve') {
      notify(`Группа ${group.name} распущена`, { type: 'success' });
      navigate('/groups/dissolved');
    } else {
      onClose();
    }
    for (const key of ['groups', 'journal', 'subscribers', 'tickets'])
      await queryClient.invalidateQueries({ queryKey: [key] });
  };
  return { problem, busy, change };
}
