import type { Product } from '@perenos/domain';
import type { Found, Party } from '../parties/party.ts';
import type { View } from '../text/view.ts';

export type ProductFound = {
  value: Product;
  start: number;
  end: number;
  doubtful: boolean;
  view: View;
  alternatives?: readonly Product[];
};
export type DraftSubscriber = { name: Found | null; inn: Found | null; kpp: Found | null };
export type DraftTarget = { name: Found | null; inn: Found | null; login: Found | null };
export type Draft = { subscriber: DraftSubscriber; target: DraftTarget; product: ProductFound | null };

/** What one stretch of text says, before other stretches fill what it leaves out. */
export type Statement = {
  drafts: Draft[];
  /** Said once for all, or without any subscriber. */
  target: DraftTarget;
  /** null where several stand side by side and nothing tells which is meant, too. */
  product: ProductFound | null;
  /** All companies that it names, whatever their roles. */
  parties: Party[];
};

export const noTarget: DraftTarget = { name: null, inn: null, login: null };
const noSubscriber: DraftSubscriber = { name: null, inn: null, kpp: null };
export const emptyDraft: Draft = { subscriber: noSubscriber, target: noTarget, product: null };
