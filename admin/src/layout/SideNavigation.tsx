import AccountCircleOutlined from '@mui/icons-material/AccountCircleOutlined';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import Logout from '@mui/icons-material/Logout';
import SearchIcon from '@mui/icons-material/Search';
import { Box, ButtonBase, Divider, IconButton, Tooltip, Typography } from '@mui/material';
import { type UserRole, userRoleLabels } from '@perenos/domain';
import { useGetIdentity, useLogout, useTheme } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { useMay } from '../auth/useMay.ts';
import type { LiveState } from '../live/useLiveUpdates.ts';
import { MentionsButton } from '../notes/MentionsButton.tsx';
import { isOfNumber, parseQueueParams } from '../tickets/queue/queueParams.ts';
import { useCounts } from '../tickets/queue/useCounts.ts';
import { useQueueSearch } from '../tickets/queue/useQueue.ts';
import { SavedViews } from '../views/SavedViews.tsx';
import { useSavedViews } from '../views/useSavedViews.ts';
import { Emblem } from './Emblem.tsx';
import { NavItem } from './NavItem.tsx';
import { NavSection } from './NavSection.tsx';
import { isUnder, navSections, pageLinks, viewLinks } from './navigation.tsx';

const liveText: Record<LiveState, string> = {
  connecting: 'соединяемся…',
  live: 'очередь обновляется сама',
  offline: 'нет связи, соединяемся снова…',
};

type SideNavigationProps = { narrow: boolean; live: LiveState; onHelp: () => void; onSearch: () => void };

export function SideNavigation({ narrow, live, onHelp, onSearch }: SideNavigationProps) {
  const { pathname, search } = useLocation();
  const may = useMay();
  const { data: counts } = useCounts();
  const [lastSearch] = useQueueSearch();
  const onQueue = pathname.startsWith('/tickets');
  const shown = parseQueueParams(new URLSearchParams(pathname === '/tickets' ? search : lastSearch));
  const { active: savedView } = useSavedViews(shown);
  const isView = onQueue && savedView === null && !isOfNumber(shown);

  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 0.25,
        height: '100%',
        px: narrow ? 0.75 : 1,
        py: 1,
        bgcolor: 'rail.bg',
        borderRight: 1,
        borderColor: 'divider',
        overflow: 'hidden',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: narrow ? 0.5 : 0.75, pb: 1 }}>
        <Emblem />
        {!narrow && (
          <Box sx={{ lineHeight: 1.2 }}>
            <Box sx={{ fontWeight: 700, fontSize: 15 }}>Перенос</Box>
            <Box sx={{ fontSize: 11.5, color: 'rail.muted' }}>бэк-офис Астрала</Box>
          </Box>
        )}
      </Box>
      <SearchButton narrow={narrow} onClick={onSearch} />
      {/* Where the window is low, the links give way: who one is, and the way out, are always in sight. */}
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
        <Box
          component="nav"
          aria-label="Очередь"
          sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.25 }}
        >
          {viewLinks.map((link) => (
            <NavItem
              key={link.view}
              to={`/tickets?view=${link.view}`}
              label={link.label}
              icon={link.icon}
              narrow={narrow}
              active={isView && shown.view === link.view}
              count={link.view === 'closed' ? undefined : counts?.[link.view]}
              urgent={link.view === 'overdue'}
            />
          ))}
        </Box>
        <SavedViews shown={shown} onQueue={onQueue} narrow={narrow} />
        <Divider sx={{ my: narrow ? 0.5 : 1 }} />
        <Box
          component="nav"
          aria-label="Разделы"
          sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.25 }}
        >
          {navSections.map((section) => {
            const links = pageLinks.filter((link) => link.section === section.id && may(link.permission));
            return (
              links.length > 0 && (
                <NavSection
                  key={section.id}
                  section={section}
                  narrow={narrow}
                  active={links.some((link) => isUnder(pathname, link))}
                >
                  {links.map((link) => (
                    <NavItem
                      key={link.to}
                      to={link.to}
                      label={link.label}
                      icon={link.icon}
                      narrow={false}
                      active={isUnder(pathname, link)}
                    />
                  ))}
                </NavSection>
              )
            );
          })}
        </Box>
      </Box>
      <LiveNote state={live} narrow={narrow} />
      <UserBar narrow={narrow} onHelp={onHelp} />
    </Box>
  );
}

