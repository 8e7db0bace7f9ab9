import { Alert, Box } from '@mui/material';
import type { Evidence } from '@perenos/domain';
import { useEffect, useRef, useState } from 'react';

type PageImageProps = {
  documentId: number;
  page: { page: number; width: number; height: number };
  zoom: number;
  /** Quarter turns clockwise. */
  turns: number;
  evidence: Extract<Evidence, { source: 'attachment' }> | null;
};

const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;

/** The page with its word boxes: both lie in one frame that is turned as a whole, so that they can't part. */
export function PageImage({ documentId, page, zoom, turns, evidence }: PageImageProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const [loaded, setLoaded] = useState<string | null>(null);
  const source = `/api/documents/${documentId}/pages/${page.page}/image`;
  const firstBox = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (evidence !== null) firstBox.current?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [evidence]);

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
        {evidence?.boxes.map((box, index) => (
          <Box
            key={`${box.x}:${box.y}`}
            ref={index === 0 ? firstBox : undefined}
            data-testid="word-box"
            sx={{
              position: 'absolute',
              left: percent(box.x, evidence.pageWidth),
              top: percent(box.y, evidence.pageHeight),
              width: percent(box.width, evidence.pageWidth),
              height: percent(box.height, evidence.pageHeight),
              bgcolor: 'rgba(255, 196, 0, 0.35)',
              outline: '2px solid #b26a00',
              outlineOffset: 2,
              borderRadius: 0.5,
            }}
          />
        ))}
      </Box>
    </Box>
  );
}
