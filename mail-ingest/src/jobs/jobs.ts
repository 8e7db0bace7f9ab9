import { type Database, endNoShows, refreshAudit } from '@perenos/db';
import { escalate } from './escalate.ts';
import { pastFailures } from './past-failures.ts';
import { restrictDebtors } from './restrict-debtors.ts';

/** Work that the calendar gives, without a mail: done at the start of the process, and by its cron. */
export type Job = {
  name: string;
  /** In Moscow time. */
  cron: string;
  /** Safe where two processes run it at once, and where it is run twice. @returns what it did, for the log */
  run: (database: Database, now: Date) => Promise<Record<string, unknown>>;
};

/** All that the ingest does; what needs the api's letters is listed in its `main.ts`. */
export const jobs: readonly Job[] = [
  {
    // «Абонент в течение 10 рабочих дней не явился в центр идентификации»
    name: 'identification no-shows',
    cron: '5 0 * * *',
    run: async (database, now) => ({
      applications: await pastFailures((onFailure) =>
        endNoShows(database, now, ({ applicationId, error }) => onFailure(`application ${applicationId}`, error)),
      ),
    }),
  },
  {
    // «При отсутствии платежей в установленные сроки доступ в Web-Регистратор блокируется автоматически»
    name: 'overdue debts',
    cron: '0 8 * * *',
    run: restrictDebtors,
  },
  {
    // so that whoever opens the page doesn't wait for what has changed since
    name: 'audit facts',
    cron: '*/10 * * * *',
    run: async (database) => ({ tickets: await refreshAudit(database.em()) }),
  },
  {
    // at 50, 80, 100 % of the term, or as a supervisor has set it
    name: 'escalations',
    cron: '* * * * *',
    run: escalate,
  },
];
