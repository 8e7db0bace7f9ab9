import { overlaps, type View } from '../text/view.ts';
import type { Cue, Role } from './tokens.ts';

type Entry = { role: Role; force: Cue['force']; words: readonly string[] };

const partner = 'партнер[а-я]*';
const serving = String.raw`(?:обслуживающ[а-я]+\s+)?`;
const now = String.raw`(?:\s+(?:сейчас|сегодня|ранее|пока|в\s+настоящ[а-я]+\s+(?:время|момент)|до\s+сих\s+пор))?`;

/** The end of a label, or of a heading's cell. */
const labelEnd = String.raw`(?=[^\S\n]*(?:[:=|\t]|[–—-]\s|$))`;
const ofWhom = '(?:инн|кпп|логин|наименование|название|реквизиты|данные)';
/** «Контактное лицо со стороны клиента:» announces nobody's company. */
const ofSide = String.raw`(?:\s+(?:(?:со\s+стороны|от)\s+)?(?:клиент|абонент|партнер|организаци)[а-я]*(?=\s*[:–—-]))?`;
/** «Партнёр, которому передаётся абонент:»: what the clause of a label names besides is not whose data follow. */
const wholeClause = String.raw`(?:\s+[а-я]+){1,5}\)?${labelEnd}`;
const clause = `(?:${wholeClause})?`;

/**
 * Words that say whose data follow, as data: a new spelling goes here. The text is folded (lower case, ё as е). The
 * first entry that matches at a place wins, so longer expressions stand before the words that they contain.
 */
