import { Alert, Box } from '@mui/material';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useWordPointer } from './EvidenceContext.tsx';
import type { EvidencePlace } from './places.ts';

type PageImageProps = {
  documentId: number;
  page: { page: number; width: number; height: number };
  zoom: number;
  /** Quarter turns clockwise. */
  turns: number;
  /** What was read on this page. */
  places: readonly EvidencePlace[];
  active: EvidencePlace | null;
};

// A page is white in either theme.
const pointedSx = { bgcolor: 'rgba(255, 196, 0, 0.35)', outline: '2px solid #b26a00', outlineOffset: 2 };
const quietSx = { borderBottom: '2px solid rgba(178, 106, 0, 0.55)' };

const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;

/** The page with its word boxes: both lie in one frame that is turned as a whole, so that they can't part. */
export function PageImage({ documentId, page, zoom, turns, places, active }: PageImageProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const [loaded, setLoaded] = useState<string | null>(null);
  const source = `/api/documents/${documentId}/pages/${page.page}/image`;
  const wordPointer = useWordPointer();
  const firstBox = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The nearest edge: words under the mouse, which are in sight already, don't run away from it.
    if (active !== null) firstBox.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);

  if (failed === source)
    return <Alert severity="warning">Страница не рисуется. Скачайте оригинал, чтобы посмотреть её.</Alert>;
  const lying = turns % 2 === 1;
  // A page whose size isn't known is taken for A4.
  const [width, height] = page.width > 0 && page.height > 0 ? [page.width, page.height] : [210, 297];
  const ratio = height / width;
  const outerRatio = lying ? 1 / ratio : ratio;
  return (
    <Box sx={{ position: 'relative', width: `${zoom * 100}%`, paddingTop: `${zoom * 100 * outerRatio}%`, mx: 'auto' }}>
      <Box
        sx={{
          position: 'absolute',
          top: '50%',
          left: '50%',
          width: lying ? percent(outerRatio, 1) : '100%',
          aspectRatio: `${width} / ${height}`,
          transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
          boxShadow: 1,
          bgcolor: '#fff',
          color: '#55616d',
          textAlign: 'center',
        }}
      >
        <img
          src={source}
          alt={`Страница ${page.page}`}
          draggable={false}
          onLoad={() => setLoaded(source)}
          onError={() => setFailed(source)}
          style={{ width: '100%', height: '100%', display: 'block' }}
        />
        {loaded !== source && (
          <Box role="status" sx={{ position: 'absolute', inset: '20% 0 auto' }}>
            Страница загружается…
          </Box>
        )}
        {places.map(({ key, label, evidence }) => (
          <Fragment key={key}>
            {evidence.source === 'attachment' &&
              evidence.boxes.map((box, index) => {
                const pointed = key === active?.key;
                return (
                  <Box
                    key={`${box.x}:${box.y}`}
                    ref={pointed && index === 0 ? firstBox : undefined}
                    {...wordPointer(key)}
                    title={label}
                    data-testid={pointed ? 'word-box' : undefined}
                    // A style of its own each: a class for every word of a scan would fill the style sheet.
                    style={{
                      left: percent(box.x, evidence.pageWidth),
                      top: percent(box.y, evidence.pageHeight),
                      width: percent(box.width, evidence.pageWidth),
                      height: percent(box.height, evidence.pageHeight),
                    }}
                    sx={{
                      position: 'absolute',
                      cursor: 'pointer',
                      zIndex: pointed ? 1 : undefined,
                      borderRadius: 0.5,
                      ...(pointed ? pointedSx : quietSx),
                    }}
                  />
                );
              })}
          </Fragment>
        ))}
      </Box>
    </Box>
  );
}