function SearchButton({ narrow, onClick }: { narrow: boolean; onClick: () => void }) {
  return (
    <Tooltip title={narrow ? 'Поиск по всему (/)' : ''} placement="right">
      <ButtonBase
        onClick={onClick}
        aria-label="Поиск по всему"
        aria-keyshortcuts="/"
        sx={{
          justifyContent: narrow ? 'center' : 'flex-start',
          gap: 1,
          minHeight: 32,
          px: narrow ? 0 : 1,
          mb: 0.75,
          flex: 'none',
          borderRadius: 1,
          border: 1,
          borderColor: 'divider',
          bgcolor: 'background.paper',
          color: 'rail.muted',
          fontSize: 13,
        }}
      >
        <SearchIcon aria-hidden="true" sx={{ fontSize: 18 }} />
        {!narrow && (
          <>
            <Box component="span" sx={{ flex: 1, textAlign: 'left' }}>
              Поиск по всему
            </Box>
            <kbd>/</kbd>
          </>
        )}
      </ButtonBase>
    </Tooltip>
  );
}

function LiveNote({ state, narrow }: { state: LiveState; narrow: boolean }) {
  return (
    <Tooltip title={narrow ? liveText[state] : ''} placement="right">
      <Box
        role="status"
        aria-label={liveText[state]}
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: narrow ? 'center' : 'flex-start',
          gap: 1,
          p: 0.75,
        }}
      >
        <Box
          aria-hidden="true"
          sx={({ palette }) => ({
            width: 8,
            height: 8,
            flex: 'none',
            borderRadius: '50%',
            bgcolor: state === 'live' ? palette.tones.execute.fg : palette.tones.soon.fg,
          })}
        />
        {!narrow && (
          <Box component="span" sx={{ fontSize: 12, color: 'rail.muted' }}>
            {liveText[state]}
          </Box>
        )}
      </Box>
    </Tooltip>
  );
}

function UserBar({ narrow, onHelp }: { narrow: boolean; onHelp: () => void }) {
  const { data: me } = useGetIdentity();
  const signOut = useLogout();
  const [theme, setTheme] = useTheme();
  const dark = theme === 'dark';
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1 }}>
      {!narrow && me && (
        <Box
          component={Link}
          to="/profile"
          title="Профиль"
          sx={{
            display: 'block',
            px: 0.75,
            py: 0.25,
            mb: 0.25,
            borderRadius: 1,
            color: 'inherit',
            textDecoration: 'none',
            '&:hover': { bgcolor: 'rail.hover' },
          }}
        >
          <Typography noWrap sx={{ fontWeight: 600 }}>
            {`${me.fullName} `}
          </Typography>
          <Typography variant="caption" sx={{ color: 'rail.muted' }}>
            {userRoleLabels[me.role as UserRole]}
          </Typography>
        </Box>
      )}
      <Box sx={{ display: 'flex', flexDirection: narrow ? 'column' : 'row', alignItems: 'center', gap: 0.25 }}>
        {narrow && (
          <Tooltip title="Профиль" placement="right">
            <IconButton size="small" aria-label="Профиль" component={Link} to="/profile">
              <AccountCircleOutlined fontSize="small" />
            </IconButton>
          </Tooltip>
        )}
        <MentionsButton />
        <Tooltip title="Клавиши (?)" placement="right">
          <IconButton size="small" aria-label="Клавиши" onClick={onHelp}>
            <KeyboardOutlined fontSize="small" />
          </IconButton>
        </Tooltip>
        <Tooltip title={dark ? 'Светлая тема' : 'Тёмная тема'} placement="right">
          <IconButton
            size="small"
            aria-label={dark ? 'Включить светлую тему' : 'Включить тёмную тему'}
            onClick={() => setTheme(dark ? 'light' : 'dark')}
          >
            {dark ? <LightModeOutlined fontSize="small" /> : <DarkModeOutlined fontSize="small" />}
          </IconButton>
        </Tooltip>
        <Tooltip title="Выйти" placement="right">
          <IconButton size="small" aria-label="Выйти" onClick={() => signOut()}>
            <Logout fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}