const lexicon: readonly Entry[] = [
  {
    role: 'other',
    force: 'firm',
    words: [
      String.raw`групп[а-я]*\s+компани[а-я]*`,
      'гк(?![а-я])',
      'холдинг[а-я]*',
      String.raw`центр[а-я]*\s+продаж`,
      'цп(?![а-я])',
      // «Директор ООО «А»» is nobody, ООО «А» may be the subscriber.
      String.raw`(?:директор|бухгалтер)[а-я]*(?!\s+(?:ооо|ао|зао|оао|пао)[\s«"])${ofSide}`,
      String.raw`контактн[а-я]+\s+лиц[а-я]*${ofSide}`,
      String.raw`по\s+(?:рекомендаци|совет|наводк)[а-я]+`,
      // Whom the one of the request is only likened to: «как и ООО «А», ИНН …, перенесите нового клиента».
      String.raw`(?:(?:так(?:\s+же|им\s+же\s+образом)?\s*,?\s+)?как\s+(?:и|было\s+с|с)|аналогично|подобно|по\s+(?:аналогии\s+со?|образцу|примеру)|вслед\s+за|в\s+отличие\s+от)(?:\s+(?:у|для|по|с))?(?:\s+(?:клиент|абонент|компани|организаци|фирм)[а-я]*)?(?=\s+(?:[«"]|(?:ооо|ао|зао|оао|пао|ип)(?![а-я])))`,
      'исполнител[а-я]+',
      'ответственн(?!ост)[а-я]+',
      'банк[а-я]*',
    ],
  },
  // «Подписали договор с ООО «А»»: with the client, as far as the registry knows him for one.
  { role: 'other', force: 'soft', words: [String.raw`договор[а-я]*\s+(?:с(?!\s+нами)|между)(?![а-я])`] },
  {
    role: 'target',
    force: 'soft',
    words: [
      String.raw`на\s+(?:абонентск[а-я]+\s+)?обслуживани[ея]\s+(?:в|к|на|у)(?![а-я])`,
      String.raw`(?<!не\s)(?:буд[еу]т|хо[чт][а-я]+|жела[а-я]+|долж(?:ен|на|но|ны))\s+(?:\S+\s+){0,2}?(?:обслуживаться|числиться|находиться|быть)\s+(?:у|в)(?![а-я])`,
      String.raw`обслуживаться\s+(?:он|она|они|теперь)?\s*буд[еу]т\s+(?:теперь\s+)?(?:у|в)(?![а-я])`,
      // What is wished for, not what was.
      String.raw`(?<=(?<![а-я])чтобы\s[^.!?\n]{0,160})обслуживал(?:ся|ась|ись|ось)\s+(?:\S+\s+){0,2}?(?:у|в)(?![а-я]|\s+нас)`,
      String.raw`закреп(?:ить|ите|ляем)\s+(?:\S+\s+){0,2}?за(?![а-я])`,
    ],
  },
  {
    role: 'source',
    force: 'firm',
    words: [
      String.raw`(?:текущ|прежн|предыдущ|стар(?:ый|ого|ому)|действующ|нынешн|бывш|исходн|отдающ|передающ|сегодняшн|прошл)[а-я]*\s+${serving}(?:партнер|организаци|обслуживающ|компани|поставщик|дилер|сторон)[а-я]*`,
      // «Передаёт: …», not «кому передаём: …».
      String.raw`(?:кто\s+)?(?<!(?:кому|куда)\s+)(?:отда|переда)(?:ет|ют|ем)${labelEnd}`,
      String.raw`(?<=${ofWhom}\s+)(?:отда|переда)ющ[а-я]+`,
      String.raw`(?:партнер|организаци)[а-я]*[\s,(]+(?:от|с|у|из)\s+котор[а-я]+${clause}`,
      String.raw`${partner}[\s,(]+котор[а-я]+\s+(?:отда|переда)(?:ет|вал)(?![а-я])${clause}`,
      String.raw`${partner}[\s-]+источник[а-я]*`,
      String.raw`${partner}[\s,(]+(?:сейчас|сегодня|текущ|прежн|предыдущ|стар|нынешн|действующ)[а-я]*(?=\)?\s*[:=–—-])`,
      String.raw`от\s+кого`,
      String.raw`(?<!\S)был[ао]?(?:\s+у)?${labelEnd}`,
      'откуда',
      String.raw`у\s+кого`,
      // «Отправил заявку другому партнёру», «выбрала чужого партнёра».
      String.raw`(?<=(?:отправил|направил|подал|уш(?:е|ё)л|ушл|попал|выбрал|указал|оформил|закрепил)[а-я]*\s[^.!?\n]{0,80})(?:друг|чуж)[а-я]+\s+${partner}`,
      String.raw`абонент[а-я]*\s+(?:друг[а-я]+\s+)?партнера(?=\s+[«"а-я]*(?:ооо|ип|ао))`,
      String.raw`(?:от|с|со|у|из-под)\s+(?:(?:наш|друг|одноименн|сво)[а-я]+\s+)?${partner}`,
      String.raw`(?:обслуживает|обслуживался|обслуживалась|обслуживаем|закреплен(?!и)|числ(?:ит|ят|ил)|находит|находят|находил|состо[ия]т|подключен(?!и)|куплен|приобрет)[а-я]*${now}\s+(?:у|за|в|на)(?![а-я]|\s+(?:нас|нами|мной)(?![а-я]))(?:\s+${partner})?`,
      String.raw`(?:сейчас|ранее|раньше|пока|до\s+этого)(?:\s+\S+)?\s+(?:у|за|в)(?![а-я])(?:\s+${partner})?`,
    ],
  },
  {
    role: 'target',
    force: 'firm',
    words: [
      String.raw`(?:партнер|организаци)[а-я]*[\s,(]+(?:к|на)\s+котор[а-я]+${clause}`,
      String.raw`${partner}[\s,(]+котор[а-я]+${clause}`,
      String.raw`${partner}[\s,(]+(?:нов|принимающ|будущ|целев)[а-я]*(?=\)?\s*[:=–—-])`,
      String.raw`(?:${partner}[\s-]+)?получател[а-я]+(?=\s*[:=–—-])`,
      'куда(?![а-я])',
      String.raw`(?<!\S)(?:стало|буд[еу]т\s+у)${labelEnd}`,
      String.raw`организаци[а-я]*[\s-]+партнер[а-я]*`,
      // In prose «смена обслуживающей организации» names nobody: only as a label, or as whose number it is.
      String.raw`обсл(?:уживающ[а-я]+|\.)\s*(?:орг(?:анизаци[а-я]*|\.)|компани[а-я]*)(?=\s*[:=|\t–—(]|\s{2,})`,
      String.raw`(?<=${ofWhom}\s+)обсл(?:уживающ[а-я]+|\.)\s*(?:орг(?:анизаци[а-я]*|\.)|компани[а-я]*)`,
      'кому(?![а-я])',
      String.raw`к\s+кому`,
      String.raw`на\s+кого`,
      String.raw`(?:нов|принимающ|целев|будущ|друг|конечн)[а-я]*\s+${serving}(?:партнер|организаци|обслуживающ|компани|дилер|сторон)[а-я]*`,
      String.raw`(?:кто\s+)?(?<!(?:от|у)\s+кого\s+)(?:принима|получа|забира)(?:ет|ют|ем)${labelEnd}`,
      String.raw`(?<=${ofWhom}\s+)(?:принима|получа|забира)ющ[а-я]+`,
      String.raw`пере(?:нести|нос(?:им|[ия]тся|[ия]т)?|вод(?:им|[ия]тся|[ия]т)?|вести|ход[ия]т|да(?:ть|ем|[ею]т(?:ся)?))\s+(?:на|к|в)${labelEnd}`,
    ],
  },
  {
    role: 'target',
    force: 'soft',
    words: [
      String.raw`(?:наши|мои)\s+(?:данные|реквизиты)`,
      String.raw`(?:наш|мой)(?=\s+(?:инн|кпп|логин)(?![а-я]))`,
      String.raw`(?<!\S)мы(?=\s*[:–—-]|[\s,]+(?:это\s+)?(?:ооо|ао|ип)(?![а-я]))`,
      String.raw`наш[а-я]*\s+(?:организаци|компани|фирм)[а-я]*`,
      // «Меня зовут Анна, я из ООО «Лютик»».
      String.raw`(?:я|мы)\s+из(?=\s+(?:ооо|ао|ип)(?![а-я]))`,
      String.raw`(?:вас\s+беспокоит|я\s+представляю)(?![а-я])`,
    ],
  },
  {
    role: 'target',
    force: 'firm',
    words: [
      String.raw`парт(?:нер(?!ск|ам(?![а-я])|ами|ах(?![а-я])|ов(?![а-я]))[а-я]*|нерск[а-я]+(?:\s+договор[а-я]*)?|\.)`,
      'дилер[а-я]*',
      'франчайзи',
    ],
  },
  {
    role: 'target',
    force: 'pronoun',
    words: [
      String.raw`к\s+нам`,
      String.raw`на\s+нас`,
      String.raw`ко\s+мне`,
      String.raw`на\s+меня`,
      String.raw`к\s+себе`,
      String.raw`на\s+себя`,
      String.raw`под\s+нас`,
      String.raw`через\s+нас`,
      String.raw`за\s+(?:нами|мной)`,
    ],
  },
  {
    role: 'source',
    force: 'pronoun',
    words: [String.raw`(?:сня|сним|убра|убер|откреп|перен|перев)[а-я]*\s+(?:\S+\s+){0,3}?(?:с|от)\s+нас(?![а-я])`],
  },
  {
    role: 'subscriber',
    force: 'firm',
    words: [
      String.raw`(?:абонент|клиент|организаци|компани|фирм)[а-я]*[\s,(]+котор(?:ый|ого|ая|ую|ое)${wholeClause}`,
      'абонент[а-я]*',
      'клиент[а-я]*',
      'заказчик[а-я]*',
      'налогоплательщик[а-я]*',
      'пользовател[а-я]+',
      'обособленн[а-я]+',
      'подразделени[а-я]*',
      'филиал[а-я]*',
      'контрагент[а-я]*',
      'страховател[а-я]+',
      String.raw`уполномоченн[а-я]+\s+представител[а-я]+`,
      String.raw`авторизованн[а-я]+\s+центр[а-я]*`,
      'переносим(?:ый|ая|ого|ое|ые)',
      String.raw`кого(?=\s*(?:и\s+куда|[:=|\t→–—>-]))`,
    ],
  },
  {
    role: 'subscriber',
    force: 'soft',
    words: [
      String.raw`юр\.?\s?лиц[а-я]*`,
      'организаци[а-я]*',
      'компани[а-я]*',
      'фирм[а-я]*',
      'предприяти[а-я]*',
      // Of a certificate, or of the very request: the partner that writes.
      'заявител[а-я]+',
    ],
  },
];

