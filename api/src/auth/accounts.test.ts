import { Attempt, JournalEntry, OutboxMessage, RoleDemand, User, writeJournal } from '@perenos/db';
import { secretLetterText } from '@perenos/domain';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, cookieOf, noon, password, TestApi } from '../testing/test-api.ts';
import { changeUser } from '../users/change-user.ts';
import { createSecretBox } from './secret-box.ts';

let api: TestApi;
let administrator: { user: User; cookie: string };
let number = 0;
const hour = 3_600_000;
const day = 24 * hour;
const own = 'Perenos2026';

beforeAll(async () => {
  api = await TestApi.create();
  administrator = await api.signedIn('root', 'administrator', 'Ирина Громова');
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = noon;
});

const later = (milliseconds: number): void => {
  api.now = new Date(api.now.getTime() + milliseconds);
};
const someone = async (role: User['role'] = 'specialist') => {
  number += 1;
  return api.signedIn(`lidia${number}`, role, `Лидия Зорина ${number}`);
};
const signIn = (login: string, secret: string, more: object = {}) =>
  api.post('/api/auth/sign-in', { login, password: secret, ...more });
const ask = <T>(answer: Answer): T => answer.body as T;
const userOf = (id: number) => api.database.em().findOneOrFail(User, id);
const linesAbout = (objectType: string, objectId: string | number) =>
  api.database.em().find(JournalEntry, { objectType, objectId: String(objectId) }, { orderBy: { id: 'asc' } });
const kindsAbout = async (id: number) => (await linesAbout('user', id)).map(({ kind }) => kind);
const newest = async (to: string) =>
  (await api.database.em().find(OutboxMessage, { toAddress: to }, { orderBy: { id: 'desc' }, limit: 1 }))[0];
const passwordIn = (text: string): string => text.match(/Временный пароль: (\S+)/)?.[1] ?? '';

describe('«Запомнить меня»', () => {
  it('keeps the session for thirty days beyond the browser, used or not', async () => {
    const { user } = await someone();
    const answer = await signIn(user.login, password, { remember: true });
    expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=2592000.*HttpOnly/);
    api.now = new Date(noon.getTime() + 30 * day - 1);
    expect((await api.get('/api/auth/me', cookieOf(answer))).status).toBe(200);
    later(1);
    expect((await api.get('/api/auth/me', cookieOf(answer))).status).toBe(401);
  });

  it('is not the rule: otherwise the cookie goes with the browser', async () => {
    const { user } = await someone();
    expect((await signIn(user.login, password)).headers.get('set-cookie')).not.toMatch(/Max-Age|Expires/);
  });
});

describe('A lock', () => {
  it('tells nobody which logins exist: one that does not is locked the same', async () => {
    const { user } = await someone();
    const tries = async (login: string) => {
      const answers: unknown[] = [];
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const { status, body } = await signIn(login, 'не тот');
        answers.push({ status, body });
      }
      return answers;
    };
    const known = await tries(user.login);
    expect(await tries('nobody-at-all')).toEqual(known);
    expect(known.at(-1)).toMatchObject({ status: 429, body: { code: 'locked-out' } });
    expect(await kindsAbout(user.id)).toEqual(['sign-in-locked']);
  });

  it('is lifted by an administrator, and what is long past is swept', async () => {
    const { user } = await someone();
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(user.login, 'не тот');
    const locked = await api.get(`/api/users/${user.id}`, administrator.cookie);
    expect(locked.body).toMatchObject({ lockedUntil: '2026-03-17T09:15:00.000Z' });
    const unlocked = await api.post(`/api/users/${user.id}/unlock`, {}, administrator.cookie);
    expect(unlocked.body).toMatchObject({ lockedUntil: null });
    expect((await signIn(user.login, password)).status).toBe(200);
    later(2 * day);
    await signIn('somebody-else', 'не тот');
    expect(await api.database.em().count(Attempt, { login: 'nobody-at-all' })).toBe(0);
  });
});

