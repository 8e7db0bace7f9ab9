import type { Cue, Role } from './tokens.ts';
import type { View } from './view.ts';

const word = (stem: string): string => `(?<![а-яa-z])(?:${stem})`;

/**
 * Words that say whose data follow. The text is folded (lower case, ё as е). Longer expressions stand before the words
 * that they contain; the first one that matches at a place wins.
 */
const lexicon: readonly (readonly [Role, boolean, string])[] = [
  ['other', false, word(String.raw`групп[а-я]*\s+компани[а-я]*|гк(?![а-я])|холдинг[а-я]*`)],
  [
    'other',
    false,
    word(
      String.raw`центр[а-я]*\s+продаж|цп(?![а-я])|договор[а-я]*\s+(?:с|между)(?![а-я])|директор[а-я]*|бухгалтер[а-я]*|контактн[а-я]+\s+лиц[а-я]*|исполнител[а-я]+|ответственн[а-я]+|банк[а-я]*(?![а-я])`,
    ),
  ],
  [
    'source',
    false,
    word(
      String.raw`(?:текущ|прежн|предыдущ|стар(?:ый|ого|ому)|действующ|нынешн|бывш|исходн|отдающ|передающ|сегодняшн|прошл)[а-я]*(?:\s+обслуживающ[а-я]+)?\s+(?:партнер|организаци|обслуживающ|компани|поставщик)[а-я]*`,
    ),
  ],
  [
    'source',
    false,
    word(
      String.raw`(?:партнер|организаци)[а-я]*[\s,(]+(?:от|с|у|из)\s+котор[а-я]+|от\s+кого|откуда|у\s+кого|партнер[а-я]*[\s-]+источник[а-я]*|источник`,
    ),
  ],
  [
    'source',
    false,
    word(String.raw`(?:от|с|со|у)\s+(?:наш[а-я]+\s+|друг[а-я]+\s+|одноименн[а-я]+\s+|свое[а-я]+\s+)?партнер[а-я]*`),
  ],
  [
    'source',
    false,
    word(
      String.raw`(?:обслужив|закреплен|числ|наход|состо[ия]|подключ|куплен|приобрет)[а-я]*(?:\s+(?:сейчас|сегодня|ранее|пока|в\s+настоящ[а-я]+\s+(?:время|момент)|до\s+сих\s+пор))?\s+(?:у|за|в|на)(?![а-я])(?:\s+партнер[а-я]*)?|(?:сейчас|ранее|раньше|пока|до\s+этого)(?:\s+\S+)?\s+(?:у|за|в)(?![а-я])(?:\s+партнер[а-я]*)?`,
    ),
  ],
  [
    'target',
    false,
    word(
      String.raw`(?:партнер|организаци)[а-я]*[\s,(]+(?:к|на)\s+котор[а-я]+|(?:партнер[а-я]*[\s-]+)?получател[а-я]+(?=\s*[:=–—-])|куда(?![а-я])|кому(?![а-я])|к\s+кому|на\s+кого`,
    ),
  ],
  [
    'target',
    false,
    word(
      String.raw`(?:нов|принимающ|целев|будущ|друг|конечн)[а-я]*\s+(?:обслуживающ[а-я]+\s+)?(?:партнер|организаци|обслуживающ)[а-я]*`,
    ),
  ],
  [
    'target',
    false,
    word(String.raw`парт(?:нер(?!ск)[а-я]*|нерск[а-я]+(?:\s+договор[а-я]*)?|\.)|дилер[а-я]*|франчайзи`),
  ],
  ['target', true, word(String.raw`к\s+нам|на\s+нас|ко\s+мне|на\s+меня|к\s+себе|на\s+себя|под\s+нас`)],
  [
    'target',
    false,
    word(
      String.raw`(?:наши|мои)\s+(?:данные|реквизиты)|мы(?=\s*[:–—-])|перевести\s+(?:на|к)(?=\s*:)|пере(?:нести|носим|нос|вод|водим|вести)\s+(?:на|к)(?=\s*:)`,
    ),
  ],
  [
    'subscriber',
    false,
    word(
      String.raw`абонент[а-я]*|клиент[а-я]*|заказчик[а-я]*|налогоплательщик[а-я]*|пользовател[а-я]+|обособленн[а-я]+|подразделени[а-я]*|филиал[а-я]*|юр\.?\s?лиц[а-я]*|организаци[а-я]*|компани[а-я]*|фирм[а-я]*|предприяти[а-я]*|контрагент[а-я]*|страховател[а-я]+|уполномоченн[а-я]+\s+представител[а-я]+|авторизованн[а-я]+\s+центр[а-я]*|переноси(?:мый|мая|мого|мое)`,
    ),
  ],
];

const compiled = lexicon.map(([role, pronoun, source]) => ({ role, pronoun, pattern: new RegExp(source, 'gu') }));

/** Role words of the view, in order, without overlaps. */
export function findCues(view: View, options: { fromPartnerIsTarget: boolean }): Cue[] {
  const found: Cue[] = [];
  for (const { role, pronoun, pattern } of compiled) {
    for (const match of view.folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const isFromPartner = role === 'source' && /^(?:от|с|со|у)\s/.test(match[0]);
      found.push({
        type: 'cue',
        role: isFromPartner && options.fromPartnerIsTarget ? 'target' : role,
        pronoun,
        start,
        end,
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
