import { isValidInn } from '@perenos/domain';
import { partnersColumn } from './columns.ts';
import type { Flow } from './flow.ts';
import type { NumberMention } from './numbers.ts';
import { type Hints, isSubscriberOnly, repairs, type Trusted, trustInn } from './trust.ts';
import { requestStart } from './wording.ts';

/** Whose number it is, as the words before it say; `own`: no word says, it stands among the writer's own requisites. */
export type Role = 'subscriber' | 'target' | 'source' | 'addressee' | 'own';

export type InnMention = NumberMention & Trusted & { role: Role };

type Cue = {
  role: Role;
  /** Where a company of that role is about to be named. */
  pattern: RegExp;
  /** Counts only behind the request: in the head «В ООО …» is the addressee. */
  inRequest?: boolean;
};

const form =
  '(?:ООО|АО|ЗАО|ПАО|ОАО|НАО|ИП|(?:(?:не)?публичн\\p{L}*\\s+|закрыт\\p{L}*\\s+|открыт\\p{L}*\\s+)?(?:акционерн\\p{L}*\\s+)?обществ\\p{L}*|индивидуальн\\p{L}*\\s+предпринимател\\p{L}*)';
/** «партнёр» with the slips of recognition («партиеру»). */
const partner = 'парт[нипл]\\p{L}?[её]?р';

/** «Сообщаем, что с 01.06.2026 обслуживаемся у партнёра …»: a change that is announced says where to. */
const announced = String.raw`(?:сообща|уведомля|информиру|извеща)\p{L}*[^.;]{0,40}?(?<!\p{L})что\s+со?\s+["«]?\d{1,2}["»]?[.\s]\s?[\d\p{L}]{1,9}[.\s]\s?\d{2,4}`;

