import { Alert, Box, Button, LinearProgress, Link, MenuItem, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { Link as RouterLink, useLocation, useSearchParams } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import { useMay } from '../auth/useMay.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { formatDate, formatFull } from '../lib/dates.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { DateField } from '../records/DateField.tsx';
import { SearchField } from '../records/SearchField.tsx';
import { useKeys } from '../shortcuts/useKeys.ts';
import { ClauseCard } from './ClauseCard.tsx';
import { EditionActions } from './EditionActions.tsx';
import { EditionDialog } from './EditionDialog.tsx';
import type { Clause, Edition, Regulation } from './regulationVerbs.ts';

const editionLabel = ({ name, state, validFrom, isCurrent }: Edition): string => {
  if (state === 'draft') return `${name} — проект`;
  return `${name} — с ${formatDate(validFrom ?? '')}${isCurrent ? ', действует' : ''}`;
};

const says = ({ id, text, rules, notMachine }: Clause, sought: string): boolean =>
  [id, text, notMachine ?? '', ...rules.map(({ quote }) => quote)].some((part) =>
    part.toLowerCase().includes(sought.toLowerCase()),
  );

const found = (chapters: Regulation['chapters'], sought: string): Regulation['chapters'] =>
  chapters
    .map((chapter) => ({ ...chapter, clauses: chapter.clauses.filter((clause) => says(clause, sought)) }))
    .filter(({ clauses }) => clauses.length > 0);

/** The regulation clause by clause: its text, what carries it out, how it is read, its tests, the tickets that it decided. */
export function RegulationPage() {
  usePageTitle('Регламент');
  const dataProvider = useDataProvider<PanelDataProvider>();
  const may = useMay();
  const [address, setAddress] = useSearchParams();
  const [editing, setEditing] = useState<'new' | 'this' | null>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  useKeys('list', { filter: () => searchInput.current?.focus() });
  const [edition, month, q] = [address.get('edition'), address.get('month'), address.get('q') ?? ''];
  const put = (change: Record<string, string>) => {
    const next = new URLSearchParams(address);
    for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name);
    setAddress(next, { replace: true });
  };
  const editions = useQuery({ queryKey: ['regulation', 'editions'], queryFn: () => dataProvider.editions() });
  const { data, error, isPending } = useQuery({
    queryKey: ['regulation', 'text', edition, month],
    queryFn: () => dataProvider.regulation(edition, month),
    placeholderData: keepPreviousData,
  });
  useScrollToClause(data !== undefined);
  const chapters = data ? found(data.chapters, q) : [];
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box
        component="header"
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.25,
          px: 2,
          py: 1,
          flexWrap: 'wrap',
          borderBottom: 1,
          borderColor: 'divider',
          bgcolor: 'background.paper',
        }}
      >
        <Typography variant="h1">Регламент</Typography>
        <SearchField
          value={q}
          hint="Номер пункта, слово…"
          label="Поиск по регламенту"
          onChange={(text) => put({ q: text })}
          inputRef={searchInput}
        />
        <TextField
          select
          label="Редакция"
          value={data && editions.data ? data.edition.name : ''}
          onChange={({ target }) => put({ edition: target.value })}
          sx={{ minWidth: 240 }}
        >
          {(editions.data ?? []).map((one) => (
            <MenuItem key={one.name} value={one.name}>
              {editionLabel(one)}
            </MenuItem>
          ))}
        </TextField>
        <DateField
          kind="month"
          label="Обращения за месяц"
          value={month ?? data?.month ?? ''}
          onChange={(value) => value !== '' && put({ month: value })}
          sx={{ width: 190 }}
        />
        <Box sx={{ flex: 1 }} />
        {may('regulation.edit') && data && (
          <Button variant="outlined" onClick={() => setEditing('new')}>
            Новый проект
          </Button>
        )}
      </Box>
      {isPending && <LinearProgress aria-label="Загрузка" />}
      {error && <Alert severity="error">{errorText(error)}</Alert>}
      {data && (
        <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: '264px minmax(0, 1fr)' }}>
          <Contents chapters={chapters} />
          <Box sx={{ overflowY: 'auto', px: 2, pb: 4 }}>
            <EditionNote
              edition={data.edition}
              actions={
                may('regulation.edit') && (
                  <EditionActions
                    edition={data.edition}
                    onEdit={() => setEditing('this')}
                    onGone={() => put({ edition: '' })}
                  />
                )
              }
            />
            {chapters.length === 0 && (
              <Box sx={{ py: 3, color: 'text.secondary' }}>
                Ничего не нашлось: попробуйте другое слово или номер пункта.
              </Box>
            )}
            {chapters.map(({ id, title, clauses }) => (
              <section key={id} aria-labelledby={`chapter-${id}`}>
                <Box component="h2" id={`chapter-${id}`} sx={{ fontSize: 16, mt: 2, mb: 1 }}>
                  {/^\d/.test(id) ? `${id}. ${title}` : title}
                </Box>
                {clauses.map((clause) => (
                  <ClauseCard key={clause.id} clause={clause} readings={data.readings} month={data.month} sought={q} />
                ))}
              </section>
            ))}
          </Box>
        </Box>
      )}
      {editing && data && (
        <EditionDialog
          edition={data.edition}
          clauses={data.chapters.flatMap(({ clauses }) => clauses)}
          isNew={editing === 'new'}
          onClose={() => setEditing(null)}
          onSaved={({ name }) => put({ edition: name })}
        />
      )}
    </Box>
  );
}

