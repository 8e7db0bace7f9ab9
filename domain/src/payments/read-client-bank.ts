import { parseAmount, parseStatementDate } from './amounts.ts';
import type { ReadStatement, StatementLine, StatementReading } from './types.ts';

/** First line of 1С's exchange format with client banks. */
const signature = '1CClientBankExchange';

export const isClientBankExchange = (text: string): boolean => text.trimStart().startsWith(signature);

type Section = { line: number; fields: Map<string, string> };

/** `Номер=15`; a line without a sign of equality has neither name nor value. */
function fieldOf(line: string): [name: string, value: string] {
  const at = line.indexOf('=');
  return at < 0 ? ['', ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

function sectionsOf(text: string): { accounts: Set<string>; sections: Section[] } {
  const accounts = new Set<string>();
  const sections: Section[] = [];
  let current: Section | null = null;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const [key, value] = fieldOf(raw);
    if (key === 'СекцияДокумент') current = { line: index + 1, fields: new Map() };
    else if (raw.trim() === 'КонецДокумента' && current) {
      sections.push(current);
      current = null;
    } else if (current) current.fields.set(key, value);
    else if (key === 'РасчСчет') accounts.add(value);
  }
  // a file that was cut off: what there is of its last payment is shown, not dropped
  if (current) sections.push(current);
  return { accounts, sections };
}

/** Received by us: the bank says when, or the payee's account is the statement's own. */
const isIncoming = ({ fields }: Section, accounts: ReadonlySet<string>): boolean =>
  accounts.has(fields.get('ПолучательСчет') ?? '') ||
  (Boolean(fields.get('ДатаПоступило')) && !accounts.has(fields.get('ПлательщикСчет') ?? ''));

function lineOf({ line, fields }: Section): StatementLine | string {
  const field = (...names: string[]): string => names.map((name) => fields.get(name)).find(Boolean) ?? '';
  const amountKopecks = parseAmount(field('Сумма'));
  const paidOn = parseStatementDate(field('ДатаПоступило', 'Дата'));
  if (amountKopecks === null || amountKopecks <= 0) return 'Не читается сумма.';
  if (paidOn === null) return 'Не читается дата.';
  const inn = field('ПлательщикИНН');
  const purpose = [...fields].filter(([name]) => /^НазначениеПлатежа\d*$/.test(name)).map(([, value]) => value);
  return {
    line,
    paidOn,
    amountKopecks,
    payerInn: /^(?:\d{10}|\d{12})$/.test(inn) ? inn : null,
    payerName: field('Плательщик1', 'Плательщик'),
    purpose: [...new Set(purpose)].join(' ').replace(/\s+/g, ' ').trim(),
    documentNumber: field('Номер') || null,
  };
}

/** Payments to us from a statement in 1С's exchange format («1CClientBankExchange», version 1.02 and 1.03). */
export function readClientBankExchange(text: string): StatementReading {
  const { accounts, sections } = sectionsOf(text);
  const statement: ReadStatement = { lines: [], problems: [], skipped: { outgoing: 0, other: 0 } };
  if (sections.length === 0 && accounts.size === 0)
    return { ok: false, reason: 'В файле обмена с банком нет ни счёта, ни документов.' };
  for (const section of sections) {
    if (!isIncoming(section, accounts)) {
      statement.skipped.outgoing += 1;
      continue;
    }
    const read = lineOf(section);
    if (typeof read === 'string')
      statement.problems.push({ line: section.line, reason: read, text: [...section.fields.values()].join(' · ') });
    else statement.lines.push(read);
  }
  return { ok: true, statement };
}