describe('Recovery', () => {
  const recover = (login: string, email: string) => api.post('/api/auth/recovery', { login, email });
  const withEmail = async () => {
    const { user, cookie } = await someone();
    const email = `${user.login}@astral.example`;
    await api.database.em().nativeUpdate(User, user.id, { email });
    return { user, cookie, email };
  };

  it('mails a temporary password; the old one holds until it is used, and then it must be changed', async () => {
    const { user, cookie, email } = await withEmail();
    expect(await recover(user.login, email.toUpperCase())).toMatchObject({ status: 204, body: '' });
    const letter = await newest(email);
    const temporary = passwordIn(letter?.text ?? '');
    expect(letter).toMatchObject({ state: 'queued', role: 'staff', secret: true, ticket: null });
    expect((await signIn(user.login, password)).status).toBe(200);

    const entered = await signIn(user.login, temporary);
    expect(entered.body).toMatchObject({ duty: 'change-password' });
    expect((await api.get('/api/auth/me', cookie)).status).toBe(401);
    expect((await signIn(user.login, password)).status).toBe(401);
    const shut = await api.get('/api/tickets', cookieOf(entered));
    expect(shut).toMatchObject({
      status: 403,
      body: { code: 'duty-first', message: 'Сначала смените временный пароль.' },
    });

    const change = { oldPassword: temporary, newPassword: own, confirmation: own };
    expect((await api.post('/api/auth/password', change, cookieOf(entered))).status).toBe(204);
    expect((await api.get('/api/tickets', cookieOf(entered))).status).toBe(200);
    expect((await signIn(user.login, temporary)).status).toBe(401);
    expect((await signIn(user.login, own)).body).toMatchObject({ duty: null });
    expect(await kindsAbout(user.id)).toEqual(['password-recovery-asked', 'password-changed']);
  });

  it('answers the same for a login that does not exist or another address, and sends nothing', async () => {
    const { user } = await withEmail();
    const before = await api.database.em().count(OutboxMessage);
    const none = await recover('no-such-login', 'x@astral.example');
    expect(none).toMatchObject({ status: 204, body: '' });
    expect(await recover(user.login, 'another@astral.example')).toMatchObject({ status: 204, body: '' });
    expect(await api.database.em().count(OutboxMessage)).toBe(before);
    expect(await kindsAbout(user.id)).toEqual([]);
  });

  it('is refused after three requests within the hour, whether or not there is such a login', async () => {
    const { user, email } = await withEmail();
    for (const [login, address] of [
      [user.login, email],
      ['ghost', 'ghost@astral.example'],
    ] as const) {
      const statuses = [];
      for (let time = 0; time < 4; time += 1) statuses.push((await recover(login, address)).status);
      expect(statuses).toEqual([204, 204, 204, 429]);
    }
    later(hour);
    expect((await recover(user.login, email)).status).toBe(204);
  });

  it('ends with its hour: after it the temporary password opens nothing', async () => {
    const { user, email } = await withEmail();
    await recover(user.login, email);
    const temporary = passwordIn((await newest(email))?.text ?? '');
    later(hour);
    expect((await signIn(user.login, temporary)).status).toBe(401);
    expect((await signIn(user.login, password)).status).toBe(200);
  });

  it('shows the letter to nobody: neither the list of what is sent nor its search tells the password', async () => {
    const { user, email } = await withEmail();
    await recover(user.login, email);
    const temporary = passwordIn((await newest(email))?.text ?? '');
    expect(temporary).toMatch(/^[A-Za-z2-9]{12}$/);
    const list = await api.list('/api/outbox', administrator.cookie, { filter: { q: email } });
    expect(list.body).toEqual([expect.objectContaining({ text: secretLetterText })]);
    expect((await api.list('/api/outbox', administrator.cookie, { filter: { q: temporary } })).body).toEqual([]);
    const lines = await linesAbout('user', user.id);
    expect(JSON.stringify(lines)).not.toContain(temporary);
  });
});

