import type { ImposeBasis, LiftBasis } from '@perenos/domain';
import { fetchJson } from '../api/http.ts';
import type {
  DebtTotals,
  PaymentDecision,
  RestrictionDetail,
  RestrictionPreview,
  StatementBooked,
  StatementDetail,
} from '../api/types.ts';

/** The financial block, beyond the usual lists and records. */
export type FinanceVerbs = {
  debtTotals(filter: object): Promise<DebtTotals>;
  /** Whom the daily job will reach, today and tomorrow. Changes nothing. */
  previewRestrictions(): Promise<RestrictionPreview>;
  /** Does now what the daily job would do today. */
  runRestrictions(): Promise<{ restricted: { partnerId: string; partnerName: string }[] }>;
  /** Both reject with the rule's own words where it may not be. */
  imposeRestriction(input: { partnerId: string; basis: ImposeBasis; grounds: string }): Promise<RestrictionDetail>;
  liftRestriction(id: string, input: { basis: LiftBasis; grounds: string }): Promise<RestrictionDetail>;
  /** Reads a bank statement. Books nothing. */
  uploadStatement(file: File): Promise<{ known: boolean; statement: StatementDetail }>;
  /** Books it as it was seen: rejects with 409 where it would do something else by now. */
  bookStatement(id: number, digest: string): Promise<StatementBooked>;
  discardStatement(id: number): Promise<void>;
  decidePayment(id: number, rowId: number, decision: PaymentDecision): Promise<StatementDetail>;
};

export function createFinanceVerbs(apiUrl: string): FinanceVerbs {
  const get = async (path: string) => (await fetchJson(`${apiUrl}${path}`)).json;
  const post = async (path: string, body: FormData | string) =>
    (await fetchJson(`${apiUrl}${path}`, { method: 'POST', body })).json;
  const send = (path: string, input: unknown) => post(path, JSON.stringify(input));
  return {
    debtTotals: (filter) => get(`/debts/totals?${new URLSearchParams({ filter: JSON.stringify(filter) })}`),
    previewRestrictions: () => get('/restrictions/preview'),
    runRestrictions: () => send('/restrictions/run', {}),
    imposeRestriction: (input) => send('/restrictions', input),
    liftRestriction: (id, input) => send(`/restrictions/${encodeURIComponent(id)}/lift`, input),
    uploadStatement: (file) => {
      const form = new FormData();
      form.set('file', file);
      return post('/statements/upload', form);
    },
    bookStatement: (id, digest) => send(`/statements/${id}/book`, { digest }),
    discardStatement: async (id) => {
      await fetchJson(`${apiUrl}/statements/${id}`, { method: 'DELETE' });
    },
    decidePayment: (id, rowId, decision) => send(`/statements/${id}/rows/${rowId}/decide`, decision),
  };
}