const compiled = lexicon.map(({ role, force, words }) => ({
  role,
  force,
  pattern: new RegExp(`(?<![а-яa-z])(?:${words.join('|')})`, 'gu'),
}));

/** Whether a word stands inside a quoted name («Надёжный партнёр», «у «Партнёра»»), not as a label in quotes. */
function isInName(folded: string, start: number, end: number): boolean {
  const opening = /((?<![а-я])(?:от|с|со|у|из|к|ко|на|в)\s+)?«([^«»\n]{0,40})$/.exec(
    folded.slice(Math.max(0, start - 46), start),
  );
  const after = /^([^«»\n:=]{0,40})»(?!\s*[:=|\t])/.exec(folded.slice(end, end + 44))?.[1];
  if (!opening || after === undefined) return false;
  return opening[1] !== undefined || `${opening[2]}${after}`.trim() !== '';
}

/** «Отклоните заявление и напишите наш код партнёра. ООО «Лютик», ИНН …»: the code that is asked for names nobody. */
const endsOnCode = (folded: string, start: number, end: number): boolean =>
  /(?<![а-я])код[а-я]*\s+$/.test(folded.slice(Math.max(0, start - 10), start)) &&
  /^(?:[.!?]\s|[^\S\n]*\n)/.test(folded.slice(end, end + 9));

