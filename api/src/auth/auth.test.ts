import { Session, User } from '@perenos/db';
import { permissionsOf } from '@perenos/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cookieOf, noon, password, TestApi } from '../testing/test-api.ts';

let api: TestApi;
let number = 0;
const newLogin = (): string => {
  number += 1;
  return `anna-${number}`;
};
const hour = 3_600_000;

beforeAll(async () => {
  api = await TestApi.create();
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = noon;
});

const signIn = (login: string, secret = password) => api.post('/api/auth/sign-in', { login, password: secret });

describe('Signing in', () => {
  it('opens a session and says who came in', async () => {
    const login = newLogin();
    await api.addUser(login, 'supervisor', 'Анна Петрова');
    const answer = await signIn(login);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      user: { id: expect.any(Number), login, name: 'Анна Петрова', role: 'supervisor' },
    });
    expect(answer.body).toHaveProperty('permissions', permissionsOf('supervisor'));
    const me = await api.get('/api/auth/me', cookieOf(answer));
    expect(me.body).toEqual(answer.body);
  });

  it('gives the browser a cookie that scripts and other sites cannot use, and stores only its hash', async () => {
    const login = newLogin();
    await api.addUser(login);
    const answer = await signIn(login);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/);
    expect(answer.headers.get('set-cookie')).toMatch(/SameSite=Lax/);
    const token = cookieOf(answer).split('=')[1] ?? '';
    const sessions = await api.database.em().findAll(Session);
    expect(sessions.length).toBeGreaterThan(0);
    expect(JSON.stringify(sessions)).not.toContain(token);
  });

  it('marks the cookie Secure where the panel is served over https', async () => {
    const login = newLogin();
    await api.addUser(login);
    const behindProxy = api.with({ settings: { publicUrl: 'https://perenos.example', sessionIdle: hour } });
    const answer = await behindProxy.post('/api/auth/sign-in', { login, password });
    expect(answer.headers.get('set-cookie')).toMatch(/Secure/);
    expect((await signIn(login)).headers.get('set-cookie')).not.toMatch(/Secure/);
  });

  it('answers a wrong password and an unknown login alike', async () => {
    const login = newLogin();
    await api.addUser(login);
    const wrong = await signIn(login, 'не тот');
    const unknown = await signIn('nobody', 'не тот');
    expect(wrong.status).toBe(401);
    expect(unknown).toMatchObject({ status: 401, body: wrong.body });
    expect(wrong.body).toEqual({ code: 'wrong-credentials', message: 'Неверный логин или пароль.' });
  });

  it('refuses an account that was switched off, and ends its open session', async () => {
    const { user, cookie } = await api.signedIn(newLogin());
    await api.database.em().nativeUpdate(User, user.id, { active: false });
    expect((await signIn(user.login)).status).toBe(401);
    expect((await api.get('/api/auth/me', cookie)).status).toBe(401);
  });

  it('names the empty fields in Russian', async () => {
    const answer = await api.post('/api/auth/sign-in', { login: '', password: '' });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: { login: 'Введите логин', password: 'Введите пароль' } },
    });
  });
});

describe('After five failures in a row', () => {
  const fail = async (login: string, times: number): Promise<number[]> => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < times; attempt += 1) statuses.push((await signIn(login, 'не тот')).status);
    return statuses;
  };

  it('the account is locked, the right password included, and the answer says until when', async () => {
    const login = newLogin();
    await api.addUser(login);
    expect(await fail(login, 5)).toEqual([401, 401, 401, 401, 429]);
    const locked = await signIn(login);
    expect(locked.status).toBe(429);
    expect(locked.body).toMatchObject({ code: 'locked-out', message: expect.stringContaining('12:15 (МСК)') });
  });

  it('the lock ends after a quarter of an hour', async () => {
    const login = newLogin();
    await api.addUser(login);
    await fail(login, 5);
    api.now = new Date(noon.getTime() + 15 * 60_000 - 1);
    expect((await signIn(login)).status).toBe(429);
    api.now = new Date(noon.getTime() + 15 * 60_000);
    expect((await signIn(login)).status).toBe(200);
  });

  it('a success in between starts the count anew', async () => {
    const login = newLogin();
    await api.addUser(login);
    await fail(login, 4);
    expect((await signIn(login)).status).toBe(200);
    expect(await fail(login, 4)).toEqual([401, 401, 401, 401]);
  });

  it('guesses made side by side count too', async () => {
    const login = newLogin();
    await api.addUser(login);
    await Promise.all(Array.from({ length: 6 }, () => signIn(login, 'не тот')));
    expect((await signIn(login)).status).toBe(429);
  });
});

describe('A session', () => {
  it('ends with sign-out: the cookie no longer opens anything', async () => {
    const { cookie } = await api.signedIn(newLogin());
    expect((await api.post('/api/auth/sign-out', {}, cookie)).status).toBe(204);
    expect((await api.get('/api/auth/me', cookie)).status).toBe(401);
  });

  it('ends after twelve hours without a request', async () => {
    const { cookie } = await api.signedIn(newLogin());
    api.now = new Date(noon.getTime() + 12 * hour - 1);
    expect((await api.get('/api/auth/me', cookie)).status).toBe(200);
    api.now = new Date(api.now.getTime() + 12 * hour);
    expect((await api.get('/api/auth/me', cookie)).status).toBe(401);
  });

  it('ends after a week however busy it is', async () => {
    const { cookie } = await api.signedIn(newLogin());
    for (let hours = 11; hours < 7 * 24; hours += 11) {
      api.now = new Date(noon.getTime() + hours * hour);
      expect((await api.get('/api/auth/me', cookie)).status).toBe(200);
    }
    api.now = new Date(noon.getTime() + 7 * 24 * hour);
    expect((await api.get('/api/auth/me', cookie)).status).toBe(401);
  });

  it('is replaced at the next sign-in from the same browser', async () => {
    const { user, cookie } = await api.signedIn(newLogin());
    const again = await api.send('POST', '/api/auth/sign-in', { cookie, json: { login: user.login, password } });
    expect(again.status).toBe(200);
    expect((await api.get('/api/auth/me', cookie)).status).toBe(401);
  });

  it('with an invented token is none', async () => {
    expect((await api.get('/api/auth/me', 'perenos_session=invented')).status).toBe(401);
  });
});
