import type { RegistryData } from '@perenos/domain';
import type { CheckLine } from '../check/line.ts';
import { runCheck } from '../check/run-check.ts';
import { createDocumentReader } from '../documents/index.ts';
import { parseRaw } from '../pipeline/services.ts';
import type { DocumentPage } from '../types.ts';
import { type Cost, costOf } from './cost.ts';
import { keyOf } from './mails.ts';

export type WholeCheck = {
  lines: Map<string, CheckLine>;
  cost: Cost;
  /** The pages of each attached file as the check read them, by `keyOf`. */
  pages: Map<string, DocumentPage[]>;
};

/** The offline check over the folder as its users run it: two pages side by side. */
export async function checkAll(
  registry: RegistryData,
  directory: string,
  say: (text: string) => void,
): Promise<WholeCheck> {
  const lines = new Map<string, CheckLine>();
  const pages = new Map<string, DocumentPage[]>();
  const reader = createDocumentReader({ workers: 2, onUnavailable: say });
  try {
    const { cost } = await costOf(() =>
      runCheck({
        registry,
        directory,
        now: new Date().toISOString(),
        parse: parseRaw,
        read: async ({ attachments }) => {
          const texts = await reader.read(attachments);
          for (const text of texts) {
            const attachment = attachments[text.attachmentIndex];
            if (attachment) pages.set(keyOf(attachment.bytes, text.fileName), text.pages);
          }
          return texts;
        },
        onLine: (line) => lines.set(line.file, line),
      }),
    );
    return { lines, cost, pages };
  } finally {
    await reader.close();
  }
}
