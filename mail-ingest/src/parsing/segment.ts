import type { MailAddress, SegmentKind, TextSegment } from '../types.ts';
import type { HtmlMark } from './html-text.ts';
import { isCourtesy, type Line, linesOf } from './lines.ts';
import {
  bareOrder,
  forwardEnd,
  forwardSeparator,
  headerLabels,
  isAttribution,
  opensAttribution,
  originalSeparator,
  pointsBelow,
  quotePrefix,
  underscores,
} from './patterns.ts';
import { markTails } from './signature.ts';

export type SegmentContext = {
  subject: string;
  from: MailAddress | null;
  /** Addressees of the mail: a quoted mail by one of them is our own answer, never a forwarded request. */
  to: readonly MailAddress[];
  isReply: boolean;
};

const forwardPrefix =
  /^(?:[^:\p{L}]*|(?:re|отв|ответ|ha|на|aw|hа)(?:\[\d+\])?\s*:\s*)*(?:fwd?|fw|пересл|переслано|пересылка|wg|i)(?:\[\d+\])?\s*:/iu;
const replyPrefix = /^(?:re|отв|ответ|ha|на|aw)(?:\[\d+\])?\s*:/i;
const addressIn = (text: string): string | null =>
  /[^\s<>"'():,;[\]]+@[^\s<>"'():,;[\]]+/.exec(text)?.[0]?.toLowerCase() ?? null;

class Segmenter {
  readonly lines: Line[];
  readonly #context: SegmentContext;
  readonly #marks: readonly HtmlMark[];

  constructor(text: string, marks: readonly HtmlMark[], context: SegmentContext) {
    this.lines = linesOf(text);
    this.#marks = marks;
    this.#context = context;
  }

  #marked(index: number, kind: HtmlMark['kind']): boolean {
    const line = this.lines[index];
    return (
      line !== undefined &&
      this.#marks.some(
        (mark) => mark.kind === kind && mark.start <= line.start && line.end <= mark.end + 1 && line.start < mark.end,
      )
    );
  }

  #bare(index: number): string {
    return this.lines[index]?.bare ?? '';
  }

  /** The mail's own words above a line, without greetings. */
  #ownWords(before: number): string {
    return this.lines
      .slice(0, before)
      .filter((line) => line.kind === 'own' && !isCourtesy(line.bare))
      .map((line) => line.bare)
      .join('\n');
  }

  /**
   * Whether a mail quoted below is the request itself. It isn't when we (an addressee) wrote it, or when the author
   * repeats an own earlier mail in a reply. It is in a mail named «Fwd», where the author points at it, and where the own
   * words state nothing: in a reply they must be a bare «просим выполнить», elsewhere it is enough that no ИНН is in them.
   */
  #carriesRequest(author: string, isAttribution: boolean, index: number): boolean {
    const { subject, from, to, isReply } = this.#context;
    const address = addressIn(author);
    const isAddressee = to.some(
      (one) =>
        one.address.toLowerCase() === address || (address === null && one.name !== '' && author.includes(one.name)),
    );
    if (isAddressee) return false;
    const replies = isReply || replyPrefix.test(subject);
    if (replies && address !== null && address === from?.address.toLowerCase()) return false;
    const own = this.#ownWords(index);
    if (forwardPrefix.test(subject) || pointsBelow.test(own)) return true;
    if (replies) return (address !== null || !isAttribution) && (own.trim() === '' || bareOrder.test(own));
    // «Прошу перенести, сервис 1С-Отчётность» says something of its own: the quoted mail isn't its second half.
    return isAttribution ? own.trim() === '' || bareOrder.test(own) : !/(?:\d[\s\u00a0]?){9,}/.test(own);
  }

  /** Lines of an Outlook header from `index`: «От» needs «Отправлено»/«Дата» beside it, or it is a line of a form. */
  #headerBlock(index: number): { length: number; author: string } | null {
    const from = headerLabels.from.exec(this.#bare(index));
    if (!from) return null;
    let length = 1;
    let sent = false;
    let named = false;
    for (let next = index + 1; next < Math.min(this.lines.length, index + 12); next += 1) {
      const bare = this.#bare(next);
      const isLabel = Object.values(headerLabels).some((label) => label.test(bare));
      if (!isLabel && (bare === '' || !/[@;>]$|^[^:]{0,80}$/.test(bare) || named)) break;
      sent ||= headerLabels.sent.test(bare);
      named ||= headerLabels.subject.test(bare);
      length = next - index + 1;
    }
    const addressed = Array.from({ length }, (_, k) => this.#bare(index + k)).some(
      (bare) => headerLabels.addressee.test(bare) || headerLabels.subject.test(bare),
    );
    return sent && addressed ? { length, author: from[1] ?? '' } : null;
  }

  /** An attribution line, possibly broken over up to three lines; its length in lines. */
  #attribution(index: number): { length: number; author: string } | null {
    let joined = '';
    for (let length = 1; length <= 3; length += 1) {
      const bare = this.#bare(index + length - 1);
      if (bare === '' || quotePrefix.test(bare)) return null;
      joined = `${joined} ${bare}`.trim();
      // Only a line that begins like one may go on in the next: «Логин верный: X» above a header is the author's own.
      if (length > 1 && !opensAttribution(this.#bare(index))) return null;
      if (isAttribution(joined)) return { length, author: joined };
    }
    return null;
  }

  #paint(from: number, to: number, kind: SegmentKind): void {
    for (const line of this.lines.slice(from, to)) line.kind = kind;
  }

  /** Rules and «Исходное сообщение» above a header belong to it; so do Yandex's «Кому: …;» and «Тема: …;». */
  #paintAbove(index: number): void {
    for (let above = index - 1; above >= 0; above -= 1) {
      const bare = this.#bare(above);
      if (
        !(
          originalSeparator.test(bare) ||
          underscores.test(bare) ||
          /^-{4,}$/.test(bare) ||
          /^(?:кому|тема|копия):.*;$/i.test(bare)
        )
      )
        return;
      this.#paint(above, above + 1, 'reply-header');
    }
  }

  /** After a forward separator: its header lines, a blank line among them allowed; phones mark them with «>», Яндекс writes an attribution. */
  #forwardHeader(index: number): number {
    let next = index + 1;
    let seen = false;
    for (; next < this.lines.length && next < index + 14; next += 1) {
      const bare = this.#bare(next).replace(/^(?:>\s*)+/, '');
      if (Object.values(headerLabels).some((label) => label.test(bare))) seen = true;
      else if (bare !== '' || seen) break;
    }
    if (seen) return next;
    const attribution = this.#attribution(index + 1);
    return index + 1 + (attribution?.length ?? 0);
  }

  run(): Line[] {
    let region: 'own' | 'forwarded' | 'quoted' = 'own';
    for (let index = 0; index < this.lines.length; ) {
      const bare = this.#bare(index);
      if (forwardEnd.test(bare)) {
        this.#paint(index, index + 1, 'reply-header');
        region = 'own';
        index += 1;
        continue;
      }
      if (forwardSeparator.test(bare) && region !== 'quoted') {
        const next = this.#forwardHeader(index);
        this.#paint(index, next, 'reply-header');
        region = 'forwarded';
        index = next;
        continue;
      }
      const block = this.#headerBlock(index);
      const header = block ?? this.#attribution(index);
      if (header) {
        this.#paint(index, index + header.length, 'reply-header');
        this.#paintAbove(index);
        if (region === 'own')
          region = this.#carriesRequest(header.author, block === null, index)
            ? 'forwarded'
            : this.#prefixedBelow(index + header.length)
              ? 'own'
              : 'quoted';
        else if (region === 'forwarded') region = this.#forwardedHasData() ? 'quoted' : 'forwarded';
        index += header.length;
        continue;
      }
      const line = this.lines[index];
      if (line) line.kind = this.#kindOf(index, region);
      index += 1;
    }
    return this.lines;
  }

  /** Whether what follows an attribution carries `>` or the client's own mark: then only those lines are quoted. */
  #prefixedBelow(index: number): boolean {
    for (let next = index; next < this.lines.length; next += 1) {
      if (this.#bare(next) !== '') return quotePrefix.test(this.#bare(next)) || this.#marked(next, 'quoted');
    }
    return false;
  }

  /** A chain inside a forwarded mail: once the forwarded words hold an ИНН, what they quote is older. */
  #forwardedHasData(): boolean {
    return this.lines.some((line) => line.kind === 'forwarded' && /(?:\d[\s\u00a0]?){9,}/.test(line.bare));
  }

  #kindOf(index: number, region: 'own' | 'forwarded' | 'quoted'): SegmentKind {
    if (region !== 'own') return region;
    if (this.#marked(index, 'reply-header')) return 'reply-header';
    if (this.#marked(index, 'signature')) return 'signature';
    if (this.#marked(index, 'forwarded')) return 'forwarded';
    if (this.#marked(index, 'quoted')) return 'quoted';
    return quotePrefix.test(this.#bare(index)) && this.#bare(index).includes('>') && !/^\s*[<«]/.test(this.#bare(index))
      ? 'quoted'
      : 'own';
  }
}

/** A mail without own words that only repeats another one is that other one: «если после среза пусто — вернуть». */
function rescue(lines: Line[], context: SegmentContext): void {
  const said = lines.some(
    (line) => (line.kind === 'own' || line.kind === 'forwarded') && line.bare !== '' && !isCourtesy(line.bare),
  );
  if (context.isReply || replyPrefix.test(context.subject)) return;
  // A form marked with «>» line by line in a mail that answers nothing: nobody is introduced as its author.
  const introduced = lines.some((line) => line.kind === 'reply-header');
  const hasData = lines.some((line) => line.kind === 'own' && /(?:\d[\s\u00a0]?){9,}/.test(line.bare));
  if (said && (introduced || hasData)) return;
  for (const line of lines) if (line.kind === 'quoted') line.kind = 'forwarded';
}

/**
 * What each stretch of a mail's text is: the author's own words, a forwarded mail, a quoted one, signature, disclaimer,
 * or the lines by which clients introduce a quotation. The segments cover the text without gaps, in order.
 */
export function segmentText(text: string, marks: readonly HtmlMark[], context: SegmentContext): TextSegment[] {
  const lines = new Segmenter(text, marks, context).run();
  rescue(lines, context);
  const pieces = markTails(text, lines, context.from?.name ?? '');
  const segments: TextSegment[] = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    if (last && last.kind === piece.kind) last.end = piece.end;
    else segments.push({ ...piece });
  }
  return segments;
}
