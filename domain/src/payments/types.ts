import type { IsoDate } from '../registry/types.ts';

/** One payment to us, as a bank statement tells it. */
export type StatementLine = {
  /** Line of the file, from 1. */
  line: number;
  /** The day the money was received. */
  paidOn: IsoDate;
  amountKopecks: number;
  payerInn: string | null;
  payerName: string;
  purpose: string;
  documentNumber: string | null;
};

/** A line that looks like a payment and can't be read: it is shown, never dropped. */
export type StatementProblem = { line: number; reason: string; text: string };

export type ReadStatement = {
  lines: StatementLine[];
  problems: StatementProblem[];
  /** Lines that are no payments to us: money that went out, totals, balances. */
  skipped: { outgoing: number; other: number };
};

/** `reason` says in Russian why the file is no statement. */
export type StatementReading = { ok: true; statement: ReadStatement } | { ok: false; reason: string };

/** What tells a debt apart: one invoice may be for several products. */
export type DebtKey = { partnerId: string; product: string; invoiceNumber: string };

export const debtKey = ({ partnerId, product, invoiceNumber }: DebtKey): string =>
  JSON.stringify([partnerId, product, invoiceNumber]);

/** A part of a payment that goes to a debt. */
export type Allocation = DebtKey & { kopecks: number };
