import type { DocumentText, RawMail } from '../types.ts';
import type { IngestServices, ParseResult } from './types.ts';

/** A mail with everything that doesn't depend on the mails before it. */
export type Prepared<K> = { key: K; raw: RawMail; parsed: ParseResult; texts: Promise<DocumentText[]> };

/** How many mails are in hand at once: enough to keep the recognition's workers busy. */
const inHand = 3;

export type Source<K> = {
  /** The next mail in order; null: there is none for now. */
  next: () => Promise<K | null>;
  load: (key: K) => Promise<RawMail>;
} & Pick<IngestServices, 'parse' | 'read'>;

/**
 * Parses mails and reads their documents a few ahead, and yields them in their order: recognition takes seconds and
 * depends on no other mail, while threading and judging must go mail by mail. Ends when there is no next mail.
 */
export async function* prepareAhead<K>({ next, load, parse, read }: Source<K>): AsyncGenerator<Prepared<K>> {
  const prepare = async (key: K): Promise<Prepared<K>> => {
    const raw = await load(key);
    const parsed = await parse(raw);
    const texts = 'mail' in parsed ? read(parsed.mail) : Promise.resolve([]);
    // Whether it fails is seen in the step that awaits it, if the mail comes that far.
    texts.catch(() => {});
    return { key, raw, parsed, texts };
  };
  const started: Promise<Prepared<K>>[] = [];
  for (;;) {
    while (started.length < inHand) {
      const key = await next();
      if (key === null) break;
      const promise = prepare(key);
      promise.catch(() => {});
      started.push(promise);
    }
    const current = started.shift();
    if (!current) return;
    yield await current;
  }
}
