import { type RegisterName, registerNames } from '@perenos/domain';
import { z } from 'zod';
import type { RegisterSettings } from './registers/create-registers.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const positiveHours = z.coerce
  .number()
  .positive()
  .max(24 * 7);
const onOff = z.enum(['on', 'off']);

const shape = {
  PORT: { schema: port.default(3000), expected: 'номер порта от 0 до 65535' },
  HOST: { schema: z.string().min(1).default('127.0.0.1'), expected: 'адрес, на котором слушать, например 0.0.0.0' },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\/\S+$/)
      .optional(),
    expected: 'адрес PostgreSQL вида postgres://пользователь:пароль@узел:5432/база; без неё — встроенная база',
  },
  DEMO: { schema: onOff.optional(), expected: 'on или off' },
  INGEST: { schema: onOff.default('on'), expected: 'on или off' },
  VAR_DIR: { schema: z.string().min(1).default('var'), expected: 'папка для данных' },
  PUBLIC_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    expected: 'внешний адрес панели, например https://perenos.example.ru',
  },
  SESSION_IDLE_HOURS: { schema: positiveHours.default(12), expected: 'сколько часов живёт сеанс без действий, до 168' },
  SECRETS_KEY: {
    schema: z
      .string()
      .regex(/^[0-9a-f]{64}$/i)
      .optional(),
    expected: '64 шестнадцатеричных знака (openssl rand -hex 32)',
  },
  LOG_LEVEL: {
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']).optional(),
    expected: 'silent, error, warn, info или debug',
  },
} as const;

/** A token goes over TLS only; a stand-in on the same machine needs none. */
const isSafeAddress = (address: string): boolean => {
  const url = URL.parse(address);
  return (
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
  );
};

/** `REGISTER_EGR_URL` and `REGISTER_EGR_TOKEN`, and so on: both or neither. */
function readRegisters(value: (name: string) => string | undefined, problems: string[]): RegisterSettings {
  const read = (register: RegisterName) => {
    const prefix = `REGISTER_${register.toUpperCase()}`;
    const [url, token] = [value(`${prefix}_URL`), value(`${prefix}_TOKEN`)];
    if (url !== undefined && !isSafeAddress(url))
      problems.push(`${prefix}_URL: ожидается адрес реестра вида https://узел/путь`);
    if (url !== undefined && token === undefined) problems.push(`${prefix}_TOKEN: ожидается ключ доступа к реестру`);
    if (url === undefined && token !== undefined)
      problems.push(`${prefix}_URL: ожидается адрес реестра: ключ уже задан`);
    return url === undefined || token === undefined ? null : { url, token };
  };
  return Object.fromEntries(registerNames.map((name) => [name, read(name)])) as RegisterSettings;
}

export type Settings = {
  port: number;
  host: string;
  /** null: the embedded database under `varDirectory`. */
  databaseUrl: string | null;
  demo: boolean;
  ingest: boolean;
  varDirectory: string;
  publicUrl: string | null;
  /** Milliseconds. */
  sessionIdle: number;
  /** Seals second factors: 64 hexadecimal digits. null: a key of its own in `varDirectory`. */
  secretsKey: string | null;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Where the outside registers of the requisites check are reached. */
  registers: RegisterSettings;
};

/** A setting that stops the start. The message names the variables and what each must be. */
export class SettingsError extends Error {
  constructor(problems: readonly string[]) {
    super(`Настройки заданы неверно:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** Reads the environment once, at start. An empty variable counts as not set. The demo belongs to the embedded database. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = [];
  const read = <K extends keyof typeof shape>(name: K): z.infer<(typeof shape)[K]['schema']> | undefined => {
    const value = environment[name]?.trim() || undefined;
    const parsed = shape[name].schema.safeParse(value);
    if (!parsed.success) problems.push(`${name}: ожидается ${shape[name].expected}`);
    return parsed.data as z.infer<(typeof shape)[K]['schema']> | undefined;
  };
  const values = {
    port: read('PORT'),
    host: read('HOST'),
    databaseUrl: read('DATABASE_URL') ?? null,
    demo: read('DEMO'),
    ingest: read('INGEST') !== 'off',
    varDirectory: read('VAR_DIR'),
    publicUrl: read('PUBLIC_URL') ?? null,
    hours: read('SESSION_IDLE_HOURS'),
    secretsKey: read('SECRETS_KEY') ?? null,
    logLevel: read('LOG_LEVEL'),
  };
  const registers = readRegisters((name) => environment[name]?.trim() || undefined, problems);
  if (values.demo === 'on' && values.databaseUrl)
    problems.push('DEMO: демонстрация работает только на встроенной базе, без DATABASE_URL');
  const { port, host, hours, varDirectory } = values;
  if (problems.length > 0 || port === undefined || !host || !hours || !varDirectory) throw new SettingsError(problems);
  return {
    port,
    host,
    databaseUrl: values.databaseUrl,
    demo: values.databaseUrl === null && values.demo !== 'off',
    ingest: values.ingest,
    varDirectory,
    publicUrl: values.publicUrl,
    sessionIdle: hours * 3_600_000,
    secretsKey: values.secretsKey,
    // Someone who tries the product out should see its address, not a line per mail.
    logLevel: values.logLevel ?? (values.databaseUrl ? 'info' : 'warn'),
    registers,
  };
}
