import { permissionsOf } from '@perenos/domain';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { aRow, aUser } from '../testing/fixtures.ts';
import { openPanel } from '../testing/open.tsx';
import { refusal, server, workingServer } from '../testing/server.ts';

const signedOut = http.get('*/api/auth/me', () => refusal(401, 'no-session', 'Войдите, чтобы продолжить.'));

const fillIn = async (user: ReturnType<typeof openPanel>['user'], password: string) => {
  await user.type(await screen.findByLabelText('Логин'), 'zimina');
  await user.type(screen.getByLabelText('Пароль'), password);
  await user.click(screen.getByRole('button', { name: 'Войти' }));
};

describe('the sign-in page', () => {
  it('lets a specialist in and opens the queue', async () => {
    server.use(
      signedOut,
      http.post('*/api/auth/sign-in', () => {
        server.use(...workingServer({ rows: [aRow()] }));
        return HttpResponse.json({ user: aUser(), permissions: permissionsOf('specialist'), duty: null });
      }),
    );
    const { user } = openPanel('/');
    await fillIn(user, 'верный пароль');
    expect(await screen.findByRole('link', { name: 'ООО «Гранит»' })).toBeTruthy();
    expect(screen.getByText('Анна Зимина')).toBeTruthy();
  });

  it('asks once whether somebody is signed in, says what is wrong and keeps the login', async () => {
    let asked = 0;
    server.use(
      http.get('*/api/auth/me', () => {
        asked += 1;
        return refusal(401, 'no-session', 'Войдите, чтобы продолжить.');
      }),
      http.post('*/api/auth/sign-in', () => refusal(401, 'wrong-credentials', 'Неверный логин или пароль.')),
    );
    const { user } = openPanel('/');
    await fillIn(user, 'нет');
    expect((await screen.findByText('Неверный логин или пароль.')).closest('[role=alert]')).toBeTruthy();
    expect(screen.getByLabelText('Логин')).toHaveProperty('value', 'zimina');
    expect(asked).toBe(1);
  });

  it('tells how long a lockout lasts in the words of the server', async () => {
    server.use(
      signedOut,
      http.post('*/api/auth/sign-in', () => refusal(429, 'locked-out', 'Вход закрыт на 15 минут.')),
    );
    const { user } = openPanel('/');
    await fillIn(user, 'нет');
    expect(await screen.findByText('Вход закрыт на 15 минут.')).toBeTruthy();
  });
});

describe('a session that ends while somebody works', () => {
  it('is begun anew over the page, which keeps what was typed', async () => {
    server.use(...workingServer());
    const { user } = openPanel('/trace');
    await user.type(await screen.findByLabelText('Адрес отправителя или Message-ID'), 'office@vector.example');
    server.use(
      http.get('*/api/mails/trace', () => refusal(401, 'unauthenticated', 'Войдите в систему.')),
      http.post('*/api/auth/sign-in', () => {
        server.use(http.get('*/api/mails/trace', () => HttpResponse.json({ mails: [], hints: [] })));
        return HttpResponse.json({ user: aUser(), permissions: permissionsOf('specialist'), duty: null });
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Найти' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Сеанс закончился' }));
    expect(dialog.getByLabelText('Логин')).toHaveProperty('value', aUser().login);
    await user.type(dialog.getByLabelText('Пароль'), 'верный пароль');
    await user.click(dialog.getByRole('button', { name: 'Войти' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText('Адрес отправителя или Message-ID')).toHaveProperty('value', 'office@vector.example');
  });
});
