import ArrowBack from '@mui/icons-material/ArrowBack';
import { Alert, Box, Button, IconButton, LinearProgress, Tab, Tabs, Tooltip, Typography } from '@mui/material';
import { type ApplicationEvent, applicationRefusalText, applicationTransition, productNames } from '@perenos/domain';
import { useGetOne } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { errorStatus, errorText } from '../api/http.ts';
import type { ApplicationDetail } from '../api/types.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { formatDate } from '../lib/dates.ts';
import { innKpp } from '../lib/text.ts';
import { wholeRecord } from '../providers/queryClient.ts';
import { To } from '../records/parts.tsx';
import { Facts, Part } from '../records/RecordCard.tsx';
import { Timeline } from '../records/Timeline.tsx';
import { useKeys } from '../shortcuts/useKeys.ts';
import { ActionButtons } from './ActionButtons.tsx';
import { Directions, Employees, Representative } from './Belongings.tsx';
import { Corrections } from './Corrections.tsx';
import { ChecksTab } from './checks/ChecksTab.tsx';
import { Extras } from './Extras.tsx';
import { Files } from './Files.tsx';
import { StageBadge } from './StageBadge.tsx';
import { useApplicationActions } from './useApplicationActions.tsx';

const tabs = { requisites: 'Реквизиты', checks: 'Проверки', files: 'Файлы', history: 'История' };
type PageTab = keyof typeof tabs;
const tabNames = Object.keys(tabs) as PageTab[];

/** One application: where it stands, what may be done with it, and «Реквизиты · Проверки · Файлы · История». */
export function ApplicationPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<ApplicationDetail>('applications', {
    id: decodeURIComponent(id),
    meta: wholeRecord,
  });
  usePageTitle(data ? `Заявка ${data.id}` : 'Заявка');
  if (data) return <Whole application={data} />;
  if (!error) return <LinearProgress aria-label="Загрузка" />;
  return (
    <Alert severity="error" sx={{ m: 2 }} action={<Button onClick={() => refetch()}>Повторить</Button>}>
      {errorStatus(error) === 404 ? 'Такой заявки нет.' : errorText(error)}
    </Alert>
  );
}

function useTab(): [PageTab, (tab: PageTab) => void] {
  const [search, setSearch] = useSearchParams();
  const shown = tabNames.find((tab) => tab === search.get('tab')) ?? 'requisites';
  return [shown, (tab) => setSearch(tab === 'requisites' ? {} : { tab }, { replace: true })];
}

function Whole({ application }: { application: ApplicationDetail }) {
  const [tab, setTab] = useTab();
  const { begin, dialog } = useApplicationActions(() => undefined);
  const start = (event: ApplicationEvent) => application.allowed.includes(event) && begin(event, [application]);
  const print = () => window.open(formOf(application), '_blank');
  useKeys('application', {
    back: () => window.history.back(),
    print,
    process: () => start('to-processing'),
    confirm: () => start('confirm'),
    suspend: () => start('suspend'),
    delegate: () => start('delegate'),
    reject: () => start('reject'),
    tab: ({ code }) => setTab(tabNames[Number(code.at(-1)) - 1] ?? 'requisites'),
  });
  return (
    <Box sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <Heading application={application} />
      <Box role="toolbar" aria-label="Действия с заявкой" sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', mb: 1 }}>
        <ActionButtons possible={application.allowed} onBegin={start} why={(event) => whyNot(application, event)} />
        <Button onClick={print}>Печатный бланк</Button>
      </Box>
      <Standing application={application} />
      <Corrections application={application} />
      <Tabs value={tab} onChange={(_, next: PageTab) => setTab(next)} aria-label="Разделы заявки" sx={{ mb: 1.5 }}>
        {tabNames.map((name) => (
          <Tab
            key={name}
            value={name}
            label={tabs[name]}
            id={`application-tab-${name}`}
            aria-controls="application-panel"
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id="application-panel" aria-labelledby={`application-tab-${tab}`}>
        {tab === 'requisites' && <Requisites application={application} />}
        {tab === 'checks' && <ChecksTab applicationId={application.id} />}
        {tab === 'files' && <Files application={application} />}
        {tab === 'history' && <Timeline filter={{ objectType: 'application', objectId: application.id }} />}
      </Box>
      {dialog}
    </Box>
  );
}

/** The table of stages itself says it: roles are another matter, their buttons aren't there. */
function whyNot({ state, type, openErrors }: ApplicationDetail, event: ApplicationEvent): string {
  const step = applicationTransition({ state, type, openErrors, by: 'system' }, event);
  return step.ok ? '' : applicationRefusalText(step.refusal);
}

const formOf = ({ id }: ApplicationDetail) => `/api/applications/${encodeURIComponent(id)}/form`;

function Heading({ application }: { application: ApplicationDetail }) {
  return (
    <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1, pt: 1.25, flexWrap: 'wrap' }}>
      <Tooltip title="Заявки">
        <IconButton size="small" component={Link} to="/applications" aria-label="К реестру заявок">
          <ArrowBack fontSize="small" />
        </IconButton>
      </Tooltip>
      <Typography variant="h1">
        {application.subscriberName}{' '}
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 15, fontWeight: 450 }}>
          заявка {application.id}
        </Box>
      </Typography>
      <StageBadge state={application.state} />
      <Box sx={{ flexBasis: '100%', pl: 4.5, mt: -0.75, mb: 1, color: 'text.secondary' }}>
        {innKpp(application.subscriberInn, application.subscriberKpp)} · {productNames[application.product]} · принята{' '}
        {formatDate(application.receivedOn)} ·{' '}
        <To to={`/partners/${encodeURIComponent(application.partnerId)}`}>
          {application.partnerName ?? application.partnerId}
        </To>
      </Box>
    </Box>
  );
}

/** What holds the application where it is. */
function Standing({ application }: { application: ApplicationDetail }) {
  const { identification, state, partnerRestricted } = application;
  const isAway = state === 'delegated-to-identification';
  return (
    <>
      {partnerRestricted && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          У партнёра финансовая блокировка: работа его клиентов в WEB-Регистраторе ограничена.
        </Alert>
      )}
      {identification && isAway && (
        <Alert severity="info" sx={{ mb: 1 }}>
          Передано на идентификацию: {identification.centerName}, {identification.centerAddress}. Абонент должен явиться
          до {formatDate(identification.dueOn)} включительно. До завершения идентификации заявка заблокирована для
          обработки и отклонения.
        </Alert>
      )}
      {isAway && !identification && (
        <Alert severity="info" sx={{ mb: 1 }}>
          Передано на идентификацию до загрузки реестра: центр и срок явки неизвестны.
        </Alert>
      )}
      {identification && state === 'identification-failed' && (
        <Alert severity="error" sx={{ mb: 1 }}>
          Идентификация не пройдена: {identification.reason ?? 'причина не указана'}
        </Alert>
      )}
    </>
  );
}

function Requisites({ application }: { application: ApplicationDetail }) {
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.2fr)', gap: 1.5, alignItems: 'start' }}
    >
      <Part title="Реквизиты">
        <Facts facts={application.requisites.map(({ label, value }) => [label, value])} />
      </Part>
      <div>
        <Part title="Дополнительные функции">
          <Extras application={application} />
        </Part>
        <Part title="Сотрудники">
          <Employees application={application} />
        </Part>
        <Part title="Направления">
          <Directions application={application} />
        </Part>
        <Part title="Уполномоченный представитель">
          <Representative application={application} />
        </Part>
      </div>
    </Box>
  );
}
