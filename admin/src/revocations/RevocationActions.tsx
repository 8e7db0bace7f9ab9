import { Alert, Box, Button } from '@mui/material';
import { formatSerial, revocationGrounds, revocationReasonWords } from '@perenos/domain';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { RevocationDetail } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { AddDocumentsDialog } from './AddDocumentsDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

type Verb = 'approve' | 'refuse' | 'withdraw';

const words: Record<Verb, { title: string; label: string | null; button: string; done: string }> = {
  approve: { title: 'Отозвать сертификат?', label: null, button: 'Отозвать сертификат', done: 'Сертификат отозван.' },
  refuse: { title: 'Отказать в отзыве', label: 'Причина отказа', button: 'Отказать', done: 'В отзыве отказано.' },
  withdraw: {
    title: 'Снять запрос с рассмотрения',
    label: 'Почему снимается',
    button: 'Снять с рассмотрения',
    done: 'Запрос снят.',
  },
};

const hintOf = (verb: Verb, request: RevocationDetail): string => {
  if (verb === 'refuse')
    return 'Причина уйдёт письмом тому, кто просил, и останется в архиве. Сертификат продолжит действовать.';
  if (verb === 'withdraw') return 'Просившему ничего не уйдёт. Причина останется в архиве.';
  const ground = `${revocationGrounds[request.ground].label}, причина — ${revocationReasonWords(request.reason)}`;
  return `${formatSerial(request.serial)}, владелец — ${request.holder}. ${ground}. Отменить это нельзя: сертификат перестанет действовать с записью в реестр, владельцу и партнёру уйдут уведомления.`;
};

/** What this person may do with a request now, and why not what he may not. */
export function RevocationActions({ request }: { request: RevocationDetail }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [open, setOpen] = useState<Verb | 'documents' | null>(null);
  const { id, version, allowed } = request;

  const act = async (verb: Verb | 'ask-approval', done: string, reason?: string): Promise<string | null> => {
    try {
      await dataProvider.actOnRevocation(id, verb, reason ? { version, reason } : { version });
      notify(done, { type: 'success' });
      return null;
    } catch (error) {
      return errorText(error);
    } finally {
      refresh();
    }
  };
  const ask = async () => {
    const failed = await act('ask-approval', 'Передано администратору УЦ.');
    if (failed !== null) notify(failed, { type: 'error' });
  };
  const verb = open === 'documents' ? null : open;

  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 1.5 }}>
      {request.approvalObstacle !== null && request.state === 'awaiting-approval' && (
        <Alert severity="info">{request.approvalObstacle}</Alert>
      )}
      {request.state === 'approval-expired' && (
        <Alert severity="warning">
          Согласование не получено вовремя. Запросите его заново: проверки пройдут ещё раз.
        </Alert>
      )}
      {allowed.length > 0 && (
        <Box role="toolbar" aria-label="Действия с запросом" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {allowed.includes('approve') && (
            <Button variant="contained" onClick={() => setOpen('approve')}>
              Отозвать сертификат
            </Button>
          )}
          {allowed.includes('ask-approval') && (
            <Button variant="contained" onClick={ask}>
              Передать администратору УЦ
            </Button>
          )}
          {allowed.includes('add-document') && (
            <Button variant="outlined" onClick={() => setOpen('documents')}>
              Приложить документ
            </Button>
          )}
          {allowed.includes('refuse') && (
            <Button color="error" onClick={() => setOpen('refuse')}>
              Отказать
            </Button>
          )}
          {allowed.includes('withdraw') && <Button onClick={() => setOpen('withdraw')}>Снять с рассмотрения</Button>}
        </Box>
      )}
      {verb !== null && (
        <ReasonDialog
          title={words[verb].title}
          hint={hintOf(verb, request)}
          label={words[verb].label}
          button={words[verb].button}
          send={(reason) => act(verb, words[verb].done, reason)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'documents' && <AddDocumentsDialog request={request} onClose={() => setOpen(null)} />}
    </Box>
  );
}
