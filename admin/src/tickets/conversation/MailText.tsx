import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import type { TextSegment, TicketMail } from '../../api/types.ts';
import { counted } from '../../lib/plural.ts';
import { useEvidence, useWordPointer } from '../evidence/EvidenceContext.tsx';
import type { EvidencePlace } from '../evidence/places.ts';
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

type WordRange = Range & { key: string; label: string };

/** The ranges of a mail's subject or text in which fields were read, and the one that is pointed at. */
function useWordRanges(mail: TicketMail, part: 'text' | 'subject'): { ranges: WordRange[]; active: WordRange | null } {
  const { active, places } = useEvidence();
  const rangesOf = ({ key, label, evidence }: EvidencePlace): WordRange[] =>
    evidence.source === 'mail' &&
    mail.direction === 'in' &&
    evidence.mailId === String(mail.id) &&
    (evidence.part === 'subject') === (part === 'subject')
      ? [{ key, label, start: evidence.start, end: evidence.end }]
      : [];
  return { ranges: places.flatMap(rangesOf), active: active === null ? null : (rangesOf(active)[0] ?? null) };
}

/** Whether the words that are pointed at stand in this mail. */
export function useHoldsActive(mail: TicketMail): boolean {
  const { active } = useEvidence();
  return active?.evidence.source === 'mail' && mail.direction === 'in' && active.evidence.mailId === String(mail.id);
}

/** The subject with the values that were read in it. */
export function MailSubject({ mail }: { mail: TicketMail }) {
  const { ranges, active } = useWordRanges(mail, 'subject');
  if (mail.subject === '') return '(без темы)';
  return <Marked text={mail.subject} from={0} marks={ranges} active={active} />;
}

/** The text of a mail: the author's own words open, quotations and signatures folded, read values marked. */
export function MailText({ mail }: { mail: TicketMail }) {
  const { ranges, active: activeRange } = useWordRanges(mail, 'text');
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

type MarkedProps = { text: string; from: number; marks: readonly WordRange[]; active: WordRange | null };

function Marked({ text, from, marks, active }: MarkedProps) {
  const shown = useRef<HTMLElement>(null);
  const wordPointer = useWordPointer();
  useEffect(() => {
    if (active !== null) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return markPieces(text, from, marks, active).map((piece) => {
    const end = piece.start + piece.text.length;
    const word = marks.find((mark) => mark.start <= piece.start && mark.end >= end);
    return word ? (
      <Box
        component="mark"
        key={piece.start}
        {...wordPointer(word.key)}
        title={word.label}
        ref={piece.active ? shown : undefined}
        data-active={piece.active || undefined}
        sx={({ palette }) => ({
          color: 'inherit',
          cursor: 'pointer',
          borderRadius: 0.5,
          bgcolor: piece.active ? palette.mark : 'transparent',
          borderBottom: `2px solid ${piece.active ? palette.warning.main : palette.divider}`,
        })}
      >
        {piece.text}
      </Box>
    ) : (
      <span key={piece.start}>{piece.text}</span>
    );
  });
}
