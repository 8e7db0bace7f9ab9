import type { Evidence } from '@perenos/domain';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

type EvidenceFocus = {
  /** What is pointed at now: the mail's text and the scan viewer show it. */
  active: Evidence | null;
  point: (evidence: Evidence | null) => void;
  /** Places in mails where the fields of the chosen item were read. */
  marks: Evidence[];
};

const Context = createContext<EvidenceFocus>({ active: null, point: () => undefined, marks: [] });

export function EvidenceProvider({ marks, children }: { marks: Evidence[]; children: ReactNode }) {
  const [active, point] = useState<Evidence | null>(null);
  const value = useMemo(() => ({ active, point, marks }), [active, marks]);
  return <Context value={value}>{children}</Context>;
}

export const useEvidence = (): EvidenceFocus => useContext(Context);

/** Handlers for anything that stands for a read value: pointing at it or focusing it shows where it was read. */
export function usePointer(evidence: Evidence | undefined) {
  const { point } = useEvidence();
  if (!evidence) return {};
  return {
    onMouseEnter: () => point(evidence),
    onMouseLeave: () => point(null),
    onFocus: () => point(evidence),
    onBlur: () => point(null),
  };
}
