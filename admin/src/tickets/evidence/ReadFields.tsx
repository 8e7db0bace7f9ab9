import Check from '@mui/icons-material/Check';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import { Box, Tooltip } from '@mui/material';
import { type Evidence, type OfficialLetter, type PaymentDocument, productNames } from '@perenos/domain';
import type { TicketItem } from '../../api/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { money } from '../../lib/text.ts';
import { usePointer } from './EvidenceContext.tsx';

type ReadField = {
  label: string;
  value: string | null;
  doubtful: boolean;
  evidence: Evidence | undefined;
  /** What the mail states for the same field; null where there is nothing to compare with. */
  requested: string | null;
};

const yesNo = (value: boolean | null, yes: string, no: string): string =>
  value === null ? 'не определить' : value ? yes : no;
const date = (value: string | null) => (value === null ? null : formatDate(value));

function letterRows(letter: OfficialLetter, item: TicketItem | undefined): ReadField[] {
  const row = (
    label: string,
    field: keyof typeof letter.evidence,
    value: string | null,
    requested: string | null = null,
  ): ReadField => ({
    label,
    value,
    requested,
    doubtful: letter.doubtful.includes(field),
    evidence: letter.evidence[field],
  });
  const rows = [
    row('Абонент', 'subscriberName', letter.subscriberName),
    row('ИНН абонента', 'subscriberInn', letter.subscriberInn, item?.subscriberInn),
    row('КПП', 'subscriberKpp', letter.subscriberKpp, letter.subscriberKpp && item?.subscriberKpp),
    row(
      'Продукт',
      'product',
      letter.product && productNames[letter.product],
      item?.product && productNames[item.product],
    ),
    row('Партнёр', 'targetPartnerName', letter.targetPartnerName),
    row('ИНН партнёра', 'targetPartnerInn', letter.targetPartnerInn, item?.targetPartnerInn),
    row('Дата письма', 'letterDate', date(letter.letterDate)),
    row('Перенести с', 'effectiveDate', date(letter.effectiveDate)),
    row('Кому', 'addressedToAstral', yesNo(letter.addressedToAstral, 'ООО «Астрал-Софт»', 'не в «Астрал-Софт»')),
  ];
  const seal: ReadField = {
    label: 'Печать',
    value: yesNo(letter.sealDetected, 'видна', 'машина не нашла'),
    doubtful: letter.sealDetected === false,
    evidence: undefined,
    requested: null,
  };
  const group = letter.groupInns.length > 0 ? [row('Группа', 'groupInns', letter.groupInns.join(', '))] : [];
  return [...rows, seal, ...group];
}

function paymentRows(payment: PaymentDocument, item: TicketItem | undefined): ReadField[] {
  const row = (
    label: string,
    field: keyof typeof payment.evidence,
    value: string | null,
    requested: string | null = null,
  ): ReadField => ({
    label,
    value,
    requested,
    doubtful: payment.doubtful.includes(field),
    evidence: payment.evidence[field],
  });
  return [
    row('ИНН плательщика', 'payerInn', payment.payerInn, item?.subscriberInn),
    row('ИНН получателя', 'payeeInn', payment.payeeInn, item?.targetPartnerInn),
    row('Сумма', 'amount', payment.amountKopecks === null ? null : money(payment.amountKopecks)),
    row('Дата', 'date', date(payment.date)),
  ];
}

type ReadFieldsProps = { letter: OfficialLetter | null; payment: PaymentDocument | null; item: TicketItem | undefined };

/** What the machine read in a letter or a payment document; pointing at a row shows the words on the page. */
export function ReadFields({ letter, payment, item }: ReadFieldsProps) {
  const rows = letter ? letterRows(letter, item) : payment ? paymentRows(payment, item) : [];
  const readable = (letter ?? payment)?.readable ?? true;
  return (
    <Box component="section" aria-label="Прочитано в документе" sx={{ borderTop: 1, borderColor: 'divider' }}>
      {!readable && (
        <Box
          sx={({ palette }) => ({ px: 1.5, py: 0.5, color: palette.tones.refuse.fg, bgcolor: palette.tones.refuse.bg })}
        >
          Документ не читается (п. 3.9)
        </Box>
      )}
      <Box component="dl" sx={{ m: 0, py: 0.5, display: 'grid', gridTemplateColumns: '1fr 1fr' }}>
        {rows.map((row) => (
          <FieldRow key={row.label} row={row} />
        ))}
      </Box>
    </Box>
  );
}

function FieldRow({ row }: { row: ReadField }) {
  const pointer = usePointer(row.evidence);
  const differs = row.value !== null && row.requested !== null && row.value !== row.requested;
  return (
    <Box
      {...pointer}
      tabIndex={row.evidence ? 0 : undefined}
      sx={{
        px: 1.5,
        py: 0.25,
        minWidth: 0,
        outlineOffset: -2,
        '&:hover, &:focus-visible': row.evidence ? { bgcolor: 'action.hover' } : {},
      }}
    >
      <Box component="dt" sx={{ fontSize: 11.5, lineHeight: 1.3, color: 'text.secondary' }}>
        {row.label}
      </Box>
      <Box component="dd" sx={{ m: 0, display: 'flex', alignItems: 'center', gap: 0.5, lineHeight: 1.35 }}>
        <Box
          component="span"
          title={row.value ?? undefined}
          sx={{
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
            color: row.value === null ? 'text.secondary' : undefined,
          }}
        >
          {row.value ?? 'не указано'}
        </Box>
        {row.requested !== null && row.value === row.requested && (
          <Check titleAccess="совпадает с запросом" sx={{ fontSize: 14, color: 'success.main' }} />
        )}
        {differs && <Note text={`В запросе: ${row.requested}`} />}
        {row.doubtful && !differs && <Note text="Машина не уверена: проверьте по скану" />}
      </Box>
    </Box>
  );
}

function Note({ text }: { text: string }) {
  return (
    <Tooltip title={text}>
      <ErrorOutline titleAccess={text} sx={{ fontSize: 15, color: 'warning.main' }} />
    </Tooltip>
  );
}
