import type { SvgIconComponent } from '@mui/icons-material';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import FitScreen from '@mui/icons-material/FitScreenOutlined';
import RotateRight from '@mui/icons-material/RotateRight';
import ZoomIn from '@mui/icons-material/ZoomIn';
import ZoomOut from '@mui/icons-material/ZoomOut';
import { Box, IconButton, Tooltip } from '@mui/material';
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { TicketDocument } from '../../api/types.ts';
import { useEvidence } from './EvidenceContext.tsx';
import { PageImage } from './PageImage.tsx';
import type { EvidencePlace } from './places.ts';

const zoomSteps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

const nextZoom = (zoom: number, by: 1 | -1): number =>
  (by === 1 ? zoomSteps.find((step) => step > zoom) : zoomSteps.findLast((step) => step < zoom)) ?? zoom;

/** Dragging the page moves it, as paper under a hand. */
function useDrag(box: RefObject<HTMLElement | null>) {
  const from = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      const element = box.current;
      if (!element || event.button !== 0) return;
      from.current = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!from.current || !box.current || event.buttons === 0) return;
      box.current.scrollLeft = from.current.left - (event.clientX - from.current.x);
      box.current.scrollTop = from.current.top - (event.clientY - from.current.y);
    },
    onPointerUp: () => {
      from.current = null;
    },
  };
}

const pageOf = ({ evidence }: EvidencePlace): number | null =>
  evidence.source === 'attachment' ? evidence.page : null;

/** A page of a document: zoom, rotation, pages, and the words from which a value was read. Zoom 1 fits the width. */
export function ScanViewer({ document }: { document: TicketDocument }) {
  const { active, places } = useEvidence();
  const [zoom, setZoom] = useState(1);
  const [turns, setTurns] = useState(0);
  const [index, setIndex] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const drag = useDrag(box);

  const onDocument = places.filter((place) => place.documentId === document.id);
  const here = onDocument.find((place) => place.key === active?.key) ?? null;
  const activePage = here === null ? null : pageOf(here);
  useEffect(() => {
    if (activePage === null) return;
    const found = document.pages.findIndex((page) => page.page === activePage);
    if (found >= 0) setIndex(found);
  }, [activePage, document.pages]);

  const page = document.pages[Math.min(index, document.pages.length - 1)];
  if (!page) return null;
  const count = document.pages.length;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}>
      <Box
        role="toolbar"
        aria-label="Просмотр скана"
        sx={{ display: 'flex', alignItems: 'center', px: 0.5, borderBottom: 1, borderColor: 'divider' }}
      >
        <Tool title="Мельче" icon={ZoomOut} onClick={() => setZoom(nextZoom(zoom, -1))} />
        <Box component="span" sx={{ width: 44, textAlign: 'center', fontSize: 12, color: 'text.secondary' }}>
          {Math.round(zoom * 100)} %
        </Box>
        <Tool title="Крупнее" icon={ZoomIn} onClick={() => setZoom(nextZoom(zoom, 1))} />
        <Tool title="По ширине" icon={FitScreen} onClick={() => setZoom(1)} />
        <Tool title="Повернуть" icon={RotateRight} onClick={() => setTurns((turns + 1) % 4)} />
        <Box sx={{ flex: 1 }} />
        {count > 1 && (
          <>
            <Tool
              title="Предыдущая страница"
              icon={ChevronLeft}
              disabled={index === 0}
              onClick={() => setIndex(index - 1)}
            />
            <Box component="span" role="status" sx={{ fontSize: 12, whiteSpace: 'nowrap' }}>
              стр. {index + 1} из {count}
            </Box>
            <Tool
              title="Следующая страница"
              icon={ChevronRight}
              disabled={index >= count - 1}
              onClick={() => setIndex(index + 1)}
            />
          </>
        )}
      </Box>
      <Box
        ref={box}
        {...drag}
        // A scrolling region must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
        role="group"
        aria-label="Страница"
        sx={{
          flex: 1,
          minHeight: 0,
          overflow: 'auto',
          p: 1,
          bgcolor: 'background.default',
          cursor: 'grab',
          outlineOffset: -2,
        }}
      >
        <PageImage
          documentId={document.id}
          page={page}
          zoom={zoom}
          turns={turns}
          places={onDocument.filter((place) => pageOf(place) === page.page)}
          active={activePage === page.page ? here : null}
        />
      </Box>
    </Box>
  );
}

type ToolProps = { title: string; icon: SvgIconComponent; disabled?: boolean; onClick: () => void };

function Tool({ title, icon: Icon, disabled = false, onClick }: ToolProps) {
  return (
    <Tooltip title={title}>
      <span>
        <IconButton size="small" aria-label={title} disabled={disabled} onClick={onClick}>
          <Icon fontSize="small" />
        </IconButton>
      </span>
    </Tooltip>
  );
}
