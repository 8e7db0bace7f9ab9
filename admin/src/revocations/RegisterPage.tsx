import ArrowBack from '@mui/icons-material/ArrowBack';
import { Alert, Autocomplete, Box, Button, IconButton, MenuItem, TextField, Typography } from '@mui/material';
import {
  groundsOf,
  moscowTimeOf,
  type RevocationAsker,
  revocationAskerLabels,
  revocationAskers,
  revocationGrounds,
  revocationReasonWords,
} from '@perenos/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { useDataProvider, useGetList, useNotify } from 'react-admin';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { errorText, fieldErrors } from '../api/http.ts';
import type { PartnerRow, TicketRow } from '../api/types.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { DateField } from '../records/DateField.tsx';
import { Part } from '../records/RecordCard.tsx';
import { Checks } from './Checks.tsx';
import { DocumentsField } from './DocumentsField.tsx';
import type { AttachedDocument, RevocationForm } from './revocationVerbs.ts';

const emptyForm = (serial: string): RevocationForm => ({
  serial,
  holder: '',
  subscriberInn: '',
  asker: 'partner',
  askerName: '',
  askerEmail: '',
  partnerId: null,
  ground: 'carrier-lost',
  comment: '',
  receivedAt: moscowTimeOf(new Date().toISOString()).slice(0, 16),
});

/** When the mail came is when the term began; who sent it is answered. What was typed already stays. */
const withTicket = (form: RevocationForm, { number, receivedAt, senderAddress }: TicketRow): RevocationForm => ({
  ...form,
  receivedAt: moscowTimeOf(receivedAt).slice(0, 16),
  askerEmail: form.askerEmail || senderAddress,
  comment: form.comment || `Прислано письмом, обращение ${number}`,
});

/** A request for revocation as its document says it; the checks beside it tick as one types. */
export function RegisterPage() {
  usePageTitle('Новый запрос на отзыв');
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [form, setForm] = useState(() => emptyForm(search.get('serial') ?? ''));
  const [documents, setDocuments] = useState<AttachedDocument[]>([]);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<RevocationForm>) => {
    setForm({ ...form, ...change });
    setProblems({});
    setProblem(null);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (documents.length === 0) {
      setProblems({ file: 'Приложите заявление или другой документ запроса' });
      return;
    }
    setBusy(true);
    try {
      const { id, number, repeated, state } = await dataProvider.registerRevocation(form, documents);
      const passed =
        state === 'awaiting-approval' ? 'передан администратору УЦ' : 'зарегистрирован, проверки не пройдены';
      notify(repeated ? `Такой запрос уже открыт: ${number}.` : `Запрос ${number} ${passed}.`, { type: 'success' });
      navigate(`/revocations/${id}`);
    } catch (error) {
      const fields = fieldErrors(error);
      setProblems(fields);
      setProblem(Object.keys(fields).length > 0 ? null : errorText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 52 }}>
        <IconButton size="small" component={Link} to="/revocations" aria-label="К списку: Отзыв сертификатов">
          <ArrowBack fontSize="small" />
        </IconButton>
        <Typography variant="h1">Новый запрос на отзыв</Typography>
      </Box>
      <Box
        component="form"
        onSubmit={submit}
        sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' }}
      >
        <div>
          <Part title="Документы запроса">
            <Box sx={{ p: 1.5 }}>
              <DocumentsField
                documents={documents}
                usual={form.asker === 'certification-centre' ? 'decision' : 'application'}
                problem={problems.file ?? problems.kinds}
                onChange={(next) => {
                  setDocuments(next);
                  setProblems({});
                }}
                onTicket={(ticket) => setForm((held) => withTicket(held, ticket))}
              />
            </Box>
          </Part>
          <Part title="Что сказано в заявлении">
            <ClaimFields form={form} set={set} problems={problems} />
          </Part>
          {problem !== null && (
            <Alert severity="error" role="alert" sx={{ mb: 1.5 }}>
              {problem}
            </Alert>
          )}
          <Button type="submit" variant="contained" disabled={busy}>
            {busy ? 'Регистрируется…' : 'Зарегистрировать'}
          </Button>
        </div>
        <DraftChecks form={form} documents={documents} />
      </Box>
    </Box>
  );
}

