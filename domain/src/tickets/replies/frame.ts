import type { Templates } from '../templates/catalogue.ts';
import { renderTemplate } from '../templates/render.ts';
import { ticketToken, withoutTicketToken } from '../token.ts';

/** Who answers; the address is the one at which partners reach this person (1.5.1). */
export type StaffMember = { name: string; email: string };

export type ReplyFrame = {
  /** `П-000123`. */
  ticketNumber: string;
  /** Subject of the mail that is answered. */
  mailSubject: string;
  staff: StaffMember;
  /** The texts in use. */
  templates: Templates;
};

/** Who writes, and by which texts: what every letter needs. */
export type LetterHand = Pick<ReplyFrame, 'staff' | 'templates'>;

export type Reply = { subject: string; text: string };

/** Reply and forward prefixes of Russian and English clients, also repeated and numbered (`Re[2]:`). */
const prefixes = /^(?:\s*(?:re|fwd?|fw|aw|отв|ответ|пересл|ha)(?:\[\d+\])?\s*:\s*)+/iu;

/** The subject of an answer: one `Re:`, the ticket's token once, so that the next reply finds its ticket. */
export function replySubject({ mailSubject, ticketNumber }: Pick<ReplyFrame, 'mailSubject' | 'ticketNumber'>): string {
  const bare = withoutTicketToken(mailSubject).replace(prefixes, '').trim();
  return `Re: ${bare === '' ? 'Ваше обращение' : bare} ${ticketToken(ticketNumber)}`;
}

/** How the texts name the person who writes (1.5.1). */
export const staffValues = ({ name, email }: StaffMember): Record<string, string> => ({
  сотрудник: name,
  'адрес сотрудника': email,
});

/** A letter from what it says, with salutation and signature. */
export const letterText = (body: string, { staff, templates }: LetterHand): string =>
  [templates.salutation.trim(), body, renderTemplate(templates.signature, staffValues(staff))].join('\n\n');

/** An answer to the mail that the frame names. */
export const replyTo = (frame: ReplyFrame, body: string): Reply => ({
  subject: replySubject(frame),
  text: letterText(body, frame),
});

/** `п. 2.1 Регламента`, `пп. 3.8 и 3.9 Регламента`; rules of this product (FB-, SE-) are not shown outside; null if none is left. */
export function clausesInWords(clauses: readonly string[]): string | null {
  const shown = clauses.filter((clause) => /^\d/.test(clause));
  if (shown.length === 0) return null;
  if (shown.length === 1) return `п. ${shown[0]} Регламента`;
  return `пп. ${shown.slice(0, -1).join(', ')} и ${shown.at(-1)} Регламента`;
}

/** Lines as a numbered list; a single line stays as it is. */
export const numbered = (lines: readonly string[]): string =>
  lines.length === 1 ? (lines[0] ?? '') : lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
