import type { AuthProvider } from 'react-admin';
import { errorStatus, fetchJson } from '../api/http.ts';
import type { SignedIn, SignInInput } from '../api/types.ts';
import { tellSession } from '../auth/sessionEnd.ts';
import { forgetPlaces } from '../tickets/queue/usePlace.ts';

/**
 * Sessions by cookie. Who is signed in, or that nobody is, is asked once and remembered until the session ends or begins,
 * so that neither moving between pages nor the page of signing in costs a request.
 */
export function createAuthProvider(apiUrl: string): AuthProvider {
  let asked: Promise<SignedIn> | null = null;
  const signedIn = (): Promise<SignedIn> => {
    asked ??= fetchJson(`${apiUrl}/auth/me`).then(
      ({ json }) => json,
      (error) => {
        if (errorStatus(error) !== 401) asked = null;
        throw error;
      },
    );
    return asked;
  };

  return {
    login: async (credentials: SignInInput) => {
      const { json } = await fetchJson(`${apiUrl}/auth/sign-in`, {
        method: 'POST',
        body: JSON.stringify(credentials),
      });
      asked = Promise.resolve(json);
      tellSession(false);
    },
    logout: async () => {
      // react-admin also comes here when it finds nobody signed in: then there is nothing to sign out of.
      const someone = await asked?.catch(() => null);
      if (!someone) return;
      asked = null;
      forgetPlaces();
      await fetchJson(`${apiUrl}/auth/sign-out`, { method: 'POST' }).catch(() => undefined);
    },
    checkAuth: async () => {
      await signedIn().catch((error) => {
        // An unreachable server isn't the end of a session: the page itself says what is wrong.
        if (errorStatus(error) === 401) throw error;
      });
    },
    // react-admin would leave the page, with all that is typed there, and tell whoever called that it was done. Instead
    // the call fails like any other, and `SignInAgain` comes up over the page.
    checkError: async () => undefined,
    getIdentity: async () => {
      const { user, duty } = await signedIn();
      return { ...user, fullName: user.name, duty };
    },
    getPermissions: async () => (await signedIn()).permissions,
  };
}
