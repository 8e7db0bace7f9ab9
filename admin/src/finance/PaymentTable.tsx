import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { PaymentRow } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { formatDate } from '../lib/dates.ts';
import { money } from '../lib/text.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Badge } from '../records/Badge.tsx';
import { Muted } from '../records/parts.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import type { Tones } from '../theme/palette.ts';
import { PaymentDialog } from './PaymentDialog.tsx';

const stateWords: Readonly<Record<PaymentRow['state'], { tone: keyof Tones; word: string }>> = {
  matched: { tone: 'execute', word: 'разносится' },
  decided: { tone: 'execute', word: 'разнесён вручную' },
  review: { tone: 'review', word: 'решает человек' },
  repeated: { tone: 'quiet', word: 'уже учтён' },
  dismissed: { tone: 'quiet', word: 'отложен' },
  allocated: { tone: 'execute', word: 'разнесён' },
  unallocated: { tone: 'review', word: 'не разнесён' },
};

/** Payments, each with what becomes of it and why; a person decides about those that the machine leaves. */
export function PaymentTable({ payments, label }: { payments: readonly PaymentRow[]; label: string }) {
  const may = useMay();
  const [chosen, setChosen] = useState<PaymentRow | null>(null);
  return (
    <>
      <RecordsTable
        label={label}
        rows={payments}
        columns={[
          {
            title: 'Строка',
            render: (payment) => <Muted>{payment.line}</Muted>,
          },
          {
            title: 'Дата, №',
            render: (payment) => (
              <Box sx={{ whiteSpace: 'nowrap' }}>
                {formatDate(payment.paidOn)}
                <div>{payment.documentNumber && <Muted>№ {payment.documentNumber}</Muted>}</div>
              </Box>
            ),
          },
          {
            title: 'Сумма',
            render: (payment) => (
              <Box sx={{ whiteSpace: 'nowrap', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
                {money(payment.amountKopecks)}
              </Box>
            ),
          },
          {
            title: 'Плательщик, назначение',
            render: (payment) => (
              <>
                {payment.payerName || 'Плательщик не указан'} <Muted>ИНН {payment.payerInn ?? 'не указан'}</Muted>
                <div>
                  <Muted>{payment.purpose}</Muted>
                </div>
              </>
            ),
          },
          { title: 'Что будет', render: (payment) => <Fate payment={payment} /> },
          {
            title: '',
            render: (payment) =>
              may('finance.import-statement') && <Act payment={payment} onChoose={() => setChosen(payment)} />,
          },
        ]}
      />
      {chosen && <PaymentDialog payment={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function Fate({ payment }: { payment: PaymentRow }) {
  const { tone, word } = stateWords[payment.state];
  return (
    <>
      <Badge tone={tone}>{word}</Badge> {payment.text}
      {payment.allocations.map((part) => (
        <div key={`${part.partnerId}/${part.product}/${part.invoiceNumber}`}>
          <Muted>
            {part.partnerName}: счёт {part.invoiceNumber}, {part.productName} — {money(part.kopecks)}
          </Muted>
        </div>
      ))}
    </>
  );
}

/** What a person may do about a payment as it stands. */
function Act({ payment, onChoose }: { payment: PaymentRow; onChoose: () => void }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const isDecided = payment.decidedByName !== null && (payment.state === 'decided' || payment.state === 'dismissed');
  const clear = async () => {
    try {
      await dataProvider.decidePayment(payment.statementId, payment.id, { kind: 'clear' });
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    }
    refresh();
  };
  if (payment.state === 'review' || payment.state === 'unallocated')
    return (
      <Button
        size="small"
        variant="outlined"
        aria-label={`Разнести платёж в строке ${payment.line}`}
        onClick={onChoose}
      >
        Разнести
      </Button>
    );
  if (!isDecided) return null;
  return (
    <Button size="small" onClick={clear}>
      Вернуть
    </Button>
  );
}
