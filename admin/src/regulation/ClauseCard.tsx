import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import PersonOutline from '@mui/icons-material/PersonOutline';
import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { counted } from '../lib/plural.ts';
import type { Clause, Regulation } from './regulationVerbs.ts';

type ClauseCardProps = { clause: Clause; readings: Regulation['readings']; month: string; sought: string };

/** A clause: its text on the left; beside it what carries it out, how it is read, and what it decided. */
export function ClauseCard({ clause, readings, month, sought }: ClauseCardProps) {
  const own = readings.filter(({ number }) => clause.readings.includes(number));
  return (
    <Box
      component="article"
      id={clause.id}
      aria-label={`Пункт ${clause.id}`}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 6fr) minmax(0, 5fr)',
        columnGap: 2.5,
        scrollMarginTop: 8,
        mb: 1,
        p: 1.5,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        '&:target': { borderColor: 'primary.main' },
      }}
    >
      <div>
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, mb: 0.5 }}>
          <Box component="h3" sx={{ m: 0, fontSize: 15, fontWeight: 700 }}>
            {clause.id}
          </Box>
          <Decided clause={clause} month={month} />
        </Box>
        <Box sx={{ whiteSpace: 'pre-line', lineHeight: 1.5 }}>{marked(clause.text, sought)}</Box>
        {clause.was !== null && (
          <Box
            sx={{
              mt: 1,
              pl: 1.25,
              borderLeft: 3,
              borderColor: 'warning.main',
              color: 'text.secondary',
              whiteSpace: 'pre-line',
            }}
          >
            <Box sx={{ fontWeight: 600 }}>В действующей редакции</Box>
            {clause.was}
          </Box>
        )}
        {own.map(({ number, text }) => (
          <Reading key={number} number={number} text={text} />
        ))}
      </div>
      <Box sx={{ display: 'grid', gap: 1, alignContent: 'start', fontSize: 13 }}>
        <Rules clause={clause} />
        {clause.parameters.map((parameter) => (
          <div key={parameter.label}>
            {parameter.label}, {parameter.unit}: <b>{parameter.value}</b>
            {parameter.was !== null && <Quiet> (сейчас {parameter.was})</Quiet>}
          </div>
        ))}
        <Tests tests={clause.tests} />
      </Box>
    </Box>
  );
}

const Quiet = ({ children }: { children: ReactNode }) => (
  <Box component="span" sx={{ color: 'text.secondary' }}>
    {children}
  </Box>
);

/** The sought words stand out. */
function marked(text: string, sought: string): ReactNode {
  const at = sought === '' ? -1 : text.toLowerCase().indexOf(sought.toLowerCase());
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + sought.length)}</mark>
      {text.slice(at + sought.length)}
    </>
  );
}

function Decided({ clause: { id, tickets }, month }: { clause: Clause; month: string }) {
  if (tickets === 0) return <Quiet>за месяц обращений нет</Quiet>;
  return (
    <Link component={RouterLink} to={`/tickets?view=all&clause=${id}&month=${month}`}>
      за месяц {counted(tickets, 'обращение', 'обращения', 'обращений')}
    </Link>
  );
}

const Reading = ({ number, text }: { number: number; text: string }) => (
  <Box sx={{ mt: 1, pl: 1.25, borderLeft: 3, borderColor: 'primary.main', color: 'text.secondary', fontSize: 13 }}>
    <b>Трактовка {number}.</b> {text}
  </Box>
);

/** What the machine carries out, sentence by sentence; or why it doesn't. */
function Rules({ clause: { id, rules, notMachine } }: { clause: Clause }) {
  if (notMachine !== null)
    return (
      <Line icon={<PersonOutline fontSize="small" aria-hidden="true" />}>
        <b>Не исполняется машиной.</b> {notMachine}
      </Line>
    );
  if (rules.length === 0)
    return (
      <Line icon={<CheckCircleOutline fontSize="small" color="success" aria-hidden="true" />}>
        <b>Исполняется машиной.</b> {/^\d/.test(id) ? '' : 'Правило продукта: составлено по учебной презентации.'}
      </Line>
    );
  return (
    <div>
      <Box sx={{ fontWeight: 600, mb: 0.25 }}>Исполняется машиной</Box>
      {rules.map(({ quote, isKept }) => (
        <Line
          key={quote}
          icon={
            isKept ? (
              <CheckCircleOutline fontSize="small" color="success" aria-hidden="true" />
            ) : (
              <ErrorOutline fontSize="small" color="warning" aria-hidden="true" />
            )
          }
        >
          «{quote}»{!isKept && <b> В этой редакции такого предложения нет: правило нужно сверить с новым текстом.</b>}
        </Line>
      ))}
    </div>
  );
}

const Line = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: '20px 1fr', gap: 0.75, mb: 0.25 }}>
    {icon}
    <div>{children}</div>
  </Box>
);

function Tests({ tests }: { tests: Clause['tests'] }) {
  const count = tests.reduce((sum, { tests: names }) => sum + names.length, 0);
  if (count === 0) return <Quiet>Отдельных проверок нет</Quiet>;
  return (
    <details>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary' }}>
        {counted(count, 'проверка', 'проверки', 'проверок')} в коде
      </Box>
      {tests.map(({ file, tests: names }) => (
        <Box key={file} sx={{ mt: 0.5 }}>
          <Box component="code" sx={{ fontSize: 12 }}>
            {file}
          </Box>
          <Box component="ul" lang="en" sx={{ m: 0, pl: 2.5, fontSize: 12, color: 'text.secondary' }}>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </Box>
        </Box>
      ))}
    </details>
  );
}
