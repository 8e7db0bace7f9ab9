import AttachFile from '@mui/icons-material/AttachFile';
import { Box, Link, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import type { AttachmentInfo, TicketMail } from '../../api/types.ts';
import { formatFull, formatShort } from '../../lib/dates.ts';
import { fileSize } from '../../lib/text.ts';
import { useNow } from '../../lib/useNow.ts';
import { HtmlView } from './HtmlView.tsx';
import { MailSubject, MailText, useHoldsActive } from './MailText.tsx';

export function MailCard({ mail, open }: { mail: TicketMail; open: boolean }) {
  const now = useNow();
  const [form, setForm] = useState<'text' | 'html'>('text');
  const own = mail.direction === 'out';
  // What is pointed at is shown in the text, even where the mail is folded or shown as it was laid out.
  const holdsActive = useHoldsActive(mail);
  return (
    <Box
      component="details"
      open={open || holdsActive}
      sx={({ palette }) => ({
        borderBottom: `1px solid ${palette.divider}`,
        borderLeft: own ? `3px solid ${palette.primary.main}` : 'none',
        px: 1.5,
        py: 1,
      })}
    >
      <Box component="summary" sx={{ listStyle: 'none', display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <Typography noWrap sx={{ fontWeight: 600, flex: 1 }} title={mail.fromAddress}>
          {own ? 'Мы' : mail.fromName || mail.fromAddress}
          {own && (
            <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
              {' '}
              → {mail.to}
            </Box>
          )}
        </Typography>
        <Typography component="time" variant="caption" title={formatFull(mail.at)} sx={{ color: 'text.secondary' }}>
          {formatShort(mail.at, now)}
        </Typography>
      </Box>
      {!own && mail.fromName && (
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {mail.fromAddress}
        </Typography>
      )}
      <Box sx={{ fontWeight: 600, my: 0.75, overflowWrap: 'anywhere' }}>
        <MailSubject mail={mail} />
      </Box>
      {mail.html !== null && (
        <ToggleButtonGroup
          size="small"
          exclusive
          value={form}
          onChange={(_, value) => value && setForm(value)}
          aria-label="Вид письма"
          sx={{ mb: 0.75, '& button': { py: 0, px: 1 } }}
        >
          <ToggleButton value="text">Текст</ToggleButton>
          <ToggleButton value="html">С оформлением</ToggleButton>
        </ToggleButtonGroup>
      )}
      {form === 'html' && mail.html !== null && !holdsActive ? (
        <HtmlView html={mail.html} attachments={mail.attachments} title={`Письмо: ${mail.subject || 'без темы'}`} />
      ) : (
        <MailText mail={mail} />
      )}
      {mail.attachments.length > 0 && <Attachments attachments={mail.attachments} />}
    </Box>
  );
}

export function Attachments({ attachments }: { attachments: Pick<AttachmentInfo, 'id' | 'fileName' | 'size'>[] }) {
  return (
    <Box component="ul" aria-label="Вложения" sx={{ listStyle: 'none', p: 0, m: 0, mt: 1, display: 'grid', gap: 0.25 }}>
      {attachments.map((attachment) => (
        <Box component="li" key={attachment.id} sx={{ display: 'flex', gap: 0.5, alignItems: 'center', minWidth: 0 }}>
          <AttachFile aria-hidden="true" sx={{ fontSize: 15, color: 'text.secondary' }} />
          <Link noWrap href={`/api/attachments/${attachment.id}/content`} download={attachment.fileName}>
            {attachment.fileName || 'вложение без имени'}
          </Link>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, whiteSpace: 'nowrap' }}>
            {fileSize(attachment.size)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