describe('The own password', () => {
  it('is changed by who knows the old one; sessions elsewhere end', async () => {
    const { user, cookie } = await someone();
    const elsewhere = await api.sessionOf(user);
    const send = (change: object) =>
      api.post('/api/auth/password', { oldPassword: password, newPassword: own, confirmation: own, ...change }, cookie);
    expect(await send({ newPassword: 'weak', confirmation: 'weak' })).toMatchObject({
      status: 422,
      body: { errors: { newPassword: expect.stringContaining('от 8 до 16 символов') } },
    });
    expect((await send({ confirmation: 'Perenos2027' })).body).toMatchObject({
      errors: { confirmation: 'Пароли не совпадают' },
    });
    expect((await send({ oldPassword: 'Другой1' })).body).toMatchObject({ errors: { oldPassword: 'Пароль неверен' } });
    expect((await send({})).status).toBe(204);
    expect((await api.get('/api/auth/me', elsewhere)).status).toBe(401);
    expect((await api.get('/api/auth/me', cookie)).status).toBe(200);
    expect((await signIn(user.login, own)).status).toBe(200);
  });

  it('is not guessed through a session left open: guesses lock the login', async () => {
    const { user, cookie } = await someone();
    const guess = { oldPassword: 'Guess2026', newPassword: own, confirmation: own };
    for (let attempt = 0; attempt < 4; attempt += 1) await api.post('/api/auth/password', guess, cookie);
    expect((await api.post('/api/auth/password', guess, cookie)).status).toBe(429);
    expect((await signIn(user.login, password)).status).toBe(429);
  });
});

describe('Own sessions', () => {
  it('are listed with device and time, and ended one by one or all others', async () => {
    const { user, cookie } = await someone();
    const chrome = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
    const json = { login: user.login, password };
    const browser = await api.send('POST', '/api/auth/sign-in', { json, headers: { 'user-agent': chrome } });
    const another = await api.sessionOf(user);
    type Row = { id: string; device: string; current: boolean };
    const rows = ask<Row[]>(await api.get('/api/auth/sessions', cookie));
    expect(rows.map(({ device, current }) => [device, current])).toEqual(
      expect.arrayContaining([
        ['Chrome, Windows', false],
        ['Неизвестное устройство', true],
      ]),
    );
    expect(JSON.stringify(rows)).not.toMatch(/tokenHash|[0-9a-f]{64}/);
    const chromeId = rows.find(({ device }) => device.startsWith('Chrome'))?.id ?? '';
    const stranger = await someone();
    expect((await api.send('DELETE', `/api/auth/sessions/${chromeId}`, { cookie: stranger.cookie })).status).toBe(404);
    expect((await api.send('DELETE', `/api/auth/sessions/${chromeId}`, { cookie })).status).toBe(204);
    expect((await api.get('/api/auth/me', cookieOf(browser))).status).toBe(401);
    expect((await linesAbout('session', chromeId)).map(({ kind }) => kind)).toEqual(['signed-in', 'session-ended']);
    expect((await api.post('/api/auth/sessions/end-others', {}, cookie)).body).toEqual({ ended: 1 });
    expect((await api.get('/api/auth/me', another)).status).toBe(401);
    expect((await api.get('/api/auth/me', cookie)).status).toBe(200);
  });
});

