import type { Flow } from './flow.ts';
import type { NumberMention } from './numbers.ts';
import { type Hints, type Trusted, trustInn } from './trust.ts';

/** Whose number it is, as the words before it say; `own`: no word says, it stands among the writer's own requisites. */
export type Role = 'subscriber' | 'target' | 'source' | 'addressee' | 'own';

export type InnMention = NumberMention & Trusted & { role: Role };

/** The last cue before a number decides. Each pattern marks where a company of that role is about to be named. */
const cues: readonly (readonly [Role, RegExp])[] = [
  // The partner that serves the subscriber now.
  [
    'source',
    /(?:от|у)\s+партн[её]р|(?:прежн|текущ|действующ|нынешн|предыдущ)\p{L}*\s+(?:обслуживающ\p{L}*\s+)?(?:партн[её]р|организаци|компани)|сейчас\s+обслужива|обслуживаемся\s+(?:в|у)|ранее\s+обслужива|от\s+обслуживающ|в\s+настоящее\s+время\s+обслужива|с\s+обслуживания\s+(?:в|у)|расторг\p{L}*/giu,
  ],
  [
    'target',
    /партн[её]р|на\s+(?:дальнейшее\s+|техническое\s+|новое\s+)?(?:обслуживание|сопровождение)|(?<!\p{L})(?:к|на|за|в)\s+(?:компани\p{L}*\s+|организаци\p{L}*\s+|фирм\p{L}*\s+)?(?:ООО|АО|ЗАО|ПАО|ОАО|ИП|обществ\p{L}|индивидуальн\p{L}*\s+предпринимател)(?!\p{L})|нов\p{L}*\s+обслуживающ|сервисн\p{L}*\s+(?:центр|компани|организаци)|франчайзи|дилер/giu,
  ],
  ['addressee', /астрал[\s‑–—-]*софт/giu],
  [
    'subscriber',
    /абонент|клиент|наш\p{L}*\s+(?:организаци|компани|фирм|предприяти|обществ)|головн|участник|входящ|состав|заявител|представител|(?:перен[её]с|перев[её]|переда|закреп)\p{L}*\s+(?:нас|его|их|меня|ООО|АО|ИП|ЗАО|ПАО|обществ)/giu,
  ],
];

/** «наименование Партнера, к которому необходимо осуществить перенос» and the like name the target whatever verb follows. */
const reach = 260;

/** Every ИНН of the flow with its owner and how sure the reading is. */
export function innMentions(flow: Flow, mentions: readonly NumberMention[], hints: Hints): InnMention[] {
  const inns = mentions.filter((m) => m.kind === 'inn');
  return inns.map((mention, i) => {
    const previous = inns[i - 1];
    const from = Math.max(0, mention.start - reach, previous ? previous.end : 0);
    return { ...mention, ...trustInn(mention, hints), role: roleIn(flow.text.slice(from, mention.start)) };
  });
}

function roleIn(before: string): Role {
  // A blank line, a form feed or the end of a sentence with a new paragraph ends what was said before.
  const near = before.slice(before.lastIndexOf('\f') + 1);
  let best: { role: Role; at: number } = { role: 'own', at: -1 };
  for (const [role, pattern] of cues) {
    for (const match of near.matchAll(pattern)) {
      const inside = best.role === 'source' && role === 'target' && match.index < best.at;
      if (!inside && match.index + match[0].length > best.at) best = { role, at: match.index + match[0].length };
    }
  }
  return best.role;
}
