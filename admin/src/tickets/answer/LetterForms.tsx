import AttachFile from '@mui/icons-material/AttachFile';
import Close from '@mui/icons-material/Close';
import { Box, IconButton, Link, Tooltip } from '@mui/material';
import type { AnswerDraft } from '../../api/types.ts';

type LetterFormsProps = { attachments: AnswerDraft['attachments']; onDrop: (id: string) => void };

/** The recommended letter forms that go out with a request for data; each can be looked at and left out. */
export function LetterForms({ attachments, onDrop }: LetterFormsProps) {
  if (attachments.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label="Приложения к письму"
      sx={{ listStyle: 'none', display: 'grid', gap: 0.25, p: 0, m: 0, mt: 0.75 }}
    >
      {attachments.map(({ id, fileName }) => (
        <Box component="li" key={id} sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minWidth: 0 }}>
          <AttachFile aria-hidden="true" sx={{ fontSize: 15, color: 'text.secondary' }} />
          <Link noWrap href={`/api/letter-templates/${encodeURIComponent(id)}/content`} download={fileName}>
            {fileName}
          </Link>
          <Tooltip title="Не прикладывать">
            <IconButton
              size="small"
              aria-label={`Не прикладывать: ${fileName}`}
              onClick={() => onDrop(id)}
              sx={{ p: 0.25 }}
            >
              <Close sx={{ fontSize: 14 }} />
            </IconButton>
          </Tooltip>
        </Box>
      ))}
    </Box>
  );
}