describe('The second factor', () => {
  const codeAt = (manualKey: string, at: Date): string =>
    new TOTP({ secret: Secret.fromBase32(manualKey.replaceAll(' ', '')) }).generate({ timestamp: at.getTime() });
  const enrolled = async (role: User['role'] = 'specialist') => {
    const { user, cookie } = await someone(role);
    const { manualKey, qr, uri } = ask<{ manualKey: string; qr: string; uri: string }>(
      await api.post('/api/auth/second-factor', {}, cookie),
    );
    const confirmed = await api.post('/api/auth/second-factor/confirm', { code: codeAt(manualKey, api.now) }, cookie);
    return { user, cookie, manualKey, qr, uri, codes: ask<{ codes: string[] }>(confirmed).codes };
  };

  it('is enrolled by a picture or a key and a code, and asked for from then on', async () => {
    const { user, cookie, manualKey, qr, uri, codes } = await enrolled();
    expect(qr).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(uri).toContain('otpauth://totp/');
    expect(codes).toHaveLength(10);
    later(30_000);
    expect((await signIn(user.login, password)).body).toMatchObject({ code: 'second-factor-needed' });
    expect((await signIn(user.login, password, { code: '000000' })).body).toMatchObject({
      code: 'wrong-second-factor',
    });
    const code = codeAt(manualKey, api.now);
    expect((await signIn(user.login, password, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(200);
    expect((await signIn(user.login, password, { code })).body).toMatchObject({ code: 'wrong-second-factor' });
    expect((await api.post('/api/auth/second-factor', {}, cookie)).status).toBe(409);
  });

  it('keeps its secret: the database holds it sealed, no answer and no line of the journal tells it', async () => {
    const { user, cookie, manualKey, codes } = await enrolled();
    const secret = manualKey.replaceAll(' ', '');
    const stored = await userOf(user.id);
    expect(stored.secondFactor).not.toContain(secret);
    expect(createSecretBox(new Uint8Array(32)).open(stored.secondFactor ?? '', `user:${user.id}`)).toBe(secret);
    expect(createSecretBox(new Uint8Array(32).fill(1)).open(stored.secondFactor ?? '', `user:${user.id}`)).toBeNull();
    expect(createSecretBox(new Uint8Array(32)).open(stored.secondFactor ?? '', 'user:0')).toBeNull();
    const told = JSON.stringify([
      (await api.get('/api/auth/profile', cookie)).body,
      (await api.get(`/api/users/${user.id}`, administrator.cookie)).body,
      await linesAbout('user', user.id),
    ]);
    for (const hidden of [secret, stored.secondFactor ?? '', ...codes]) expect(told).not.toContain(hidden);
    expect(told).not.toContain(stored.passwordHash);
  });

  it('gives way to a recovery code, each of them once', async () => {
    const { user, codes } = await enrolled();
    const [first = ''] = codes;
    const entered = await signIn(user.login, password, { code: first.toLowerCase() });
    expect(entered.status).toBe(200);
    expect((await signIn(user.login, password, { code: first })).status).toBe(401);
    const profile = await api.get('/api/auth/profile', cookieOf(entered));
    expect(profile.body).toMatchObject({ secondFactor: { recoveryCodesLeft: 9 } });
    const renewed = await api.post('/api/auth/second-factor/recovery-codes', { password }, cookieOf(entered));
    expect((await signIn(user.login, password, { code: codes[1] })).status).toBe(401);
    const [fresh = ''] = ask<{ codes: string[] }>(renewed).codes;
    expect((await signIn(user.login, password, { code: fresh })).status).toBe(200);
  });

  it('is not guessed: wrong codes lock the login, and the right password alone starts no new count', async () => {
    const { user } = await enrolled();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await signIn(user.login, password);
      statuses.push((await signIn(user.login, password, { code: '000000' })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 429]);
  });

  it('is demanded of a role: who has none enrols it before anything else, and cannot remove it', async () => {
    const { user, cookie } = await someone('finance');
    const demand = (secondFactorDemanded: boolean) =>
      api.send('PUT', '/api/permissions/roles/finance', {
        json: { secondFactorDemanded },
        cookie: administrator.cookie,
      });
    const table = ask<{ roles: { role: string; secondFactorDemanded: boolean }[] }>(await demand(true));
    expect(table.roles.find(({ role }) => role === 'finance')).toMatchObject({ secondFactorDemanded: true });
    expect((await api.get('/api/auth/me', cookie)).body).toMatchObject({ duty: 'enrol-second-factor' });
    expect((await api.get('/api/tickets', cookie)).body).toMatchObject({ code: 'duty-first' });
    const { manualKey } = ask<{ manualKey: string }>(await api.post('/api/auth/second-factor', {}, cookie));
    const wrong = await api.post('/api/auth/second-factor/confirm', { code: '000000' }, cookie);
    expect(wrong).toMatchObject({ status: 422, body: { errors: { code: expect.stringContaining('не подошёл') } } });
    await api.post('/api/auth/second-factor/confirm', { code: codeAt(manualKey, api.now) }, cookie);
    expect((await api.get('/api/tickets', cookie)).status).toBe(200);
    const removed = await api.post('/api/auth/second-factor/remove', { password }, cookie);
    expect(removed).toMatchObject({ status: 409, body: { code: 'second-factor-demanded' } });
    await demand(false);
    expect((await api.post('/api/auth/second-factor/remove', { password }, cookie)).status).toBe(204);
    expect(await kindsAbout(user.id)).toEqual(['second-factor-enrolled', 'second-factor-removed']);
    expect((await linesAbout('role', 'finance')).map(({ after }) => after)).toEqual([
      { secondFactor: true },
      { secondFactor: false },
    ]);
    expect(await api.database.em().count(RoleDemand, { secondFactor: true })).toBe(0);
  });

  it('is reset by an administrator for whom the telephone is gone; nobody resets his own', async () => {
    const { user, cookie } = await enrolled();
    const reset = await api.post(`/api/users/${user.id}/reset-second-factor`, {}, administrator.cookie);
    expect(reset.body).toMatchObject({ secondFactorSince: null, sessions: 0 });
    expect((await api.get('/api/auth/me', cookie)).status).toBe(401);
    expect((await signIn(user.login, password)).status).toBe(200);
    const mine = await api.post(`/api/users/${administrator.user.id}/reset-second-factor`, {}, administrator.cookie);
    expect(mine).toMatchObject({ status: 409, body: { code: 'own-account' } });
  });
});

describe('Users', () => {
  const make = (over: object = {}) => {
    number += 1;
    const user = { login: `novik${number}`, name: 'Новик Олег', role: 'finance', email: null, byMail: false, ...over };
    return api.post('/api/users', user, administrator.cookie);
  };
  type Made = { user: { id: number; login: string }; temporaryPassword: string | null };

  it('are made by an administrator; the first password is shown once and must be changed', async () => {
    const { user, temporaryPassword } = ask<Made>(await make());
    const entered = await signIn(user.login, temporaryPassword ?? '');
    expect(entered.body).toMatchObject({ user: { role: 'finance' }, duty: 'change-password' });
    expect(JSON.stringify((await api.get(`/api/users/${user.id}`, administrator.cookie)).body)).not.toContain(
      temporaryPassword,
    );
    later(7 * day);
    expect((await signIn(user.login, temporaryPassword ?? '')).status).toBe(401);
  });

  it('get the first password by mail instead, where they have an address', async () => {
    expect((await make({ byMail: true })).body).toMatchObject({ errors: { email: expect.any(String) } });
    const { user, temporaryPassword } = ask<Made>(await make({ byMail: true, email: 'novik@astral.example' }));
    expect(temporaryPassword).toBeNull();
    const letter = await newest('novik@astral.example');
    expect((await signIn(user.login, passwordIn(letter?.text ?? ''))).status).toBe(200);
  });

  it('have a login of their own in Latin letters', async () => {
    const { user } = ask<Made>(await make());
    expect((await make({ login: user.login })).body).toMatchObject({ errors: { login: 'Такой логин уже занят' } });
    expect((await make({ login: 'Иванов' })).body).toMatchObject({
      errors: { login: expect.stringContaining('Латин') },
    });
  });

  it('are changed with a line that tells before and after; who is switched off leaves at once', async () => {
    const { user, cookie } = await someone();
    const row = { login: user.login, name: user.name, role: 'finance', email: 'l@astral.example', active: true };
    const put = (json: object) => api.send('PUT', `/api/users/${user.id}`, { json, cookie: administrator.cookie });
    expect((await put(row)).body).toMatchObject({ role: 'finance', email: 'l@astral.example' });
    expect((await api.get('/api/auth/me', cookie)).body).toMatchObject({ user: { role: 'finance' } });
    expect((await put({ ...row, active: false })).status).toBe(200);
    expect((await api.get('/api/auth/me', cookie)).status).toBe(401);
    const lines = await linesAbout('user', user.id);
    expect(lines.map(({ kind, before, after }) => ({ kind, before, after }))).toEqual([
      {
        kind: 'user-changed',
        before: { role: 'specialist', email: null },
        after: { role: 'finance', email: 'l@astral.example' },
      },
      { kind: 'user-switched-off', before: { active: true }, after: { active: false } },
    ]);
    expect(lines.every(({ actorName }) => actorName === 'Ирина Громова')).toBe(true);
  });

  it('do not lock themselves out: nobody weakens his own account, and the last administrator stays', async () => {
    const { id, login, name } = administrator.user;
    const row = { login, name, role: 'administrator', email: null, active: true };
    const put = (who: number, json: object, cookie: string) => api.send('PUT', `/api/users/${who}`, { json, cookie });
    for (const weaker of [{ role: 'finance' }, { active: false }])
      expect((await put(id, { ...row, ...weaker }, administrator.cookie)).body).toMatchObject({ code: 'own-account' });
    expect((await put(id, { ...row, name: 'Ирина Громова' }, administrator.cookie)).status).toBe(200);
    const password2 = await api.post(`/api/users/${id}/temporary-password`, { byMail: false }, administrator.cookie);
    expect(password2).toMatchObject({ status: 409, body: { code: 'own-account' } });
  });

  it('never lose the last administrator, not even where two switch each other off at once', async () => {
    const { id, login, name } = administrator.user;
    const former = (await someone('administrator')).user;
    await api.database.em().nativeUpdate(User, former.id, { active: false });
    const change = { id, login, name, role: 'finance', email: null, active: true, now: noon } as const;
    await expect(changeUser(api.database.em(), { ...change, by: former })).rejects.toMatchObject({
      code: 'last-administrator',
    });
    expect((await userOf(id)).role).toBe('administrator');
  });

  it('get a new temporary password from an administrator; whoever is signed in with the old one leaves', async () => {
    const { user, cookie } = await someone();
    const none = await api.post(`/api/users/${user.id}/temporary-password`, { byMail: true }, administrator.cookie);
    expect(none).toMatchObject({ status: 409, body: { code: 'no-email' } });
    expect((await api.get('/api/auth/me', cookie)).status).toBe(200);
    const issued = await api.post(`/api/users/${user.id}/temporary-password`, { byMail: false }, administrator.cookie);
    expect((await api.get('/api/auth/me', cookie)).status).toBe(401);
    expect((await signIn(user.login, password)).status).toBe(401);
    expect((await signIn(user.login, ask<Made>(issued).temporaryPassword ?? '')).status).toBe(200);
  });
});

describe('The journal', () => {
  type Line = { objectName: string | null; objectPage: string | null; changes: unknown[]; title: string };
  const find = async (filter: object) =>
    ask<Line[]>(await api.list('/api/journal', administrator.cookie, { filter, range: [0, 99] }));

  it('finds what happened by object, by person and by day of Moscow', async () => {
    const { user } = await someone();
    const em = api.database.em();
    const line = { objectType: 'user', objectId: String(user.id), grounds: 'Проверка журнала' } as const;
    const actor = { kind: 'user', id: user.id, name: user.name } as const;
    // 23:30 and 00:30 in Moscow
    await writeJournal(em, new Date('2026-03-09T20:30:00Z'), [
      { ...line, actor, kind: 'user-changed', before: { role: 'finance' }, after: { role: 'specialist' } },
    ]);
    await writeJournal(em, new Date('2026-03-09T21:30:00Z'), [
      { ...line, actor: { kind: 'system', name: 'Тест' }, kind: 'session-ended' },
    ]);
    const of = { objectType: 'user', objectId: String(user.id) };
    expect((await find(of)).map(({ title }) => title)).toEqual(['Сеанс завершён', 'Пользователь изменён']);
    const [changed] = await find({ ...of, from: '2026-03-09', to: '2026-03-09' });
    expect(changed).toMatchObject({
      objectName: user.name,
      objectPage: `users/${user.id}`,
      changes: [{ label: 'Роль', before: 'Финансист', after: 'Специалист' }],
    });
    expect(await find({ ...of, from: '2026-03-10' })).toHaveLength(1);
    expect((await find({ actor: user.id })).map(({ title }) => title)).toEqual(['Пользователь изменён']);
    expect(await find({ ...of, actor: 'system' })).toHaveLength(1);
    expect(await find({ q: 'проверка журнала', kind: 'session-ended' })).toHaveLength(1);
    expect(await find({ q: user.name })).toHaveLength(2);
    expect((await api.list('/api/journal', administrator.cookie, { filter: { from: '9 марта' } })).status).toBe(422);
  });

  it('tells who may stand in it', async () => {
    const people = ask<{ name: string }[]>(await api.get('/api/journal/people', administrator.cookie));
    expect(people.map(({ name }) => name)).toContain('Ирина Громова');
  });
});
