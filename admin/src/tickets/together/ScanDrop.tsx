import { Box, LinearProgress } from '@mui/material';
import { type ReactNode, type RefObject, useState } from 'react';
import { useNotify } from 'react-admin';
import { errorStatus, errorText, fieldErrors } from '../../api/http.ts';
import type { TicketDetail } from '../../api/types.ts';
import { useFileDrop } from '../../lib/useFileDrop.ts';
import type { RunVerb } from '../ticket/useTicketVerbs.ts';

const scanTypes = '.pdf,.jpg,.jpeg,.png,.tif,.tiff';

type ScanDropProps = {
  ticket: TicketDetail;
  run: RunVerb;
  /** Opened from the menu, for those who don't drag. */
  inputRef: RefObject<HTMLInputElement | null>;
  children: ReactNode;
};

/** A ticket onto which scans can be dropped: they are read, and the ticket is judged again. */
export function ScanDrop({ ticket, run, inputRef, children }: ScanDropProps) {
  const notify = useNotify();
  const [reading, setReading] = useState(0);
  const may = ticket.allowed.includes('correct');
  const add = async (files: File[]) => {
    if (reading > 0) return;
    if (!may) {
      notify('К этому обращению сканы уже не прикладываются.', { type: 'warning' });
      return;
    }
    setReading(files.length);
    const result = await run((api, version) => api.addDocuments(ticket.id, { version, files }));
    setReading(0);
    if (!('error' in result)) {
      notify(`Приложено и прочитано файлов: ${files.length}`, { type: 'success' });
    } else if (errorStatus(result.error) === 422) {
      notify(Object.values(fieldErrors(result.error))[0] ?? errorText(result.error), { type: 'error' });
    }
  };
  const { over, handlers } = useFileDrop((files) => void add(files));
  return (
    <Box {...handlers} sx={{ flex: 1, minHeight: 0, position: 'relative', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ height: reading > 0 ? 22 : 0, overflow: 'hidden' }} role="status">
        {reading > 0 && (
          <>
            <LinearProgress aria-label="Сканы читаются" />
            <Box sx={{ fontSize: 12.5, px: 1 }}>Сканы читаются: {reading}. Это займёт несколько секунд.</Box>
          </>
        )}
      </Box>
      <input
        ref={inputRef}
        type="file"
        hidden
        multiple
        accept={scanTypes}
        aria-label="Сканы"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          if (files.length > 0) void add(files);
        }}
      />
      {children}
      {over && (
        <Box
          sx={({ palette }) => ({
            position: 'absolute',
            inset: 0,
            zIndex: 6,
            display: 'grid',
            placeContent: 'center',
            textAlign: 'center',
            gap: 0.5,
            borderRadius: 1,
            border: `2px dashed ${palette.primary.main}`,
            bgcolor: palette.tones.wait.bg,
            pointerEvents: 'none',
          })}
        >
          <Box sx={{ fontSize: 17, fontWeight: 650 }}>
            {may ? `Отпустите, чтобы приложить к ${ticket.number}` : 'Обращение завершено: сканы не прикладываются'}
          </Box>
          {may && <Box sx={{ color: 'text.secondary' }}>PDF, JPEG, PNG или TIFF: прочитаем и рассмотрим заново</Box>}
        </Box>
      )}
    </Box>
  );
}
