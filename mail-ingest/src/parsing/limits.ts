/**
 * Limits of hostile input. A mail beyond a limit is quarantined, never cut short in silence: a specialist sees it and
 * decides. Mail servers of the field take up to 50 MB, so anything above didn't come by the usual way.
 */
export const limits = {
  /** Bytes of one mail. */
  mailBytes: 60 * 1024 * 1024,
  /** Bytes of one header block. */
  headerBytes: 256 * 1024,
  /** Header fields of one header block. */
  headerFields: 1000,
  /** MIME parts of one mail, nested ones included. */
  parts: 500,
  /** Nesting of multipart and message/rfc822 parts. */
  depth: 20,
  /** Characters of a subject that are read; the whole of it stays in the raw bytes. */
  subjectCharacters: 1_000,
  /** Characters of an address (RFC 5321, 4.5.3.1: 64, `@`, 255); a longer one is nobody's. */
  addressCharacters: 320,
  /** Bytes of a Message-ID, which fits on a line (RFC 5322, 2.1.1); a longer one counts as none. */
  messageIdBytes: 998,
  /** How many of the nearest `References` count; a thread is found by any of them. */
  references: 200,
  /** Characters of one text body that are read; a request stands in the first few thousand. */
  textCharacters: 500_000,
  /** Characters of one author's words in which a request is looked for. */
  requestCharacters: 60_000,
  /** Characters of HTML that are turned into text. */
  htmlCharacters: 4_000_000,
  /** Nesting of HTML elements; deeper ones are read as plain text. */
  htmlDepth: 400,
} as const;