type FieldsProps = {
  form: RevocationForm;
  set: (change: Partial<RevocationForm>) => void;
  problems: Record<string, string>;
};

function ClaimFields({ form, set, problems }: FieldsProps) {
  const input = (
    field: 'serial' | 'holder' | 'subscriberInn' | 'askerName' | 'askerEmail' | 'comment',
    label: string,
  ) => (
    <TextField
      label={label}
      value={form[field]}
      error={problems[field] !== undefined}
      helperText={problems[field]}
      onChange={(event) => set({ [field]: event.target.value })}
    />
  );
  return (
    <Box sx={{ p: 1.5, display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
      {input('serial', 'Серийный номер')}
      {input('subscriberInn', 'ИНН абонента')}
      {input('holder', 'Владелец сертификата')}
      <DateField
        kind="moment"
        label="Поступил (МСК)"
        value={form.receivedAt}
        error={problems.receivedAt !== undefined}
        helperText={problems.receivedAt ?? '12 часов идут отсюда'}
        onChange={(receivedAt) => receivedAt !== '' && set({ receivedAt })}
        sx={{ width: 1 }}
      />
      <TextField
        select
        label="Кто просит"
        value={form.asker}
        onChange={(event) => {
          const asker = event.target.value as RevocationAsker;
          const [ground = form.ground] = groundsOf(asker).filter((each, _, all) =>
            all.includes(form.ground) ? each === form.ground : true,
          );
          set({ asker, ground, partnerId: asker === 'partner' ? form.partnerId : null });
        }}
      >
        {revocationAskers.map((asker) => (
          <MenuItem key={asker} value={asker}>
            {revocationAskerLabels[asker]}
          </MenuItem>
        ))}
      </TextField>
      {form.asker === 'partner' ? <PartnerField set={set} /> : input('askerName', 'ФИО просящего')}
      {input('askerEmail', 'Адрес для ответа')}
      <TextField
        select
        label="Основание"
        value={form.ground}
        helperText={`${revocationGrounds[form.ground].basis}; ${revocationReasonWords(revocationGrounds[form.ground].reason)}`}
        onChange={(event) => set({ ground: event.target.value as RevocationForm['ground'] })}
      >
        {groundsOf(form.asker).map((ground) => (
          <MenuItem key={ground} value={ground}>
            {revocationGrounds[ground].label}
          </MenuItem>
        ))}
      </TextField>
      <Box sx={{ gridColumn: '1 / -1', display: 'grid' }}>{input('comment', 'Пояснение')}</Box>
    </Box>
  );
}

/** The partner who brings the request, found by name or ИНН. */
function PartnerField({ set }: Pick<FieldsProps, 'set'>) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data = [] } = useGetList<PartnerRow>('partners', {
    filter: q === '' ? {} : { q },
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: 20 },
  });
  return (
    <Autocomplete
      options={data}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      filterOptions={(options) => options}
      noOptionsText="Не найдено"
      onInputChange={(_, value) => setTyped(value)}
      onChange={(_, partner) => set({ partnerId: partner?.id ?? null, askerName: partner?.name ?? '' })}
      renderInput={(params) => <TextField {...params} label="Партнёр" placeholder="Название или ИНН" />}
    />
  );
}

/** The checks of what has been typed so far. */
function DraftChecks({ form, documents }: { form: RevocationForm; documents: readonly AttachedDocument[] }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const kinds = documents.map(({ kind }) => kind);
  const draft = useDeferredValue(form);
  // Without a certificate there is nothing to check yet, and nothing has failed.
  const begun = draft.serial.trim() !== '';
  const { data, error } = useQuery({
    queryKey: ['revocations', 'check', draft, kinds.join()],
    queryFn: () => dataProvider.checkRevocation(draft, kinds),
    enabled: begun,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Part title="Проверки">
      {error && <Alert severity="error">{errorText(error)}</Alert>}
      {begun ? (
        data && <Checks checks={data.checks} />
      ) : (
        <Box sx={{ p: 1.5, color: 'text.secondary' }}>
          Введите серийный номер: каждая проверка скажет, пройдена ли она.
        </Box>
      )}
    </Part>
  );
}
