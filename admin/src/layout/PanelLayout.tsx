import { Box, LinearProgress } from '@mui/material';
import { type ReactNode, Suspense, useState } from 'react';
import { Loading, useGetIdentity } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { DutyPage } from '../auth/DutyPage.tsx';
import { SignInAgain } from '../auth/SignInAgain.tsx';
import { useSessionEnded } from '../auth/sessionEnd.ts';
import { CalendarWarning } from '../calendar/CalendarWarning.tsx';
import { useLiveUpdates } from '../live/useLiveUpdates.ts';
import { MailboxWarning } from '../mails/MailboxWarning.tsx';
import { SearchDialog } from '../search/SearchDialog.tsx';
import { ShortcutsDialog } from '../shortcuts/ShortcutsDialog.tsx';
import { useKeys } from '../shortcuts/useKeys.ts';
import { useQueueSearch } from '../tickets/queue/useQueue.ts';
import { useUndoOffers } from '../undo/undoStore.ts';
import { useUndo } from '../undo/useUndo.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ReadinessWarning } from './ReadinessWarning.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import { useRail } from './useRail.ts';

function useGoKeys() {
  const navigate = useNavigate();
  const [queueSearch] = useQueueSearch();
  const go = (to: string) => () => navigate(to);
  return {
    goQueue: go(`/tickets${queueSearch}`),
    goMine: go('/tickets?view=mine'),
    goReady: go('/tickets?view=ready'),
    goMails: go('/mails'),
    goTrace: go('/trace'),
    goPartners: go('/partners'),
    goSubscribers: go('/subscribers'),
    goLicences: go('/licences'),
    goApplications: go('/applications'),
    goJournal: go('/journal'),
    goOutbox: go('/outbox'),
  };
}

/** Whoever still owes a password of his own or a second factor is led there; everybody else comes into the house. */
export function PanelLayout({ children }: { children?: ReactNode }) {
  const { data: me, isPending } = useGetIdentity();
  if (isPending) return <LinearProgress aria-label="Загрузка" />;
  return me?.duty ? <DutyPage duty={me.duty} /> : <House>{children}</House>;
}

/** The house around every page: views and sections on the left, the page beside them; the page itself doesn't scroll. */
function House({ children }: { children?: ReactNode }) {
  const { pathname } = useLocation();
  const [help, setHelp] = useState(false);
  const ended = useSessionEnded();
  const live = useLiveUpdates('/api/events');
  const [searching, setSearching] = useState(false);
  const rail = useRail();
  const offers = useUndoOffers();
  const undo = useUndo();
  const openHelp = () => setHelp(true);
  const openSearch = () => setSearching(true);
  useKeys('everywhere', { ...useGoKeys(), search: openSearch, help: openHelp, undo: () => void undo(offers[0]) });

  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: `${rail.width}px minmax(0, 1fr)`, height: '100vh' }}>
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
      <SideNavigation narrow={rail.narrow} live={live} onHelp={openHelp} onSearch={openSearch} />
      <Box
        component="main"
        id="content"
        tabIndex={-1}
        sx={{ minWidth: 0, height: '100vh', display: 'flex', flexDirection: 'column', outline: 0 }}
      >
        <ReadinessWarning />
        <MailboxWarning />
        <CalendarWarning />
        <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
          <ErrorBoundary key={pathname}>
            <Suspense fallback={<Loading loadingPrimary="Загрузка" loadingSecondary="" />}>{children}</Suspense>
          </ErrorBoundary>
        </Box>
      </Box>
      {/* Not loaded on demand: what is typed right behind «/» must find its place. */}
      {searching && <SearchDialog onClose={() => setSearching(false)} />}
      {ended && <SignInAgain />}
      <ShortcutsDialog open={help} onClose={() => setHelp(false)} />
    </Box>
  );
}
