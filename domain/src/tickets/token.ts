/** A ticket's number as it stands in the subject of every answer, so that replies find their ticket: `[П-000123]`. */
export const ticketToken = (number: string): string => `[${number}]`;

// Some clients transliterate, and people retype: a Latin P and small letters are read too.
const tokenPattern = /\[\s*[ПP]\s*[-–—]\s*(\d{6,})\s*\]/iu;

/** The ticket number that stands in a subject, as `П-000123`; null if there is none. */
export function findTicketToken(subject: string): string | null {
  const digits = tokenPattern.exec(subject)?.[1];
  return digits === undefined ? null : `П-${digits}`;
}

/** A subject without its token. */
export const withoutTicketToken = (subject: string): string =>
  subject.replace(tokenPattern, ' ').replace(/\s+/g, ' ').trim();
