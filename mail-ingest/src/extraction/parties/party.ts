import { nameKey } from '@perenos/domain';
import type { Span, View } from '../text/view.ts';
import type { Role } from '../values/tokens.ts';

/** A value that a text states, and where. */
export type Found = {
  value: string;
  start: number;
  end: number;
  doubtful: boolean;
  view: View;
  /** What else a doubtful value may be. */
  alternatives?: readonly string[];
};

/** A company that a text speaks about, as far as the text says. */
export type Party = {
  role: Role | null;
  /** false: the role comes from a preposition or a guess, which the registry may overrule. */
  firm: boolean;
  /** Nothing but the order of the text spoke for the role. */
  unsure: boolean;
  name: Found | null;
  weakName: boolean;
  inn: Found | null;
  kpp: Found | null;
  /** Where the party is first named, and where its last value ends. */
  start: number;
  end: number;
  /** Where it is named again: one partner may stand beneath each of its subscribers. */
  again: number[];
};

/** A value where the view has it. */
export const foundIn = (view: View, token: Span & { value: string }, doubtful = false): Found => ({
  value: token.value,
  start: token.start,
  end: token.end,
  doubtful,
  view,
});

/** Of a party nothing is known at first but where it stands and what words say of its role. */
export const partyAt = (at: Span, role: Role | null, firm: boolean): Party => ({
  role,
  firm,
  unsure: false,
  name: null,
  weakName: false,
  inn: null,
  kpp: null,
  start: at.start,
  end: at.end,
  again: [],
});

/** Whether a party is named so, however its legal form and quotes are written. */
export const isNamed = ({ name }: Party, other: string | undefined): boolean =>
  name !== null && other !== undefined && nameKey(name.value) === nameKey(other);
