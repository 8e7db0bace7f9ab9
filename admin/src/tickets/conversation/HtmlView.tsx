import { Alert, Box } from '@mui/material';
import { useMemo } from 'react';
import type { AttachmentInfo } from '../../api/types.ts';
import { plural } from '../../lib/plural.ts';
import { frameDocument, sanitizeHtml } from './sanitizeHtml.ts';
import { useOwnPictures } from './useOwnPictures.ts';

type HtmlViewProps = { html: string; attachments: readonly AttachmentInfo[]; title: string };

/** The mail as it was laid out, harmless: cleaned, in a frame that runs nothing and loads nothing. */
export function HtmlView({ html, attachments, title }: HtmlViewProps) {
  const pictures = useOwnPictures(html, attachments);
  const safe = useMemo(() => sanitizeHtml(html, pictures), [html, pictures]);
  return (
    <Box>
      {safe.blockedPictures > 0 && (
        <Alert severity="info" sx={{ py: 0, mb: 0.5 }}>
          {`${plural(safe.blockedPictures, 'Внешняя картинка заблокирована', 'Внешние картинки заблокированы', 'Внешние картинки заблокированы')}: ${safe.blockedPictures}. Отправитель не узнает, что письмо открыто.`}
        </Alert>
      )}
      <iframe
        title={title}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={frameDocument(safe.html)}
        style={{ width: '100%', height: 360, border: 0, borderRadius: 6, background: '#fff' }}
      />
    </Box>
  );
}
