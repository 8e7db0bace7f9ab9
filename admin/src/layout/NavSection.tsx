import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, ButtonBase, ClickAwayListener, Tooltip } from '@mui/material';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'react-admin';
import { useLocation } from 'react-router-dom';
import type { NavSectionInfo } from './navigation.tsx';

type NavSectionProps = { section: NavSectionInfo; narrow: boolean; active: boolean; children: ReactNode };

/**
 * Pages that belong together: a list that opens in place, or beside the narrow rail. Its links are always in the page.
 * Whoever comes to one of its pages, by whatever way, finds the list open and the page's link in sight.
 */
export function NavSection(props: NavSectionProps) {
  return props.narrow ? <Flyout {...props} /> : <Fold {...props} />;
}

function Fold({ section: { id, label, icon: Icon, openAtFirst }, active, children }: NavSectionProps) {
  const [open, setOpen] = useStore<boolean>(`navigation.${id}`, openAtFirst);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  useEffect(() => {
    if (active) setOpen(true);
  }, [active, setOpen]);
  useEffect(() => {
    if (active && open) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [active, open]);
  return (
    <Box sx={{ minWidth: 0 }}>
      <ButtonBase
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
        sx={{ ...headSx, width: '100%', fontWeight: active && !open ? 650 : 500 }}
      >
        <Icon aria-hidden="true" sx={{ fontSize: 18, color: active && !open ? 'primary.main' : 'rail.muted' }} />
        <Box component="span" sx={{ flex: 1, textAlign: 'left' }}>
          {label}
        </Box>
        <ExpandMore
          aria-hidden="true"
          sx={{ fontSize: 16, color: 'rail.muted', transform: open ? 'none' : 'rotate(-90deg)' }}
        />
      </ButtonBase>
      <Box ref={list} id={listId} hidden={!open} sx={{ pl: 1.25 }}>
        {children}
      </Box>
    </Box>
  );
}

function Flyout({ section: { label, icon: Icon }, active, children }: NavSectionProps) {
  const [top, setTop] = useState<number | null>(null);
  const head = useRef<HTMLButtonElement>(null);
  const { pathname } = useLocation();
  const listId = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has come to another page has chosen
  useEffect(() => setTop(null), [pathname]);
  const close = (focus: boolean) => {
    setTop(null);
    if (focus) head.current?.focus();
  };
  const toggle = () => {
    const box = head.current?.getBoundingClientRect();
    setTop(top === null && box ? Math.min(box.top, window.innerHeight - 300) : null);
  };
  return (
    <ClickAwayListener onClickAway={() => close(false)}>
      <Box
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || top === null) return;
          event.stopPropagation();
          close(true);
        }}
      >
        <Tooltip title={top === null ? label : ''} placement="right">
          <ButtonBase
            ref={head}
            aria-label={label}
            aria-expanded={top !== null}
            aria-controls={listId}
            onClick={toggle}
            sx={({ palette }) => ({
              ...headSx,
              width: '100%',
              justifyContent: 'center',
              bgcolor: active ? palette.rail.active : 'transparent',
            })}
          >
            <Icon aria-hidden="true" sx={{ fontSize: 18, color: active ? 'primary.main' : 'rail.muted' }} />
          </ButtonBase>
        </Tooltip>
        <Box
          id={listId}
          hidden={top === null}
          sx={{
            position: 'fixed',
            left: 54,
            top: top ?? 0,
            zIndex: 'drawer',
            width: 224,
            p: 1,
            borderRadius: 1,
            border: 1,
            borderColor: 'divider',
            bgcolor: 'background.paper',
            boxShadow: 3,
          }}
        >
          <Box sx={{ px: 1, pb: 0.5, fontSize: 12, color: 'text.secondary' }}>{label}</Box>
          {children}
        </Box>
      </Box>
    </ClickAwayListener>
  );
}

const headSx = {
  display: 'flex',
  alignItems: 'center',
  gap: 1,
  minHeight: 30,
  px: 1,
  borderRadius: 1,
  fontSize: 13,
  color: 'rail.fg',
  '&:hover': { bgcolor: 'rail.hover' },
} as const;
