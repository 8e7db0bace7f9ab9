import Close from '@mui/icons-material/Close';
import {
  Alert,
  Autocomplete,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  IconButton,
  TextField,
} from '@mui/material';
import { parseAmount } from '@perenos/domain';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useGetList, useNotify, useRefresh } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { DebtRow, PaymentDecision, PaymentRow } from '../api/types.ts';
import { unlessBeside } from '../lib/closing.ts';
import { money } from '../lib/text.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Muted } from '../records/parts.tsx';
import { partIn, roubles } from './parts.ts';

type Part = PaymentRow['proposal'][number] & { typed: string };
const asPart = (part: PaymentRow['proposal'][number]): Part => ({ ...part, typed: roubles(part.kopecks) });

/** A person's word about one payment: to which invoices it goes, or that it is none of the partners' business. */
export function PaymentDialog({ payment, onClose }: { payment: PaymentRow; onClose: () => void }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [parts, setParts] = useState<Part[]>(payment.proposal.map(asPart));
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const given = parts.reduce((sum, { typed }) => sum + (parseAmount(typed) ?? 0), 0);

  const decide = async (decision: PaymentDecision) => {
    setBusy(true);
    try {
      await dataProvider.decidePayment(payment.statementId, payment.id, decision);
      notify(decision.kind === 'dismiss' ? 'Платёж отложен.' : 'Платёж разнесён.', { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const allocations = parts.flatMap((part) => partIn(part, part.typed) ?? []);
    if (allocations.length < parts.length) setProblem('Проверьте суммы: они в рублях и копейках, больше нуля.');
    else void decide({ kind: 'allocate', allocations });
  };
  const add = (debt: DebtRow) => {
    const kopecks = Math.min(debt.remainingKopecks, Math.max(0, payment.restKopecks - given));
    const { partnerId, partnerName, product, productName, invoiceNumber } = debt;
    setParts([...parts, asPart({ partnerId, partnerName, product, productName, invoiceNumber, kopecks })]);
  };
  return (
    <Dialog open onClose={unlessBeside(onClose)} maxWidth="md" fullWidth aria-labelledby="payment-title">
      <form onSubmit={submit}>
        <DialogTitle id="payment-title" component="h2">
          Разнести {money(payment.restKopecks)}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          <Box>
            {payment.payerName || 'Плательщик не указан'} <Muted>ИНН {payment.payerInn ?? 'не указан'}</Muted>
            <div>{payment.purpose}</div>
          </Box>
          <Alert severity="info">{payment.text}</Alert>
          {parts.map((part, at) => (
            <Box
              key={`${part.partnerId}/${part.product}/${part.invoiceNumber}`}
              sx={{ display: 'flex', gap: 1, alignItems: 'center' }}
            >
              <Box sx={{ flex: 1 }}>
                {part.partnerName}: счёт <b>{part.invoiceNumber}</b> <Muted>{part.productName}</Muted>
              </Box>
              <TextField
                label={`Сумма по счёту ${part.invoiceNumber}, руб.`}
                value={part.typed}
                onChange={(event) => setParts(parts.with(at, { ...part, typed: event.target.value }))}
                sx={{ width: 230 }}
              />
              <IconButton
                aria-label={`Убрать счёт ${part.invoiceNumber}`}
                onClick={() => setParts(parts.filter((_, index) => index !== at))}
              >
                <Close fontSize="small" />
              </IconButton>
            </Box>
          ))}
          <InvoiceField payment={payment} taken={parts} onChoose={add} />
          <Box sx={{ color: given > payment.restKopecks ? 'error.main' : 'text.secondary' }}>
            Разнесено {money(given)} из {money(payment.restKopecks)}
            {given < payment.restKopecks && given > 0 && ': остаток останется неразнесённым'}
          </Box>
          <TextField
            label="Не относится к счетам партнёров: почему"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
          {problem && <Alert severity="error">{problem}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button disabled={busy || reason.trim() === ''} onClick={() => decide({ kind: 'dismiss', reason })}>
            Отложить
          </Button>
          <Button type="submit" variant="contained" disabled={busy || parts.length === 0}>
            Разнести
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

type InvoiceFieldProps = { payment: PaymentRow; taken: readonly Part[]; onChoose: (debt: DebtRow) => void };

/** Open invoices to choose from: the payer's own at once, anybody's as soon as one types. */
function InvoiceField({ payment, taken, onChoose }: InvoiceFieldProps) {
  const [typed, setTyped] = useState('');
  const { data = [], isFetching } = useGetList<DebtRow>('debts', {
    filter: { state: 'unpaid', q: typed.trim() || payment.payerInn || '' },
    sort: { field: 'overdueDays', order: 'DESC' },
    pagination: { page: 1, perPage: 30 },
  });
  const isTaken = (debt: DebtRow): boolean =>
    taken.some(
      (part) =>
        part.partnerId === debt.partnerId && part.product === debt.product && part.invoiceNumber === debt.invoiceNumber,
    );
  return (
    <Autocomplete
      options={data.filter((debt) => debt.remainingKopecks > 0 && !isTaken(debt))}
      value={null}
      inputValue={typed}
      blurOnSelect
      loading={isFetching}
      loadingText="Поиск…"
      noOptionsText="Неоплаченных счетов не найдено"
      filterOptions={(options) => options}
      getOptionLabel={(debt) => `${debt.partnerName}: счёт ${debt.invoiceNumber}`}
      getOptionKey={(debt) => debt.id}
      onInputChange={(_, value, why) => setTyped(why === 'input' ? value : '')}
      onChange={(_, debt) => debt && onChoose(debt)}
      renderOption={({ key, ...props }, debt) => (
        <li key={key} {...props}>
          <span>
            {debt.partnerName}: счёт <b>{debt.invoiceNumber}</b>, осталось {money(debt.remainingKopecks)}{' '}
            <Muted>{debt.productName}</Muted>
          </span>
        </li>
      )}
      renderInput={(params) => (
        <TextField {...params} label="Добавить счёт" placeholder="Номер счёта, партнёр или ИНН" />
      )}
    />
  );
}
