import type { DocumentText, RawMail } from '../types.ts';
import type { IngestServices, ParseResult } from './types.ts';

/** A mail with everything that doesn't depend on the mails before it. What fails is seen by whoever awaits it. */
export type Prepared<K> = {
  key: K;
  raw: Promise<RawMail>;
  parsed: Promise<ParseResult>;
  texts: Promise<DocumentText[]>;
};

/** How many mails are in hand at once: enough to keep the recognition's workers busy. */
const inHand = 3;

export type Source<K> = {
  /** The next mail in order; null: there is none for now. */
  next: () => Promise<K | null>;
  load: (key: K) => Promise<RawMail>;
  /** Whether the mail may be what ended the process before: nothing else is in hand beside it, so only it is blamed. */
  isSuspect?: (key: K) => boolean;
} & Pick<IngestServices, 'parse' | 'read'>;

function prepare<K>(key: K, { load, parse, read }: Source<K>): Prepared<K> {
  const raw = load(key);
  const parsed = raw.then(parse);
  const texts = parsed.then((result) => ('mail' in result ? read(result.mail) : []));
  // A mail that fails early, or is a duplicate, never comes to the step that would await these.
  for (const promise of [raw, parsed, texts]) promise.catch(() => {});
  return { key, raw, parsed, texts };
}

/**
 * Parses mails and reads their documents a few ahead, and yields them in their order: recognition takes seconds and
 * depends on no other mail, while threading and judging must go mail by mail. Ends when there is no next mail.
 */
export async function* prepareAhead<K>(source: Source<K>): AsyncGenerator<Prepared<K>> {
  const isSuspect = source.isSuspect ?? (() => false);
  const started: Prepared<K>[] = [];
  let held: K | null = null;
  for (;;) {
    while (started.length < inHand && !started.some(({ key }) => isSuspect(key))) {
      const key: K | null = held ?? (await source.next());
      held = null;
      if (key === null) break;
      if (isSuspect(key) && started.length > 0) {
        held = key;
        break;
      }
      started.push(prepare(key, source));
    }
    const current = started.shift();
    if (!current) return;
    yield current;
  }
}
