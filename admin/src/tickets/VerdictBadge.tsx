import type { SvgIconComponent } from '@mui/icons-material';
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import DoNotDisturbOn from '@mui/icons-material/DoNotDisturbOnOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import MarkEmailUnread from '@mui/icons-material/MarkEmailUnreadOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { Box } from '@mui/material';
import { type Verdict, verdictLabels, verdicts } from '@perenos/domain';
import type { TicketRow } from '../api/types.ts';
import { Badge } from '../records/Badge.tsx';

export const verdictIcons: Record<Verdict, SvgIconComponent> = {
  execute: CheckCircleOutline,
  'request-data': MarkEmailUnread,
  refuse: DoNotDisturbOn,
  wait: HourglassEmpty,
  review: VisibilityOutlined,
};

/** A verdict as an icon and a word: the colour alone says nothing. */
export function VerdictBadge({ verdict, size = 'small' }: { verdict: Verdict; size?: 'small' | 'large' }) {
  const Icon = verdictIcons[verdict];
  const large = size === 'large';
  return (
    <Box
      component="span"
      sx={({ palette }) => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: large ? 0.75 : 0.5,
        px: large ? 1.25 : 0.75,
        py: large ? 0.5 : 0.125,
        borderRadius: 1,
        whiteSpace: 'nowrap',
        fontWeight: 600,
        fontSize: large ? 15 : 12.5,
        color: palette.tones[verdict].fg,
        bgcolor: palette.tones[verdict].bg,
      })}
    >
      <Icon aria-hidden="true" sx={{ fontSize: large ? 19 : 15 }} />
      {verdictLabels[verdict]}
    </Box>
  );
}

type Decided = Pick<TicketRow, 'verdict' | 'openVerdicts'>;

const countsOf = ({ openVerdicts }: Decided) =>
  verdicts
    .map((verdict) => ({ verdict, count: openVerdicts.filter((one) => one === verdict).length }))
    .filter(({ count }) => count > 0);

/** «Исполнить: 2, отказать: 1» where the open items of a ticket are decided differently; else null. */
export function dividedVerdicts(ticket: Decided): string | null {
  const [first, ...others] = countsOf(ticket).map(({ verdict, count }) => `${verdictLabels[verdict]}: ${count}`);
  return first === undefined || others.length === 0 ? null : [first, ...others.map(lowered)].join(', ');
}

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** What a ticket comes to: where its items are decided differently, no one verdict says it. */
export function TicketVerdict({ ticket }: { ticket: Decided }) {
  const divided = dividedVerdicts(ticket);
  if (divided === null) return <VerdictBadge verdict={ticket.verdict} />;
  return (
    <span title={divided}>
      <Badge tone="quiet">Разные решения</Badge>
    </span>
  );
}

/** How many of a ticket's open items have which verdict, in the icons of the badges. */
export function VerdictCounts({ ticket }: { ticket: Decided }) {
  return (
    <Box component="span" role="img" aria-label={dividedVerdicts(ticket) ?? undefined}>
      {countsOf(ticket).map(({ verdict, count }) => {
        const Icon = verdictIcons[verdict];
        return (
          <Box
            component="span"
            key={verdict}
            sx={({ palette }) => ({ mr: 1.25, fontWeight: 600, color: palette.tones[verdict].fg })}
          >
            <Icon sx={{ fontSize: 15, mr: 0.375, verticalAlign: '-3px' }} />
            {count}
          </Box>
        );
      })}
    </Box>
  );
}