/** «ОТ КОГО» above «Партнёр: … / ИНН: …»: a source that is a line of its own says which partner the lines below speak of. */
function inSections(view: View, cues: readonly Cue[]): Cue[] {
  const isHeading = ({ start, end }: Cue): boolean =>
    /(?:^|\n)[^\S\n]*$/.test(view.folded.slice(Math.max(0, start - 20), start)) &&
    /^[^\S\n]*:?[^\S\n]*(?:\n|$)/.test(view.folded.slice(end, end + 20));
  let heading: Cue | null = null as Cue | null;
  return cues.map((cue) => {
    if (isHeading(cue)) heading = cue;
    else if (heading && /\n\s*\n/.test(view.text.slice(heading.end, cue.start))) heading = null;
    return heading?.role === 'source' && cue.role === 'target' ? { ...cue, role: 'source' } : cue;
  });
}

/** `fromPartnerIsTarget`: of mails about a restriction, see `findCues`. */
export type CueOptions = { fromPartnerIsTarget: boolean };

/**
 * Role words of the view, in order, without overlaps. In mails about a restriction «снять с партнёра» names the partner
 * that is asked about, not one from whom a subscriber is taken.
 */
export function findCues(view: View, options: CueOptions): Cue[] {
  const found: Cue[] = [];
  for (const { role, force, pattern } of compiled) {
    for (const match of view.folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (overlaps({ start, end }, found)) continue;
      if (isInName(view.folded, start, end) || endsOnCode(view.folded, start, end)) continue;
      const isFromPartner = role === 'source' && /^(?:от|с|со|у)\s/.test(match[0]);
      found.push({
        type: 'cue',
        role: isFromPartner && options.fromPartnerIsTarget ? 'target' : role,
        force,
        start,
        end,
      });
    }
  }
  return inSections(
    view,
    found.sort((a, b) => a.start - b.start),
  );
}
