import { Admin, localStorageStore, Resource } from 'react-admin';
import { BrowserRouter } from 'react-router-dom';
import { SignInPage } from './auth/SignInPage.tsx';
import { PanelLayout } from './layout/PanelLayout.tsx';
import { createAuthProvider } from './providers/authProvider.ts';
import { createDataProvider } from './providers/dataProvider.ts';
import { i18nProvider } from './providers/i18nProvider.ts';
import { darkTheme, lightTheme } from './theme/themes.ts';
import { dropOldDrafts } from './tickets/answer/useDraft.ts';
import { tickets } from './tickets/index.ts';

const apiUrl = '/api';
const dataProvider = createDataProvider(apiUrl);
const authProvider = createAuthProvider(apiUrl);
const store = localStorageStore('1', 'perenos');
dropOldDrafts(Date.now());

/** Telemetry is off: the panel speaks to its own server and to nobody else. */
export function App() {
  return (
    <BrowserRouter>
      <Admin
        title="Перенос"
        dataProvider={dataProvider}
        authProvider={authProvider}
        i18nProvider={i18nProvider}
        store={store}
        layout={PanelLayout}
        loginPage={SignInPage}
        lightTheme={lightTheme}
        darkTheme={darkTheme}
        disableTelemetry
        requireAuth
      >
        <Resource {...tickets} />
      </Admin>
    </BrowserRouter>
  );
}
