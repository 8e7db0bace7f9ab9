import { Badge, Box, Button, Tab, Tabs } from '@mui/material';
import { cardTabs } from '@perenos/domain';
import type { KeyboardEvent, ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { SubscriberDetail } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { useKeys } from '../shortcuts/useKeys.ts';
import { EditBar } from './EditBar.tsx';
import { CertificatesTab } from './tabs/CertificatesTab.tsx';
import { ContactsTab } from './tabs/ContactsTab.tsx';
import { DirectionsTab } from './tabs/DirectionsTab.tsx';
import { MainTab } from './tabs/MainTab.tsx';
import { ManagementTab } from './tabs/ManagementTab.tsx';
import { ProductsTab } from './tabs/ProductsTab.tsx';
import { TariffsTab } from './tabs/TariffsTab.tsx';
import { type CardEdit, useCardEdit } from './useCardEdit.ts';

type TabContent = (subscriber: SubscriberDetail, edit: CardEdit) => ReactNode;

/** In the order of WEB-Регистратор's card. */
const tabs = {
  main: ['Основные', (subscriber, edit) => <MainTab subscriber={subscriber} edit={edit} />],
  contacts: ['Контакты', (subscriber, edit) => <ContactsTab subscriber={subscriber} edit={edit} />],
  products: ['Продукты', (subscriber, edit) => <ProductsTab subscriber={subscriber} edit={edit} />],
  tariffs: ['Тарифы', (subscriber) => <TariffsTab subscriber={subscriber} />],
  directions: ['Направления', (subscriber, edit) => <DirectionsTab subscriber={subscriber} edit={edit} />],
  certificates: ['Сертификаты', (subscriber) => <CertificatesTab subscriber={subscriber} />],
  management: ['Управление', (subscriber) => <ManagementTab subscriber={subscriber} />],
} as const satisfies Record<string, readonly [string, TabContent]>;

type TabId = keyof typeof tabs;
const tabIds = Object.keys(tabs) as TabId[];
const isEditable = (tab: TabId): tab is keyof typeof cardTabs => tab in cardTabs;

/** The card's tabs; the chosen one stands in the address. One draft is edited over all of them. */
export function SubscriberTabs({ subscriber }: { subscriber: SubscriberDetail }) {
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const asked = params.get('tab');
  const tab = tabIds.find((id) => id === asked) ?? 'main';
  const turn = (next: TabId) => setParams({ tab: next }, { replace: true });
  const edit = useCardEdit(subscriber, turn);
  const begin = () => {
    if (!may('subscribers.edit') || edit.draft) return;
    if (!isEditable(tab)) turn('main');
    edit.begin();
  };
  useKeys('subscriber', {
    tab: ({ code }) => {
      const id = tabIds[Number(code.slice(-1)) - 1];
      if (id) turn(id);
    },
    edit: begin,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (edit.draft && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) edit.save();
  };
  const hasProblem = (id: TabId): boolean =>
    isEditable(id) && cardTabs[id].some((field) => edit.problems[field] !== undefined);
  const content: TabContent = tabs[tab][1];

  return (
    <Box
      component="section"
      aria-label="Карточка абонента"
      onKeyDown={onKeyDown}
      sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, mb: 1.5 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', borderBottom: 1, borderColor: 'divider', pr: 1 }}>
        <Tabs
          value={tab}
          onChange={(_, next: TabId) => turn(next)}
          aria-label="Разделы карточки"
          sx={{ flex: 1, minHeight: 40 }}
        >
          {tabIds.map((id) => (
            <Tab
              key={id}
              value={id}
              id={`subscriber-tab-${id}`}
              aria-controls="subscriber-panel"
              label={
                <Badge color="error" variant="dot" invisible={!hasProblem(id)}>
                  {tabs[id][0]}
                </Badge>
              }
            />
          ))}
        </Tabs>
        {may('subscribers.edit') && !edit.draft && (
          <Button aria-keyshortcuts="E" onClick={begin}>
            Изменить
          </Button>
        )}
      </Box>
      <Box role="tabpanel" id="subscriber-panel" aria-labelledby={`subscriber-tab-${tab}`} sx={{ minHeight: 180 }}>
        {content(subscriber, edit)}
      </Box>
      {edit.draft && <EditBar edit={edit} />}
    </Box>
  );
}
