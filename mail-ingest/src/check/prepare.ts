import type { IngestServices, ParseResult } from '../pipeline/types.ts';
import type { DocumentText, RawMail } from '../types.ts';

/** A mail with everything that doesn't depend on the mails before it. */
export type Prepared<K> = { key: K; raw: RawMail; parsed: ParseResult; texts: Promise<DocumentText[]> };

/** How many mails are read ahead of the one that is judged: enough to keep the recognition's workers busy. */
const ahead = 4;

/**
 * Parses mails and reads their texts a few ahead, and yields them in their order: recognition takes seconds and
 * depends on no other mail, while threading and judging must go mail by mail.
 */
export async function* prepareAhead<K>(
  keys: readonly K[],
  load: (key: K) => Promise<RawMail>,
  { parse, read }: Pick<IngestServices, 'parse' | 'read'>,
): AsyncGenerator<Prepared<K>> {
  const prepare = async (key: K): Promise<Prepared<K>> => {
    const raw = await load(key);
    const parsed = await parse(raw);
    const texts = 'mail' in parsed ? read(parsed.mail) : Promise.resolve([]);
    // Whether it fails is seen in the step that awaits it, if the mail comes that far.
    texts.catch(() => {});
    return { key, raw, parsed, texts };
  };
  const started: Promise<Prepared<K>>[] = [];
  for (const [i] of keys.entries()) {
    for (const key of keys.slice(started.length, i + ahead)) {
      const promise = prepare(key);
      promise.catch(() => {});
      started.push(promise);
    }
    const current = started[i];
    if (current) yield await current;
    delete started[i];
  }
}
