/** A rule of the store that the caller broke; `code` for programs, `message` in Russian for people. */
export class DatabaseError extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(code: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

/** Another process holds the directory of the embedded database: two at once would corrupt it. */
export class DatabaseInUseError extends DatabaseError {
  constructor(directory: string, pid: number) {
    super(
      'database-in-use',
      `Встроенная база ${directory} уже открыта другим процессом (PID ${pid}). Остановите его или задайте DATABASE_URL, чтобы работать несколькими процессами.`,
      { directory, pid },
    );
  }
}

/** The disk under the embedded database can't take more, or nothing at all: whatever would be written is refused. */
export class DatabaseStorageError extends DatabaseError {
  constructor(problem: 'full' | 'read-only') {
    super(`storage-${problem}`, storageWords[problem]);
  }
}

const storageWords = {
  full: 'На диске, где лежит база, почти не осталось места: изменения и письма не записываются. Освободите место — работа продолжится сама.',
  'read-only':
    'Папка, где лежит база, недоступна для записи: изменения и письма не записываются. Верните доступ — работа продолжится сама.',
} as const;

const networkCodes: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND']);

/** An error with those that led to it: the ORM wraps the driver's, which wraps the system's. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause) causes.push(cause);
  return causes;
}

/** SQLSTATE classes 08 (connection) and 57P (shutdown), and the system's own network errors. */
const isConnectionLost = (code: string, { message }: Error): boolean =>
  /^(08|57P)/.test(code) ||
  networkCodes.has(code) ||
  /Connection terminated|timeout exceeded when trying to connect/.test(message);

/** SQLSTATE class 53 (disk full, out of memory), a server that only lets read (25006), and the embedded one's disk. */
const isStorageGone = (code: string): boolean => /^(53|25006|storage-)/.test(code);

/**
 * Is it the database's own trouble that something failed, whatever was asked of it? `away`: it can't be reached. `storage`:
 * it can't write. null: the failure is about what was asked.
 */
export function databaseTrouble(error: unknown): 'away' | 'storage' | null {
  for (const cause of causesOf(error)) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (isConnectionLost(code, cause)) return 'away';
    if (isStorageGone(code)) return 'storage';
  }
  return null;
}

/** Why a program ended, in words for the person who started it; an error that nobody foresaw keeps its stack. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (databaseTrouble(error) === 'away') return `База данных по адресу DATABASE_URL недоступна: ${error.message}`;
  // SQLSTATE classes 28 (no such user, wrong password) and 3D (no such database).
  if (causesOf(error).some((cause) => 'code' in cause && /^(28|3D)\w{3}$/.test(String(cause.code))))
    return `База данных по адресу DATABASE_URL не пускает: ${error.message}`;
  const isToldToPeople = error instanceof DatabaseError || /^(?:Settings|Usage)Error$/.test(error.name);
  return isToldToPeople ? error.message : (error.stack ?? error.message);
}

const isSqlState = (error: Error): boolean => 'code' in error && /^\d\d[\dA-Z]{3}$/.test(String(error.code));

/** An error as a log keeps it. */
export type LoggedError = { type: string; code?: unknown; message?: string; frames: string[]; errors?: LoggedError[] };

/**
 * An error without personal data: what the database says of values that it refuses quotes them, so only the code and the
 * place of such an error stay. Other messages (mail servers, files, connections) are kept: an administrator needs them.
 */
export function errorForLog(error: unknown): LoggedError {
  // Libraries reject with words, too: those of recognition do.
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), frames: [] };
  const state = causesOf(error).find(isSqlState);
  const code = state ?? error;
  const quotes = state !== undefined && databaseTrouble(error) === null;
  return {
    type: error.name,
    ...('code' in code && { code: code.code }),
    ...(!quotes && {
      message: causesOf(error)
        .map(({ message }) => message)
        .join(': '),
    }),
    frames: (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')),
    ...(error instanceof AggregateError && { errors: error.errors.map(errorForLog) }),
  };
}
