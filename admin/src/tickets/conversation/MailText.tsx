import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import type { TextSegment, TicketMail } from '../../api/types.ts';
import { counted } from '../../lib/plural.ts';
import { useEvidence } from '../evidence/EvidenceContext.tsx';
import { markPieces, type Range } from './markPieces.ts';

const foldedWords: Partial<Record<TextSegment['kind'], string>> = {
  quoted: 'Цитата',
  signature: 'Подпись',
  disclaimer: 'Оговорка',
  'reply-header': 'Заголовок цитаты',
};

/** Neighbouring segments that are folded for the same reason make one fold. */
function joinFolded(segments: TextSegment[]): TextSegment[] {
  const joined: TextSegment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    const quotes = (kind: TextSegment['kind']) => kind === 'quoted' || kind === 'reply-header';
    if (last && (last.kind === segment.kind || (quotes(last.kind) && quotes(segment.kind)))) {
      joined[joined.length - 1] = {
        kind: quotes(segment.kind) ? 'quoted' : segment.kind,
        start: last.start,
        end: segment.end,
      };
    } else joined.push(segment);
  }
  return joined;
}

/** The text of a mail: the author's own words open, quotations and signatures folded, read values marked. */
export function MailText({ mail }: { mail: TicketMail }) {
  const { active, marks } = useEvidence();
  const rangesOf = (part: 'text' | 'subject') => (evidence: (typeof marks)[number]) =>
    evidence.source === 'mail' &&
    evidence.mailId === String(mail.id) &&
    (evidence.part === 'subject') === (part === 'subject')
      ? [{ start: evidence.start, end: evidence.end }]
      : [];
  const ranges = marks.flatMap(rangesOf('text'));
  const activeRange = active === null ? null : (rangesOf('text')(active)[0] ?? null);
  const segments: TextSegment[] =
    mail.segments.length > 0 ? joinFolded(mail.segments) : [{ kind: 'own', start: 0, end: mail.text.length }];

  return (
    <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', tabSize: 4 }}>
      {segments.map((segment) => {
        const text = mail.text.slice(segment.start, segment.end);
        if (text.trim() === '') return null;
        const body = <Marked text={text} from={segment.start} marks={ranges} active={activeRange} />;
        const folded = foldedWords[segment.kind];
        if (!folded) {
          return (
            <Box key={segment.start} sx={segment.kind === 'forwarded' ? quoteSx : undefined}>
              {body}
            </Box>
          );
        }
        const holdsActive = activeRange !== null && activeRange.start < segment.end && activeRange.end > segment.start;
        const lines = text.trim().split('\n').length;
        return (
          <Box component="details" key={segment.start} open={holdsActive || undefined} sx={{ my: 0.5 }}>
            <Box component="summary" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
              {folded}, {counted(lines, 'строка', 'строки', 'строк')}
            </Box>
            <Box sx={quoteSx}>{body}</Box>
          </Box>
        );
      })}
    </Box>
  );
}

const quoteSx = { pl: 1.25, my: 0.5, borderLeft: 3, borderColor: 'divider', color: 'text.secondary' } as const;

type MarkedProps = { text: string; from: number; marks: readonly Range[]; active: Range | null };

function Marked({ text, from, marks, active }: MarkedProps) {
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    if (active !== null) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return markPieces(text, from, marks, active).map((piece) =>
    piece.marked || piece.active ? (
      <Box
        component="mark"
        key={piece.start}
        ref={piece.active ? shown : undefined}
        data-active={piece.active || undefined}
        sx={({ palette }) => ({
          color: 'inherit',
          borderRadius: 0.5,
          bgcolor: piece.active ? palette.mark : 'transparent',
          borderBottom: `2px solid ${piece.active ? palette.warning.main : palette.divider}`,
        })}
      >
        {piece.text}
      </Box>
    ) : (
      <span key={piece.start}>{piece.text}</span>
    ),
  );
}
