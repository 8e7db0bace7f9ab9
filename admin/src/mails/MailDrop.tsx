import { Box } from '@mui/material';
import { type Mailbox, mailboxes, mailboxLabels } from '@perenos/domain';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useFileDrop } from '../lib/useFileDrop.ts';

const UploadDialog = lazy(() => import('./UploadDialog.tsx').then((module) => ({ default: module.UploadDialog })));

/** A page onto which saved mails can be dropped: onto one of the mailboxes, which come up while files are dragged. */
export function MailDrop({ children }: { children: ReactNode }) {
  const [dropped, setDropped] = useState<{ mailbox: Mailbox; files: File[] } | null>(null);
  const take = (mailbox: Mailbox) => (files: File[]) => setDropped({ mailbox, files });
  const { over, handlers } = useFileDrop(take('perevod'));
  return (
    <Box
      {...handlers}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        height: '100%',
        position: 'relative',
        bgcolor: 'background.paper',
      }}
    >
      {children}
      {over && (
        <Box
          sx={{
            position: 'absolute',
            inset: 0,
            zIndex: 5,
            p: 2,
            display: 'grid',
            gap: 2,
            gridTemplateColumns: `repeat(${mailboxes.length}, 1fr)`,
            bgcolor: 'background.default',
          }}
        >
          {mailboxes.map((mailbox) => (
            <Target key={mailbox} mailbox={mailbox} onDrop={take(mailbox)} />
          ))}
        </Box>
      )}
      <Suspense fallback={null}>
        {dropped && <UploadDialog mailbox={dropped.mailbox} files={dropped.files} onClose={() => setDropped(null)} />}
      </Suspense>
    </Box>
  );
}

function Target({ mailbox, onDrop }: { mailbox: Mailbox; onDrop: (files: File[]) => void }) {
  const { over, handlers } = useFileDrop(onDrop);
  return (
    <Box
      {...handlers}
      sx={({ palette }) => ({
        display: 'grid',
        placeContent: 'center',
        textAlign: 'center',
        gap: 0.5,
        borderRadius: 1,
        border: `2px dashed ${over ? palette.primary.main : palette.divider}`,
        bgcolor: over ? palette.tones.wait.bg : palette.background.paper,
      })}
    >
      <Box sx={{ fontSize: 17, fontWeight: 650 }}>{mailboxLabels[mailbox]}</Box>
      <Box sx={{ color: 'text.secondary' }}>Отпустите здесь письма .eml, .msg или сканы</Box>
    </Box>
  );
}
