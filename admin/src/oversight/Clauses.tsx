import { Fragment } from 'react';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';

/** Clauses one after the other; none of them is broken in two. */
export function Clauses({ clauses }: { clauses: readonly string[] }) {
  if (clauses.length === 0) return '—';
  return clauses.map((clause, index) => (
    <Fragment key={clause}>
      {index > 0 && ', '}
      <span style={{ whiteSpace: 'nowrap' }}>{clauseName(clause)}</span>
    </Fragment>
  ));
}
