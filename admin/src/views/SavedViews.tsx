import BookmarkBorder from '@mui/icons-material/BookmarkBorder';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import MoreVert from '@mui/icons-material/MoreVert';
import { Box, IconButton } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useGetIdentity } from 'react-admin';
import type { SavedView } from '../api/types.ts';
import { NavItem } from '../layout/NavItem.tsx';
import type { QueueParams } from '../tickets/queue/queueParams.ts';
import { savedViewPath, useSavedViews } from './useSavedViews.ts';

const ViewMenu = lazy(() => import('./ViewMenu.tsx').then((module) => ({ default: module.ViewMenu })));

type SavedViewsProps = {
  /** What the queue shows, where the queue is on the screen. */
  shown: QueueParams;
  onQueue: boolean;
  narrow: boolean;
};

/** Views under names of their own: mine, and those that colleagues share. */
export function SavedViews({ shown, onQueue, narrow }: SavedViewsProps) {
  const { views, active } = useSavedViews(shown);
  const { data: me } = useGetIdentity();
  const [menu, setMenu] = useState<{ view: SavedView; anchor: HTMLElement } | null>(null);
  if (views.length === 0) return null;
  return (
    <Box
      component="nav"
      aria-label="Сохранённые виды"
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.25, pt: narrow ? 0 : 0.75 }}
    >
      {views.map((view) => {
        const own = view.ownerId === me?.id;
        const label = own ? view.name : `${view.name} (${view.ownerName})`;
        return (
          <Box key={view.id} sx={{ display: 'flex', alignItems: 'center', '& > a': { flex: 1, minWidth: 0 } }}>
            <NavItem
              to={savedViewPath(view)}
              label={label}
              icon={view.shared ? GroupOutlined : BookmarkBorder}
              narrow={narrow}
              active={onQueue && active?.id === view.id}
              count={view.count}
            />
            {own && !narrow && (
              <IconButton
                size="small"
                aria-label={`Изменить вид «${view.name}»`}
                aria-haspopup="menu"
                sx={{ p: 0.25, color: 'rail.muted' }}
                onClick={(event) => setMenu({ view, anchor: event.currentTarget })}
              >
                <MoreVert sx={{ fontSize: 16 }} />
              </IconButton>
            )}
          </Box>
        );
      })}
      <Suspense fallback={null}>
        {menu && <ViewMenu view={menu.view} anchor={menu.anchor} shown={shown} onClose={() => setMenu(null)} />}
      </Suspense>
    </Box>
  );
}
