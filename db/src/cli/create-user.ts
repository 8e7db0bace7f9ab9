import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { passwordProblem, type UserRole, userRoles } from '@perenos/domain';
import { createUser, type NewUser } from '../users/create.ts';
import { runCommand, UsageError } from './run.ts';

/** `npm run user:create -- --login … --name … --role …`: the password from USER_PASSWORD, else asked for. */

const usage = `npm run user:create -- --login логин --name "Имя Фамилия" --role ${userRoles.join('|')} [--email адрес]`;

function readArguments(): { login: string; name: string; role: UserRole; email: string | null } {
  const text = { type: 'string' } as const;
  const options = { login: text, name: text, role: text, email: text };
  let values: { login?: string; name?: string; role?: string; email?: string };
  try {
    ({ values } = parseArgs({ options }));
  } catch {
    throw new UsageError(`Неизвестный параметр.\n${usage}`);
  }
  const login = values.login?.trim() ?? '';
  const name = values.name?.trim() ?? '';
  const role = userRoles.find((known) => known === values.role);
  if (login === '' || name === '' || role === undefined) throw new UsageError(`Нужны логин, имя и роль.\n${usage}`);
  return { login, name, role, email: values.email?.trim() || null };
}

/** One line of the input; on a terminal nothing of it is shown. */
function askPassword(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY === true });
  process.stderr.write('Пароль: ');
  return new Promise((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  }).then((password) => {
    lines.close();
    process.stderr.write('\n');
    return String(password);
  });
}

await runCommand<NewUser>(
  async ({ userPassword }) => {
    const user = readArguments();
    const password = userPassword ?? (await askPassword());
    const problem = passwordProblem(password);
    if (problem !== null) throw new UsageError(problem);
    return { ...user, password };
  },
  async (database, user) => {
    await createUser(database.em(), user, { kind: 'system', name: 'Командная строка' }, new Date());
    console.log(`Пользователь «${user.login}» заведён.`);
  },
);
