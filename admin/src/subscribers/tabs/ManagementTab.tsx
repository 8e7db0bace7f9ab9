import { Box, Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { errorText } from '../../api/http.ts';
import type { SubscriberDetail } from '../../api/types.ts';
import { useMay } from '../../auth/useMay.ts';
import { TariffDialog } from '../../licences/TariffDialog.tsx';
import { judgedText, useTariffDone } from '../../licences/useTariffDone.ts';
import type { PanelDataProvider } from '../../providers/dataProvider.ts';
import { None } from '../../records/parts.tsx';

/** «Управление»: what is done to the subscriber as a whole. */
export function ManagementTab({ subscriber }: { subscriber: SubscriberDetail }) {
  const may = useMay();
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const done = useTariffDone();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const judgeAgain = async () => {
    setBusy(true);
    try {
      const { judged } = await dataProvider.judgeSubscriberAgain(subscriber.id);
      notify(judged.length > 0 ? judgedText(judged) : 'Решения по открытым обращениям прежние.', { type: 'info' });
      for (const key of ['subscribers', 'tickets', 'journal']) queryClient.invalidateQueries({ queryKey: [key] });
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  const actions = [
    {
      title: 'Отключить ИТС',
      about:
        'Отзывает актуальные тарифы «Информационно-технологическое сопровождение 1С»: подписку можно будет активировать для другого абонента.',
      allowed: may('tariffs.revoke'),
      run: () => setAsking(true),
    },
    {
      title: 'Обновить решения',
      about: 'Рассматривает открытые обращения абонента заново, по реестру на эту минуту.',
      allowed: may('tickets.work'),
      run: judgeAgain,
    },
  ].filter(({ allowed }) => allowed);
  if (actions.length === 0) return <None>Действий для вашей роли здесь нет.</None>;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '190px minmax(0, 1fr)', gap: 1.5, p: 1.5, alignItems: 'center' }}>
      {actions.map(({ title, about, run }) => (
        <Box key={title} sx={{ display: 'contents' }}>
          <Button variant="outlined" disabled={busy} onClick={run}>
            {title}
          </Button>
          <Box sx={{ color: 'text.secondary' }}>{about}</Box>
        </Box>
      ))}
      {asking && (
        <TariffDialog
          event="revoke"
          title="Отключить ИТС"
          about={['its', subscriber.id]}
          mayBeGroup={false}
          load={() => dataProvider.itsTouched(subscriber.id)}
          submit={({ scope: _one, ...change }) => dataProvider.disableIts(subscriber.id, change)}
          onDone={(answer) => {
            setAsking(false);
            done('revoke', answer);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Box>
  );
}
