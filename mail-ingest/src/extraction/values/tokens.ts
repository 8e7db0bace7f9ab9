import type { Product } from '@perenos/domain';
import type { Span } from '../text/view.ts';

/** Which company a mention is about. `other`: neither the subscriber nor a partner of the request (a bank, a director). */
export type Role = 'subscriber' | 'target' | 'source' | 'other';

export type Cue = Span & {
  type: 'cue';
  role: Role;
  /**
   * `firm`: the registry doesn't overrule it; `soft`: it may; `pronoun` («к нам», «на нас»): says where to, but names
   * nobody, so it holds only for what follows at once.
   */
  force: 'firm' | 'soft' | 'pronoun';
};
export type NameToken = Span & {
  type: 'name';
  value: string;
  /** `strong`: a legal form or a label before it; `weak`: capitalised words after «абонента», «партнёру». */
  strength: 'strong' | 'weak';
  /** From a label or a preposition directly before it. */
  role: Role | null;
  /** false: a preposition only, which the registry may overrule. */
  firm: boolean;
};
export type NumberToken = Span & {
  type: 'inn' | 'kpp';
  value: string;
  /** Role words between the value before it and this one. */
  role: Role | null;
  /** The word that gives the role may be meant otherwise («наш ИНН»): the registry may overrule it. */
  soft: boolean;
  labelled: boolean;
  /** Letters were read as digits, or a line break stood inside: not sure. */
  repaired: boolean;
};
export type LoginToken = Span & { type: 'login'; value: string; labelled: boolean };
export type ProductToken = Span & { type: 'product'; value: Product; labelled: boolean };
export type Token = Cue | NameToken | NumberToken | LoginToken | ProductToken;
