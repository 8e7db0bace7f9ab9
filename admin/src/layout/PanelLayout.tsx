import { Box } from '@mui/material';
import { type ReactNode, Suspense, useState } from 'react';
import { Loading } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { useLiveUpdates } from '../live/useLiveUpdates.ts';
import { ShortcutsDialog } from '../shortcuts/ShortcutsDialog.tsx';
import { type Shortcuts, useShortcuts } from '../shortcuts/useShortcuts.ts';
import { useQueueSearch } from '../tickets/queue/useQueue.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { SideNavigation } from './SideNavigation.tsx';

function useGoShortcuts(): Shortcuts {
  const navigate = useNavigate();
  const [queueSearch] = useQueueSearch();
  return {
    'KeyG KeyQ': () => navigate(`/tickets${queueSearch}`),
    'KeyG KeyM': () => navigate('/mails'),
    'KeyG KeyP': () => navigate('/partners'),
    'KeyG KeyS': () => navigate('/subscribers'),
  };
}

/** The house around every page: views and sections on the left, the page beside them; the page itself doesn't scroll. */
export function PanelLayout({ children }: { children?: ReactNode }) {
  const { pathname } = useLocation();
  const [help, setHelp] = useState(false);
  const live = useLiveUpdates('/api/events');
  const narrow = /^\/tickets\/./.test(pathname);
  const openHelp = () => setHelp(true);
  useShortcuts({ ...useGoShortcuts(), 'Shift+Slash': openHelp });

  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: `${narrow ? 52 : 236}px minmax(0, 1fr)`, height: '100vh' }}>
      <Box
        component="a"
        href="#content"
        sx={{
          position: 'absolute',
          left: -9999,
          zIndex: 10,
          p: 1,
          bgcolor: 'background.paper',
          '&:focus': { left: 8, top: 8 },
        }}
      >
        К содержанию
      </Box>
      <SideNavigation narrow={narrow} live={live} onHelp={openHelp} />
      <Box
        component="main"
        id="content"
        tabIndex={-1}
        sx={{ minWidth: 0, height: '100vh', overflow: 'auto', outline: 0 }}
      >
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<Loading loadingPrimary="Загрузка" loadingSecondary="" />}>{children}</Suspense>
        </ErrorBoundary>
      </Box>
      <ShortcutsDialog open={help} onClose={() => setHelp(false)} />
    </Box>
  );
}
