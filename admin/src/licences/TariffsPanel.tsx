import { Box, Button, Radio, Tooltip } from '@mui/material';
import {
  extensionKindLabels,
  extensionStandingLabels,
  productNames,
  type TariffEvent,
  type TariffSubject,
  tariffEventLabels,
  tariffEvents,
  tariffStandingLabels,
  tariffTransition,
} from '@perenos/domain';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { LicenceExtension, TariffRow } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { formatDate } from '../lib/dates.ts';
import { money } from '../lib/text.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Muted, To } from '../records/parts.tsx';
import { type ColumnOf, RecordsTable } from '../records/RecordsTable.tsx';
import { StandingMark } from './StandingMark.tsx';
import { TariffDialog } from './TariffDialog.tsx';
import { TariffStory } from './TariffStory.tsx';
import { useTariffDone } from './useTariffDone.ts';

/** What the buttons are pressed on. */
type Selected = { licence: TariffRow; extension: LicenceExtension | null };

const subjectOf = ({ licence, extension }: Selected): TariffSubject =>
  extension ? 'cryptopro-extension' : licence.standing;

/** Tariffs and their extensions as the deck shows them: choose a row, then resume, block or revoke. */
export function TariffsPanel({ tariffs }: { tariffs: readonly TariffRow[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [event, setEvent] = useState<TariffEvent | null>(null);
  const dataProvider = useDataProvider<PanelDataProvider>();
  const done = useTariffDone();
  const rows: Selected[] = tariffs.flatMap((licence) => [
    { licence, extension: null },
    ...licence.extensions.map((extension) => ({ licence, extension })),
  ]);
  const selected = rows.find((row) => keyOf(row) === chosen) ?? rows[0];
  if (!selected) return null;
  const { licence, extension } = selected;
  const choice = (row: Selected, label: string) => (
    <Radio
      size="small"
      name="tariff"
      sx={{ p: 0 }}
      checked={row === selected}
      onChange={() => setChosen(keyOf(row))}
      slotProps={{ input: { 'aria-label': label } }}
    />
  );
  const extensions = rows.filter((row) => row.extension !== null);
  return (
    <>
      <RecordsTable
        label="Тарифы"
        rows={rows.filter((row) => row.extension === null).map((row) => ({ ...row, id: row.licence.id, row }))}
        columns={[
          { title: '', width: '36px', render: ({ row }) => choice(row, `Выбрать тариф ${row.licence.tariff}`) },
          ...tariffColumns,
        ]}
      />
      {extensions.length > 0 && (
        <RecordsTable
          label="Расширения"
          rows={extensions.flatMap((row) => (row.extension ? [{ ...row.extension, row }] : []))}
          columns={[
            { title: '', width: '36px', render: ({ row }) => choice(row, 'Выбрать расширение КриптоПро CSP') },
            { title: 'Наимен. расширения', render: ({ kind }) => extensionKindLabels[kind] },
            { title: 'Дата начала', render: ({ validFrom }) => formatDate(validFrom) },
            { title: 'Дата окончания', render: ({ validUntil }) => formatDate(validUntil) },
            { title: 'Стоимость', render: ({ costKopecks }) => money(costKopecks) },
            { title: 'Состояние', render: ({ standing }) => extensionStandingLabels[standing] },
          ]}
        />
      )}
      <Actions selected={selected} onAct={setEvent} />
      {event !== null && (
        <TariffDialog
          key={`${keyOf(selected)}/${event}`}
          event={event}
          title={
            extension
              ? `${tariffEventLabels[event]} лицензию КриптоПро CSP`
              : `${tariffEventLabels[event]} тариф «${licence.tariff}»`
          }
          about={[keyOf(selected)]}
          mayBeGroup={extension === null}
          load={(scope) =>
            dataProvider.tariffTouched(licence.id, {
              event,
              scope,
              ...(extension ? { extensionId: extension.id } : {}),
            })
          }
          submit={(change) => dataProvider.changeTariffs(licence.id, event, change)}
          onDone={(answer) => {
            setEvent(null);
            done(event, answer);
          }}
          onClose={() => setEvent(null)}
        />
      )}
    </>
  );
}

const keyOf = ({ licence, extension }: Selected): string => (extension ? `${licence.id}#${extension.id}` : licence.id);

const tariffColumns: ColumnOf<{ id: string; row: Selected }>[] = [
  {
    title: 'Наимен. тарифа',
    render: ({ row: { licence } }) => (
      <>
        <To to={`/licences/${encodeURIComponent(licence.id)}`}>{licence.tariff}</To>
        <div>
          <Muted>
            {productNames[licence.product]} · № {licence.id}
          </Muted>
        </div>
        <TariffStory tariff={licence} />
      </>
    ),
  },
  { title: 'Дата начала', render: ({ row }) => formatDate(row.licence.validFrom) },
  { title: 'Дата окончания', render: ({ row }) => formatDate(row.licence.validUntil) },
  { title: 'Дата регистрации', render: ({ row }) => formatDate(row.licence.issuedOn) },
  { title: 'Довер. интервал', render: ({ row }) => row.licence.trustDays ?? '—' },
  {
    title: 'Стоимость',
    render: ({ row }) => (row.licence.costKopecks === null ? '—' : money(row.licence.costKopecks)),
  },
  {
    title: 'Состояние',
    render: ({ row }) => <StandingMark standing={row.licence.standing} until={row.licence.validUntil} />,
  },
];

/** The three buttons; what the state forbids says why. КриптоПро asks, and is refused in the deck's words. */
function Actions({ selected, onAct }: { selected: Selected; onAct: (event: TariffEvent) => void }) {
  const may = useMay();
  const subject = subjectOf(selected);
  const allowed = tariffEvents.filter((event) => may(`tariffs.${event}`));
  if (allowed.length === 0) return null;
  return (
    <Box role="group" aria-label="Действия с тарифом" sx={{ display: 'flex', gap: 1, p: 1.25, alignItems: 'center' }}>
      {(['resume', 'block', 'revoke'] as const)
        .filter((event) => allowed.includes(event))
        .map((event) => {
          const step = tariffTransition(subject, event);
          const forbidden = !step.ok && selected.extension === null;
          return (
            <Tooltip key={event} title={!step.ok && forbidden ? step.reason : ''}>
              <span>
                <Button
                  variant="outlined"
                  color={event === 'revoke' ? 'error' : 'primary'}
                  disabled={forbidden}
                  onClick={() => onAct(event)}
                >
                  {tariffEventLabels[event]}
                </Button>
              </span>
            </Tooltip>
          );
        })}
      <Muted>
        {selected.extension
          ? extensionKindLabels[selected.extension.kind]
          : `${selected.licence.tariff} — ${tariffStandingLabels[selected.licence.standing].toLowerCase()}`}
      </Muted>
    </Box>
  );
}
