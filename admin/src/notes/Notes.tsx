import { Box } from '@mui/material';
import type { RefObject } from 'react';
import type { TicketDetail, TicketNote } from '../api/types.ts';
import { formatFull, formatShort } from '../lib/dates.ts';
import { useNow } from '../lib/useNow.ts';
import { NoteComposer } from './NoteComposer.tsx';
import { notePieces } from './notePieces.ts';

type NotesProps = { ticket: TicketDetail; inputRef: RefObject<HTMLTextAreaElement | null> };

/** What colleagues tell each other about a ticket; nobody outside ever reads it. */
export function Notes({ ticket, inputRef }: NotesProps) {
  const newestFirst = [...ticket.notes].sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
  return (
    <Box component="section" aria-label="Заметки" sx={{ borderBottom: 1, borderColor: 'divider', p: 1 }}>
      <NoteComposer ticketId={ticket.id} inputRef={inputRef} />
      {newestFirst.map((note) => (
        <Note key={note.id} note={note} />
      ))}
    </Box>
  );
}

function Note({ note }: { note: TicketNote }) {
  const now = useNow();
  return (
    <Box
      component="article"
      aria-label={`Заметка: ${note.authorName}`}
      sx={({ palette }) => ({
        mt: 0.75,
        px: 1,
        py: 0.5,
        borderRadius: 1,
        bgcolor: palette.tones.soon.bg,
        fontSize: 13,
      })}
    >
      <Box sx={({ palette }) => ({ display: 'flex', gap: 1, fontSize: 12, color: palette.tones.soon.fg })}>
        <Box component="span" sx={{ flex: 1, fontWeight: 600 }}>
          {note.authorName}
        </Box>
        <time dateTime={note.at} title={formatFull(note.at)}>
          {formatShort(note.at, now)}
        </time>
      </Box>
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {notePieces(note.text).map(({ text, at, mention }) =>
          mention ? <b key={at}>{text}</b> : <span key={at}>{text}</span>,
        )}
      </Box>
      {note.mentions.length > 0 && (
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          позвали: {note.mentions.map(({ name }) => name).join(', ')}
        </Box>
      )}
    </Box>
  );
}
