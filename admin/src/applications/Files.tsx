import { Box, Button, Link, MenuItem, TextField } from '@mui/material';
import {
  type ApplicationFileKind,
  applicationFileKindLabels,
  applicationFileKinds,
  applicationStages,
} from '@perenos/domain';
import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { ApplicationDetail } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { fileSize } from '../lib/text.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { FromTicketDialog } from '../records/FromTicketDialog.tsx';
import { Moment, None } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';

/** «Файлы»: the documents of an application; while work goes on, those that the partner sends are added here. */
export function Files({ application }: { application: ApplicationDetail }) {
  const may = useMay();
  const isOpen = applicationStages[application.state].group === 'new';
  return (
    <Part title="Файлы">
      {application.files.length === 0 ? (
        <None>Файлов нет.</None>
      ) : (
        <RecordsTable
          label="Файлы"
          rows={application.files}
          columns={[
            { title: 'Документ', render: ({ kind }) => applicationFileKindLabels[kind] },
            {
              title: 'Файл',
              render: ({ id, fileName }) => (
                <Link href={`/api/applications/${encodeURIComponent(application.id)}/files/${id}/content`}>
                  {fileName}
                </Link>
              ),
            },
            { title: 'Размер', render: ({ size }) => fileSize(size) },
            { title: 'Приложен', render: ({ addedAt }) => <Moment at={addedAt} /> },
            { title: 'Кем', render: ({ addedBy }) => addedBy },
          ]}
        />
      )}
      {isOpen && may('applications.suspend') && <AddFile application={application} />}
    </Part>
  );
}

function AddFile({ application: { id, version } }: { application: ApplicationDetail }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [kind, setKind] = useState<ApplicationFileKind>('passport');
  const [busy, setBusy] = useState(false);
  const [isFromTicket, setIsFromTicket] = useState(false);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    let seen = version;
    for (const file of files) {
      try {
        seen = (await dataProvider.addApplicationFile(id, { version: seen, kind, file })).version;
        notify(`Документ приложен: ${file.name}`, { type: 'success' });
      } catch (error) {
        notify(Object.values(fieldErrors(error))[0] ?? errorText(error), { type: 'error' });
      }
    }
    setBusy(false);
    await queryClient.invalidateQueries({ queryKey: ['applications'] });
  };
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (files.length > 0) void add(files);
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, p: 1.5, alignItems: 'center' }}>
      <TextField
        select
        label="Вид документа"
        value={kind}
        onChange={(event) => setKind(event.target.value as ApplicationFileKind)}
        sx={{ width: 260 }}
      >
        {applicationFileKinds.map((each) => (
          <MenuItem key={each} value={each}>
            {applicationFileKindLabels[each]}
          </MenuItem>
        ))}
      </TextField>
      <Button component="label" variant="outlined" disabled={busy}>
        Приложить файл
        <input hidden type="file" accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff" onChange={pick} />
      </Button>
      <Button variant="outlined" disabled={busy} onClick={() => setIsFromTicket(true)}>
        Из обращения…
      </Button>
      <Box sx={{ color: 'text.secondary' }}>PDF, JPEG, PNG или TIFF</Box>
      {isFromTicket && <FromTicketDialog onPick={(files) => void add(files)} onClose={() => setIsFromTicket(false)} />}
    </Box>
  );
}
