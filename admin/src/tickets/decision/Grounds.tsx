import ErrorOutline from '@mui/icons-material/ErrorOutline';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { Box, Link } from '@mui/material';
import { advisoryLabels, effectLabels, missingLabels } from '@perenos/domain';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { TicketItem } from '../../api/types.ts';
import { groupsOf } from '../../groups/links.ts';
import { formatDate } from '../../lib/dates.ts';
import { ClauseDetails } from './ClauseDetails.tsx';

const list = { listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 } as const;

/** Why the verdict is what it is: reasons with their clauses, what is missing, what it entails, what to look at. */
export function Grounds({ item, clauses }: { item: TicketItem; clauses: Record<string, string> }) {
  const { decision } = item;
  const told = new Set(decision.reasons.map((reason) => reason.clause));
  const others = decision.clauses.filter((clause) => !told.has(clause));
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {decision.notBefore !== null && (
        <Box
          sx={({ palette }) => ({
            px: 1,
            py: 0.5,
            borderRadius: 1,
            color: palette.tones.wait.fg,
            bgcolor: palette.tones.wait.bg,
          })}
        >
          {decision.action === null ? 'Ждать до' : 'Исполнить можно с'} {formatDate(decision.notBefore)}
        </Box>
      )}
      <Box component="ul" aria-label="Основания" sx={list}>
        {decision.reasons.map((reason) => (
          <li key={`${reason.clause}${reason.text}`}>
            <ClauseDetails clause={reason.clause} clauses={clauses}>
              {reason.text}
            </ClauseDetails>
          </li>
        ))}
        {others.length > 0 && (
          <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, color: 'text.secondary' }}>
            См. также
            {others.map((clause) => (
              <ClauseDetails key={clause} clause={clause} clauses={clauses} />
            ))}
          </Box>
        )}
      </Box>
      {decision.missing.length > 0 && (
        <Section title="Не хватает">
          {decision.missing.map((code) => (
            <Line
              key={code}
              icon={<ErrorOutline aria-hidden="true" sx={{ fontSize: 16, color: 'warning.main' }} />}
              text={missingLabels[code]}
            />
          ))}
        </Section>
      )}
      {decision.effects.length > 0 && (
        <Section title="Что за этим последует">
          {decision.effects.map((effect) => (
            <Line
              key={effect}
              icon={<InfoOutlined aria-hidden="true" sx={{ fontSize: 16, color: 'info.main' }} />}
              text={
                effect === 'group-dissolves' && item.subscriberInn !== null ? (
                  <Link component={RouterLink} to={groupsOf(item.subscriberInn)}>
                    {effectLabels[effect]}
                  </Link>
                ) : (
                  effectLabels[effect]
                )
              }
            />
          ))}
        </Section>
      )}
      {decision.advisories.length > 0 && (
        <Section title="Обратите внимание">
          {decision.advisories.map((advisory) => (
            <Line
              key={advisory}
              icon={<WarningAmber aria-hidden="true" sx={{ fontSize: 16, color: 'warning.main' }} />}
              text={advisoryLabels[advisory]}
            />
          ))}
        </Section>
      )}
    </Box>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Box component="h3" sx={{ m: 0, mb: 0.25, fontSize: 12, fontWeight: 600, color: 'text.secondary' }}>
        {title}
      </Box>
      <Box component="ul" sx={list}>
        {children}
      </Box>
    </section>
  );
}

function Line({ icon, text }: { icon: ReactNode; text: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 0.75, alignItems: 'flex-start', '& svg': { mt: '2px', flex: 'none' } }}
    >
      {icon}
      <span>{text}</span>
    </Box>
  );
}
