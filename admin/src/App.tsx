import { lazy, useState } from 'react';
import { Admin, CustomRoutes, localStorageStore, Resource, type Store } from 'react-admin';
import { BrowserRouter, Route } from 'react-router-dom';
import { applications } from './applications/index.ts';
import { SignInPage } from './auth/SignInPage.tsx';
import { certificates } from './certificates/index.ts';
import { debts, restrictions, statements } from './finance/index.ts';
import { groups } from './groups/index.ts';
import { journal } from './journal/index.ts';
import { NoSuchPage } from './layout/NoSuchPage.tsx';
import { Notifications } from './layout/Notifications.tsx';
import { PanelLayout } from './layout/PanelLayout.tsx';
import { StartPage } from './layout/StartPage.tsx';
import { licences } from './licences/index.ts';
import { mails } from './mails/index.ts';
import { outbox } from './outbox/index.ts';
import { overrides, samples, scorecards } from './oversight/index.ts';
import { partners } from './partners/index.ts';
import { createAuthProvider } from './providers/authProvider.ts';
import { createDataProvider } from './providers/dataProvider.ts';
import { i18nProvider } from './providers/i18nProvider.ts';
import { createQueryClient } from './providers/queryClient.ts';
import { revocations } from './revocations/index.ts';
import { subscribers } from './subscribers/index.ts';
import { templates } from './templates/index.ts';
import { darkTheme, lightTheme } from './theme/themes.ts';
import { dropOldDrafts } from './tickets/answer/localDrafts.ts';
import { tickets } from './tickets/index.ts';
import { users } from './users/index.ts';

const apiUrl = '/api';

const DissolvedGroupsPage = lazy(() =>
  import('./groups/DissolvedPage.tsx').then((module) => ({ default: module.DissolvedPage })),
);
const AuditPage = lazy(() => import('./audit/AuditPage.tsx').then((module) => ({ default: module.AuditPage })));
const CalendarPage = lazy(() =>
  import('./calendar/CalendarPage.tsx').then((module) => ({ default: module.CalendarPage })),
);
const ForecastPage = lazy(() =>
  import('./oversight/ForecastPage.tsx').then((module) => ({ default: module.ForecastPage })),
);
const EscalationsPage = lazy(() =>
  import('./oversight/EscalationsPage.tsx').then((module) => ({ default: module.EscalationsPage })),
);
const AgreementPage = lazy(() =>
  import('./oversight/AgreementPage.tsx').then((module) => ({ default: module.AgreementPage })),
);
const WallPage = lazy(() => import('./wall/WallPage.tsx').then((module) => ({ default: module.WallPage })));
const RegulationPage = lazy(() =>
  import('./regulation/RegulationPage.tsx').then((module) => ({ default: module.RegulationPage })),
);
const WhatIfPage = lazy(() => import('./whatif/WhatIfPage.tsx').then((module) => ({ default: module.WhatIfPage })));
const ReceiptPage = lazy(() => import('./receipt/ReceiptPage.tsx').then((module) => ({ default: module.ReceiptPage })));
const UnallocatedPage = lazy(() =>
  import('./finance/UnallocatedPage.tsx').then((module) => ({ default: module.UnallocatedPage })),
);
const ProfilePage = lazy(() => import('./profile/ProfilePage.tsx').then((module) => ({ default: module.ProfilePage })));
const RolesPage = lazy(() => import('./users/RolesPage.tsx').then((module) => ({ default: module.RolesPage })));
const TracePage = lazy(() => import('./mails/TracePage.tsx').then((module) => ({ default: module.TracePage })));

function createProviders() {
  dropOldDrafts(Date.now());
  return {
    dataProvider: createDataProvider(apiUrl),
    authProvider: createAuthProvider(apiUrl),
    queryClient: createQueryClient(),
    store: ownLookKept(localStorageStore('1', 'perenos')),
  };
}

/** Signing out forgets what a person looked at, but not whether the screen is light or dark. */
const ownLookKept = (store: Store): Store => ({
  ...store,
  reset: () => {
    const theme = store.getItem('theme');
    store.reset();
    if (theme !== undefined) store.setItem('theme', theme);
  },
});

/** Telemetry is off: the panel speaks to its own server and to nobody else. */
export function App() {
  const [providers] = useState(createProviders);
  return (
    <BrowserRouter>
      <Admin
        title="Перенос"
        {...providers}
        i18nProvider={i18nProvider}
        layout={PanelLayout}
        dashboard={StartPage}
        loginPage={SignInPage}
        catchAll={NoSuchPage}
        notification={Notifications}
        lightTheme={lightTheme}
        darkTheme={darkTheme}
        disableTelemetry
        requireAuth
      >
        {[
          tickets,
          mails,
          partners,
          subscribers,
          groups,
          licences,
          applications,
          certificates,
          revocations,
          debts,
          restrictions,
          statements,
          overrides,
          samples,
          scorecards,
          journal,
          outbox,
          templates,
          users,
        ].map((resource) => (
          <Resource key={resource.name} {...resource} />
        ))}
        <CustomRoutes>
          <Route path="/unallocated" element={<UnallocatedPage />} />
          <Route path="/trace" element={<TracePage />} />
          <Route path="/profile" element={<ProfilePage />} />
          <Route path="/roles" element={<RolesPage />} />
          <Route path="/audit" element={<AuditPage />} />
          <Route path="/forecast" element={<ForecastPage />} />
          <Route path="/escalations" element={<EscalationsPage />} />
          <Route path="/agreement" element={<AgreementPage />} />
          <Route path="/calendar" element={<CalendarPage />} />
          <Route path="/regulation" element={<RegulationPage />} />
          <Route path="/what-if" element={<WhatIfPage />} />
          <Route path="/receipts/:id" element={<ReceiptPage />} />
          <Route path="/groups/dissolved" element={<DissolvedGroupsPage />} />
        </CustomRoutes>
        <CustomRoutes noLayout>
          <Route path="/wall" element={<WallPage />} />
        </CustomRoutes>
      </Admin>
    </BrowserRouter>
  );
}
