import type { Product } from '../products.ts';
import type { IsoDate, IsoInstant } from '../registry/types.ts';

export const mailboxes = ['perevod', 'sverka', 'partners'] as const;
export type Mailbox = (typeof mailboxes)[number];

export const ticketKinds = [
  'transfer',
  'debt-inquiry',
  'unblock',
  'block',
  'edo-reject',
  'start-edo',
  'other',
] as const;
export type TicketKind = (typeof ticketKinds)[number];

export type SenderRole = 'partner' | 'sales-center' | 'subscriber' | 'unknown';
export type Sender = { address: string; role: SenderRole; partnerId: string | null };

/** A rectangle on a page, in pixels of the page as it is shown upright (`pageWidth` × `pageHeight`). */
export type Box = { x: number; y: number; width: number; height: number };

/** Where a value was read: a character range of a mail's text, or word boxes on a page of an attachment. */
export type Evidence =
  | { source: 'mail'; mailId: string; part: 'subject' | 'body' | 'forwarded' | 'quoted'; start: number; end: number }
  | {
      source: 'attachment';
      attachment: string;
      page: number;
      pageWidth: number;
      pageHeight: number;
      boxes: Box[];
      /** 0–100. */
      confidence: number;
      method: 'text-layer' | 'ocr' | 'ocr-repaired';
    };

export const requestFields = [
  'product',
  'subscriberInn',
  'subscriberKpp',
  'subscriberName',
  'targetPartnerName',
  'targetPartnerInn',
  'targetPartnerLogin',
] as const;
export type RequestField = (typeof requestFields)[number];

/** What is kept of an item and may be put right by a person: the data of 2.1, and the day that the mail asks for. */
export const itemFields = [...requestFields, 'wishedDate'] as const;
export type ItemField = (typeof itemFields)[number];

/**
 * What a mail says about one subscriber and product, normalised: digits only in ИНН and КПП, names trimmed with inner
 * spaces folded, the login byte for byte. null = not stated in the mail's text.
 */
export type RequestedItem = {
  product: Product | null;
  subscriberInn: string | null;
  subscriberKpp: string | null;
  subscriberName: string | null;
  targetPartnerName: string | null;
  targetPartnerInn: string | null;
  targetPartnerLogin: string | null;
  /** The day before which the mail asks not to transfer. No or null: it names none. */
  wishedDate?: IsoDate | null;
  /** Fields whose value the machine isn't sure of: the verdict can be no better than `review`. */
  doubtful: ItemField[];
  evidence: Partial<Record<ItemField, Evidence>>;
  /** What else a doubtful field may be, as it was read or as the registry knows it; the likeliest first. */
  alternatives?: Partial<Record<ItemField, string[]>>;
};

/** What one mail, or a whole thread, asks for. */
export type MailRequest = {
  kind: TicketKind;
  items: RequestedItem[];
  /** Fields that stand only in a picture or scan and so can't be copied (2.2). */
  picturedFields: RequestField[];
  /**
   * Fields of the ticket of which nobody is sure any more after this mail, which takes the request back, postpones it or
   * sounds as if something were wrong. Absent in a mail that doesn't.
   */
  contests?: readonly RequestField[];
};

export const letterFields = [
  'subscriberInn',
  'subscriberKpp',
  'subscriberName',
  'product',
  'targetPartnerInn',
  'targetPartnerName',
  'letterDate',
  'effectiveDate',
  'addressedToAstral',
  'groupInns',
] as const;
export type LetterField = (typeof letterFields)[number];

/** A value put right by a person: what the machine had read, what it was replaced with, who and when. */
export type FieldCorrection = { machine: string | null; value: string | null; by: string; at: IsoInstant };

/** An official letter (официальное письмо, chapter 3) as it was read. */
export type OfficialLetter = {
  /** File name as the mail gives it; inside an archive, the inner file's name; a letter in the body: `''`. */
  attachment: string;
  /** `editable` (.docx, .rtf, .txt) and `body` are no scan (3.8). */
  form: 'scan' | 'editable' | 'body';
  /** false: whole words are lost, no person could read the data (3.9). */
  readable: boolean;
  subscriberInn: string | null;
  subscriberKpp: string | null;
  subscriberName: string | null;
  product: Product | null;
  targetPartnerInn: string | null;
  targetPartnerName: string | null;
  letterDate: IsoDate | null;
  /** The date in the text from which to transfer; where the text has none, the letter's own (3.4.4). */
  effectiveDate: IsoDate | null;
  addressedToAstral: boolean | null;
  /** null: cannot tell (grey or 1-bit page). */
  sealDetected: boolean | null;
  /** ИНН of the members that a head company's letter names (4.1.8); empty for a letter about one subscriber. */
  groupInns: string[];
  lowQuality: boolean;
  /**
   * Forbids a transfer, only considers one, takes another letter back, or asks for something else: until a person has
   * gone through its fields, no letter of its subscriber proves anything. Absent in a letter that does none of it.
   */
  objects?: true;
  doubtful: LetterField[];
  evidence: Partial<Record<LetterField, Evidence>>;
  /** What else a doubtful field may be: other readings, repairs that registry or mail confirm; the likeliest first. */
  alternatives?: Partial<Record<LetterField, string[]>>;
  /** What people put right; the fields above already hold their values. */
  corrections?: Partial<Record<LetterField, FieldCorrection>>;
};

export const paymentFields = ['payerInn', 'payeeInn', 'amount', 'date'] as const;
export type PaymentField = (typeof paymentFields)[number];

/** A payment document (платёжный документ), 4.1.5. */
export type PaymentDocument = {
  attachment: string;
  readable: boolean;
  payerInn: string | null;
  payeeInn: string | null;
  amountKopecks: number | null;
  date: IsoDate | null;
  doubtful: PaymentField[];
  evidence: Partial<Record<PaymentField, Evidence>>;
  /** What people put right; the fields above already hold their values. */
  corrections?: Partial<Record<PaymentField, FieldCorrection>>;
};
