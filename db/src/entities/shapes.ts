import type {
  Box,
  Decision,
  DraftSlot,
  FieldCorrection,
  IsoDate,
  IsoInstant,
  ItemField,
  ItemState,
  Mailbox,
  MailRequest,
  RegistryChange,
  Sender,
  TicketKind,
  TicketState,
  Verdict,
} from '@perenos/domain';

export type Corrections = Partial<Record<ItemField, FieldCorrection>>;

/** What the last judgement of a ticket rested on, and what it decided per item. */
export type StoredJudgement = {
  at: IsoInstant;
  edition: string;
  /** In the order of the items. */
  decisions: Decision[];
  /** By whom the request is made, as far as 1.1 goes: the weakest of all who supplied something. */
  sender: Sender;
  /** The worst that the receiving server recorded for a mail that supplied something. */
  dkim: 'pass' | 'fail' | null;
  /** Moscow calendar date of the latest mail that supplied something. */
  requestDate: IsoDate;
  /** What the mails ask for, merged, as the machine reads them: persons' corrections stand in the items. */
  request: MailRequest;
  /** Per item, when its clock started; null while it does not run. */
  itemStarts: (IsoInstant | null)[];
};

/** What a stretch of a mail's text is; offsets into `Mail.text`. */
export type StoredSegment = {
  kind: 'own' | 'forwarded' | 'quoted' | 'signature' | 'disclaimer' | 'reply-header';
  start: number;
  end: number;
};

export type StoredAddress = { address: string; name: string };

/** One page of a document as it was read; boxes in pixels of the upright page. */
export type StoredPage = {
  page: number;
  width: number;
  height: number;
  /** Quarter turns, clockwise in degrees, that set the page upright. */
  turn: 0 | 90 | 180 | 270;
  method: 'text-layer' | 'ocr';
  words: { text: string; confidence: number; box: Box; line: number; digits?: string }[];
  text: string;
  /** 0–100. */
  confidence: number;
  sealDetected: boolean | null;
};

/** What one step of the pipeline did to a mail. */
export type StepLogEntry = {
  step: string;
  at: IsoInstant;
  milliseconds: number;
  outcome: string;
  detail?: string | null;
};

/** What a saved view narrows the queue by; `view` is one of the queue's own views. */
export type StoredFilter = {
  q?: string | undefined;
  view?: 'mine' | 'ready' | 'waiting' | 'review' | 'overdue' | 'all' | 'closed' | undefined;
  mailbox?: Mailbox | undefined;
  kind?: TicketKind | undefined;
  verdict?: Verdict | undefined;
  state?: TicketState | undefined;
  assigneeId?: number | null | undefined;
  /** The tickets behind a number of the audit: see `writeAuditSelection`. */
  audit?: string | undefined;
};
export type StoredSort = [field: string, direction: 'ASC' | 'DESC'];

/** What the execution of an item did to the registry, and who executed it: what a reverse transfer takes back. */
export type StoredExecution = { byId: number; byName: string; on: IsoDate; changes: RegistryChange[] };

/** The registry changes of one item. */
export type DoneChanges = { itemId: number; changes: RegistryChange[] };

/** A ticket as a deciding act found it: all that such an act changes. */
export type TicketSnapshot = {
  state: TicketState;
  verdict: Verdict;
  closedAt: IsoInstant | null;
  itemStarts: (IsoInstant | null)[];
  items: { id: number; state: ItemState; executedAt: IsoInstant | null; execution: StoredExecution | null }[];
  /** What the person had typed and now sent. */
  drafts: { purpose: DraftSlot; text: string; savedAt: IsoInstant }[];
};