/** The last cue before a number decides. */
const cues: readonly Cue[] = [
  {
    role: 'source',
    pattern: new RegExp(
      [
        String.raw`(?<!\p{L})от\s+${partner}\p{L}*`,
        // «Хотим обслуживаться у партнёра …» says where to, «обслуживаемся у партнёра …» from where.
        String.raw`(?<!${announced}[^;\f]{0,120})(?<!(?<!не\s+(?:\p{L}{2,20}\s+)?)(?:обслуживать|сопровождать)(?:ся)?(?!\p{L})[^.;]{0,60})(?<!\p{L})у\s+${partner}\p{L}*`,
        String.raw`(?:прежн|текущ|действующ|нынешн|предыдущ|старо)\p{L}*\s+(?:обслуживающ\p{L}*\s+)?(?:${partner}|организаци|компани)\p{L}*`,
        String.raw`(?:сейчас|ранее|в\s+настоящее\s+время)\s+(?:мы\s+)?(?:обслужива|находи)\p{L}*(?:\s+(?:в|у))?`,
        String.raw`обслуживаемся\s+(?:в|у)`,
        String.raw`(?<!\p{L})с\s+обслуживания\s+(?:в|у|от)`,
        String.raw`расторг\p{L}*`,
        String.raw`(?:прекращ|истек|истеч|оконч|законч|заверш|срок\p{L}*\s+действи)\p{L}*\s+[^.;«]{0,40}(?<!\p{L})с\s+(?:${partner}\p{L}*|${form}(?!\p{L}))`,
        String.raw`(?<!\p{L})вместо\s+(?:${partner}\p{L}*|${form}(?!\p{L}))`,
        String.raw`(?:смен|замен|помен|измен)(?:и|я)ть\s+(?:\p{L}+\s+)?${partner}\p{L}*(?=\s+${form}(?!\p{L}))`,
      ].join('|'),
      'giu',
    ),
  },
  // In the head «От ООО …» is the writer.
  { role: 'source', inRequest: true, pattern: new RegExp(String.raw`(?<!\p{L})от\s+${form}(?!\p{L})`, 'giu') },
  {
    role: 'target',
    pattern: new RegExp(
      `${partner}|нов\\p{L}*\\s+обслуживающ|сервисн\\p{L}*\\s+(?:центр|компани|организаци)|франчайзи|дилер|(?<!\\p{L})(?:куда|к\\s+кому|на\\s+кого)(?!\\p{L})`,
      'giu',
    ),
  },
  {
    role: 'target',
    inRequest: true,
    pattern: new RegExp(
      `на\\s+(?:дальнейшее\\s+|техническое\\s+|новое\\s+)?(?:обслуживание|сопровождение)|(?:осуществля\\p{L}*|обслуживать)\\s+${form}|(?<!\\p{L})(?:к(?=ООО)|(?:к|на|за|в)\\s+)(?:компани\\p{L}*\\s+|организаци\\p{L}*\\s+|фирм\\p{L}*\\s+)?${form}(?!\\p{L})(?!\\s*[«"„“]?\\s*астрал)`,
      'giu',
    ),
  },
  { role: 'addressee', pattern: /астрал[\s‑–—-]*софт[»"”]?[\s,;:(]*(?:ИНН\s*[/|]?\s*(?:КПП)?)?[\s:№]*$/giu },
  {
    role: 'subscriber',
    pattern: new RegExp(
      `абонент|клиент|прин[яи]\\p{L}*\\s+на\\s+(?:\\p{L}+\\s+)?обслуживание(?:\\s+${form})?|наш\\p{L}*\\s+(?:организаци|компани|фирм|предприяти|обществ)|головн|участник|входящ|состав|заявител|представител|(?:перен[оеё]с|перев[её]|переда|закреп)\\p{L}*\\s+(?:нас|его|их|меня|${form})(?!\\p{L})`,
      'giu',
    ),
  },
];

/** «От прежнего партнёра к ООО …». */
const toCompany = new RegExp(`^(?:к(?=ООО)|(?:к|на)\\s).*${form}$`, 'iu');

const reach = 260;
/** The end of a sentence, not of an abbreviation, of initials or in «Астрал Отчет. Онлайн»: no word before it reaches the number. */
const sentenceEnd = /(?:\p{L}{4,}|[»"”\d)])[.!?](?:\s+(?!Онлайн)(?=[А-ЯЁ])|[^\S\n]*\n(?!Онлайн))/gu;

/** Every ИНН of the flow with its owner and how sure the reading is. */
export function innMentions(flow: Flow, mentions: readonly NumberMention[], hints: Hints): InnMention[] {
  const inns = mentions.filter((m) => m.kind === 'inn');
  const body = requestStart(flow.text);
  const trusted = agreeing(inns, hints);
  return inns.map((mention, i) => {
    const previous = inns[i - 1];
    const page = flow.text.lastIndexOf('\f', mention.start) + 1;
    const near = Math.max(0, mention.start - reach, previous ? previous.end : 0, page);
    const sentence = [...flow.text.slice(near, mention.start).matchAll(sentenceEnd)].at(-1);
    const from = sentence ? near + sentence.index + sentence[0].length : near;
    const taken = trusted[i] ?? trustInn(mention, hints);
    const role = partnersColumn(flow.text, mention.start) ?? roleIn(flow.text.slice(from, mention.start), from, body);
    // Columns read across: below the addressee stands the number of the writer, who is a subscriber; and none is a partner.
    const isWriters = (role === 'addressee' || role === 'source') && isSubscriberOnly(taken.value, hints);
    return { ...mention, ...taken, role: isWriters ? 'own' : role };
  });
}

/** A number read with certainty in one place settles a doubtful reading of it in another. */
function agreeing(inns: readonly NumberMention[], hints: Hints): Trusted[] {
  const alone = inns.map((mention) => trustInn(mention, hints));
  const valid = alone.filter((t) => isValidInn(t.value)).map((t) => t.value);
  // Read alike in two places counts as two passes.
  const sure = new Set(
    alone.filter((t) => t.certain || valid.filter((v) => v === t.value).length > 1).map((t) => t.value),
  );
  return alone.map((trusted, i) => {
    const mention = inns[i];
    if (trusted.certain || !mention?.recognized) return trusted;
    const readings = [mention.first, ...(mention.second === null ? [] : [mention.second])];
    const settled = [...new Set([...readings, ...repairs(readings)])].filter((inn) => sure.has(inn));
    const [only] = settled;
    return only !== undefined && settled.length === 1
      ? { value: only, certain: true, repaired: only !== mention.first }
      : trusted;
  });
}

function roleIn(before: string, offset: number, body: number): Role {
  let best: { role: Role; end: number } = { role: 'own', end: -1 };
  for (const { role, pattern, inRequest } of cues) {
    for (const match of before.matchAll(pattern)) {
      if (inRequest && (body < 0 || offset + match.index < body)) continue;
      // «обслуживаемся у партнёра …», «прежний партнёр …»: the word belongs to what was just said.
      const between = best.role === 'source' ? before.slice(best.end, match.index) : null;
      if (
        role === 'target' &&
        between !== null &&
        /^[^.,;:«"\n]{0,30}$/u.test(between) &&
        !/(?<!\p{L})(?:к|на)\s*$/u.test(between) &&
        !toCompany.test(match[0])
      )
        continue;
      const end = match.index + match[0].length;
      if (end > best.end) best = { role, end };
    }
  }
  return best.role;
}
