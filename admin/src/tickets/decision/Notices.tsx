import { Box } from '@mui/material';
import type { Notice, OutboxRow } from '../../api/types.ts';

export const noticeRoleWords: Record<OutboxRow['role'], string> = {
  'source-partner': 'партнёру, от которого перенос',
  'target-partner': 'партнёру, к которому перенос',
  asker: 'отправителю запроса',
  staff: 'сотруднику',
  partner: 'партнёру',
  holder: 'владельцу сертификата',
};

/** The letters that execution will send, each to be unfolded and read before. */
export function Notices({ notices }: { notices: Notice[] }) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.25 }}>
      {notices.map((notice) => (
        <li key={`${notice.role}${notice.to}${notice.subject}`}>
          <details>
            <Box component="summary" sx={{ overflowWrap: 'anywhere' }}>
              {noticeRoleWords[notice.role]}:{' '}
              <Box component="span" sx={{ color: notice.to === null ? 'warning.main' : 'text.secondary' }}>
                {notice.to ?? 'адрес не известен, отправить не получится'}
              </Box>
            </Box>
            <Box
              sx={{
                my: 0.5,
                p: 1,
                borderRadius: 1,
                bgcolor: 'background.default',
                whiteSpace: 'pre-wrap',
                overflowWrap: 'anywhere',
                fontSize: 12.5,
              }}
            >
              <Box sx={{ fontWeight: 600, mb: 0.5 }}>{notice.subject}</Box>
              {notice.text}
            </Box>
          </details>
        </li>
      ))}
    </Box>
  );
}
