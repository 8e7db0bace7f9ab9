import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { TicketDetail, TicketItem } from '../../api/types.ts';
import { type EvidencePlace, evidencePlaces } from './places.ts';

type EvidenceFocus = {
  /** The field that is pointed at now: the mail's text and the scan viewer show where it was read. */
  active: EvidencePlace | null;
  point: (key: string | null) => void;
  /** Every place of the page where a field was read. */
  places: EvidencePlace[];
};

const Context = createContext<EvidenceFocus>({ active: null, point: () => undefined, places: [] });

type EvidenceProviderProps = { ticket: TicketDetail; item: TicketItem | undefined; children: ReactNode };

/** Ties the fields of the chosen item and of the documents to the words that they were read from. */
export function EvidenceProvider({ ticket, item, children }: EvidenceProviderProps) {
  const [activeKey, point] = useState<string | null>(null);
  const places = useMemo(() => evidencePlaces(ticket, item), [ticket, item]);
  const value = useMemo(
    () => ({ active: places.find((place) => place.key === activeKey) ?? null, point, places }),
    [activeKey, places],
  );
  return <Context value={value}>{children}</Context>;
}

export const useEvidence = (): EvidenceFocus => useContext(Context);

/** Handlers for anything that stands for a read value: pointing at it or focusing it shows where it was read. */
export function usePointer(key: string) {
  const { point, places, active } = useEvidence();
  const known = places.some((place) => place.key === key);
  return {
    pointed: known && active?.key === key,
    known,
    handlers: known
      ? {
          'data-evidence': key,
          onMouseEnter: () => point(key),
          onMouseLeave: () => point(null),
          onFocus: () => point(key),
          onBlur: () => point(null),
        }
      : {},
  };
}

/** Handlers for the words themselves: pointing at them shows the field, a click goes to it. */
export function useWordPointer() {
  const { point } = useEvidence();
  return (key: string) => ({
    onMouseEnter: () => point(key),
    onMouseLeave: () => point(null),
    onClick: () => selectField(key),
  });
}

/** Puts the focus on the field that stands for the place, unfolding what hides it. */
function selectField(key: string): void {
  const row = document.querySelector<HTMLElement>(`[data-evidence="${CSS.escape(key)}"]`);
  if (!row) return;
  const folded = row.closest('details');
  if (folded) folded.open = true;
  row.scrollIntoView({ block: 'nearest' });
  const target = row.matches('[tabindex]') ? row : row.querySelector<HTMLElement>('button');
  target?.focus({ preventScroll: true });
}
