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