/** A link to a clause (`#4.1.4`) leads there once the text is drawn. */
function useScrollToClause(isDrawn: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (isDrawn && hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash, isDrawn]);
}

function Contents({ chapters }: { chapters: Regulation['chapters'] }) {
  const [address] = useSearchParams();
  const to = (id: string) => `?${address}#${id}`;
  return (
    <Box
      component="nav"
      aria-label="Оглавление регламента"
      sx={{ overflowY: 'auto', borderRight: 1, borderColor: 'divider', px: 2, py: 1.5, fontSize: 13 }}
    >
      {chapters.map(({ id, title, clauses }) => (
        <Box key={id} sx={{ mb: 1.25 }}>
          <Box sx={{ fontWeight: 600, lineHeight: 1.3, mb: 0.25 }}>{/^\d/.test(id) ? `${id}. ${title}` : title}</Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.25, rowGap: 0.25 }}>
            {clauses.map((clause) => (
              <ContentsLink key={clause.id} to={to(clause.id)} clause={clause} />
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function ContentsLink({ to, clause: { id, tickets, was } }: { to: string; clause: Clause }) {
  return (
    <Link
      component={RouterLink}
      to={to}
      underline="hover"
      sx={{ fontWeight: tickets > 0 ? 600 : 400, fontVariantNumeric: 'tabular-nums' }}
    >
      {id}
      {was !== null && '*'}
    </Link>
  );
}

/** What the edition shown is, where it isn't the one in force. */
function EditionNote({ edition, actions }: { edition: Edition; actions: ReactNode }) {
  if (edition.isCurrent) return null;
  const changed = edition.changedAt ? ` Изменил(а) ${edition.changedBy}, ${formatFull(edition.changedAt)}.` : '';
  if (edition.state === 'draft')
    return (
      <Alert
        severity="info"
        action={actions}
        sx={{ mt: 1.5, '& .MuiAlert-action': { gap: 1, alignItems: 'center', py: 0 } }}
      >
        Проект: ни одно обращение по нему не решается.{changed} Пункты со звёздочкой отличаются от действующей редакции.{' '}
        <Link component={RouterLink} to={`/what-if?edition=${edition.id}`} underline="always">
          Что изменилось бы в прошлом
        </Link>
      </Alert>
    );
  return (
    <Alert severity="info" sx={{ mt: 1.5 }}>
      По этой редакции решаются обращения, полученные с {formatDate(edition.validFrom ?? '')}, до начала следующей.
    </Alert>
  );
}
