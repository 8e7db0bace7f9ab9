import type { View } from '../text/view.ts';

const twins = new Map([...'АОРСНКТМВХЕ'].map((letter, index) => [letter, 'AOPCHKTMBXE'[index] ?? letter]));
/** «ООО» in either script. */
const either = (word: string): string =>
  [...word].map((letter) => (twins.has(letter) ? `[${letter}${twins.get(letter)}]` : letter)).join('');

const upperForms =
  'ООО ОАО ЗАО ПАО НАО АО ИП ФГУП ФГБУ ФГБОУ ФКУ ГУП МУП МКУП ГКУ ГБУ ГБУЗ ГАУ ГАУЗ МКУ МБУ МАУ МБОУ МКОУ МАОУ МБДОУ МКДОУ МАДОУ ЧОУ АНО АНОО НКО НП ТСЖ ТСН СНТ ДНТ ГСК ЖСК КФХ ГКФХ КХ СПК СХПК ПК ПТ КПК ЧОП ОП ТОО НОУ ОДО АНПОО СОНКО'
    .split(' ')
    .sort((a, b) => b.length - a.length);
const longForms = String.raw`[Оо]бществ[а-я]*\s+с\s+ограниченной\s+ответственностью|(?:(?:[Пп]убличн|[Нн]епубличн|[Оо]ткрыт|[Зз]акрыт)[а-я]+\s+)?[Аа]кционерн[а-я]+\s+обществ[а-я]*|[Ии]ндивидуальн[а-я]+\s+предпринимател[а-я]+|(?:[Мм]униципальн|[Гг]осударственн|[Фф]едеральн|[Кк]раев|[Оо]бластн|[Гг]ородск|[Бб]юджетн|[Аа]втономн|[Кк]азенн|[Нн]екоммерческ|[Чч]астн|[Сс]адов|[Дд]ачн|[Гг]аражн|[Жж]илищн|[Пп]отребительск|[Сс]ельскохозяйственн|[Кк]рестьянск|[Рр]елигиозн|[Оо]бщественн|[Бб]лаготворительн|[Уу]нитарн)[а-яё-]+(?:\s+\(?[а-яё-]+\)?){0,4}?\s+(?:учреждени[ея]|предприяти[ея]|кооператив[ау]?|товариществ[оау]|партн[её]рств[оау]|организаци[яию]|хозяйств[оау])(?=\s*[«"“„])|ОБЩЕСТВО\s+С\s+ОГРАНИЧЕННОЙ\s+ОТВЕТСТВЕННОСТЬЮ|АКЦИОНЕРНОЕ\s+ОБЩЕСТВО|ИНДИВИДУАЛЬНЫЙ\s+ПРЕДПРИНИМАТЕЛЬ`;
/** Institutions of towns and regions: ГБПОУ, КГБУЗ, МБУДО, ОГКУ. */
const institutions = '[А-Я]{1,4}(?:[БКА]У|ОУ|УЗ|УП|[БКА]УК|УДО|УСО)';
/** In mails typed in Latin letters; «IP» also means an address. */
const latinForms = String.raw`ZAO|PAO|LLC|JSC|IP(?=\s+\p{Lu}\p{Ll})`;
const looseForms = ['ооо', 'Ооо', 'зао', 'оао', 'пао', 'ао', 'ип', 'Ип'].join('|');
export const form = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?<!(?<!артн[её]р|бонент|лиент|рганизация|аименование)-)(?:${upperForms.map(either).join('|')}|${institutions}|${latinForms}|${looseForms}|${longForms})(?![\p{L}\p{N}_]|-\p{Ll})`,
  'gu',
);
export const personForm = /^(?:ип|ip|индивидуальн)/i;

/** Words at which a name without quotes ends. Folded text. */
export const stop =
  /^(?:инн|кпп|inn|kpp|login|огрн\S*|логин\S*|учетк\S*|к|на|от|с|со|у|по|для|из|в|и|а|продукт\S*|сервис\S*|программ\S*|партнер\S*|абонент\S*|клиент\S*|прош\S*|прос\S*|нов\S*|пере\S*|тел|телефон|адрес|который|которая|которое|обслужива\S*|является|указан\S*|тариф\S*|лицензи\S*|договор\S*|ооо|ао|зао|оао|пао|ип|ранее|сейчас|код|спасибо|заранее)$/;
const connector = new Set('и на в во по для под с к у за над при без до из от'.split(' '));

export const opening = /["«“„'‘<]/;
export const isLabelLead = /(?:^|[\n\t|;])[\s\-–—•*·\d.)(№]*(?:[^\n\t|;:]{0,90}(?:[:=]|\.{3,}|\s[-–—]|\s{2,}))?\s*$/;

/** The end of a quoted name that opens at `at`; quotes nest («Фирма «Лютик»», "ТД "Лютик""). */
export function closeQuote(text: string, at: number): number | null {
  let depth = 0;
  let last: number | null = null;
  for (let index = at; index < Math.min(text.length, at + 160); index += 1) {
    const sign = text[index] ?? '';
    if (sign === '\n') {
      // A hard-wrapped name goes on, a new line of a form doesn't.
      if (
        depth > 0 &&
        /^[^\n]{1,60}[»"”]/.test(text.slice(index + 1)) &&
        !/[:;]/.test(text.slice(index + 1).split(/[»"”]/)[0] ?? '')
      )
        continue;
      break;
    }
    const opens =
      /[«„“‘<]/.test(sign) ||
      (/["']/.test(sign) &&
        /[\s(«"“-]|^$/.test(text[index - 1] ?? '') &&
        /[\p{L}\p{N}]/u.test(text[index + 1] ?? '')) ||
      index === at;
    const closes = !opens && /[»”"'’>“]/.test(sign);
    if (opens && !(sign === '“' && depth > 0 && text[at] === '„')) depth += 1;
    else if (closes || (sign === '“' && depth > 0)) {
      if (/['’]/.test(sign) && !/['‘]/.test(text[at] ?? '')) continue;
      depth -= 1;
      last = index + 1;
      // «"Фирма "Лютик" / ИНН …»: one sign closes both, where other data follow on the line.
      const rest = /^[^«»"”\n]*/.exec(text.slice(last))?.[0] ?? '';
      if (depth <= 0 || /^\s*[/|;,(\t]|инн|кпп|логин|\d{9}/i.test(rest)) return last;
    }
  }
  return last;
}

/** Words of a name without quotes, from `at`. `whole`: the name stands alone after a label, so that all words are its. */
export function closeWords(view: View, at: number, isPerson: boolean, whole: boolean): number {
  const rest = view.text.slice(at, at + 140);
  const line = /^[^\n\t|;,()]*/.exec(rest)?.[0] ?? '';
  let end = 0;
  let count = 0;
  const words = [...line.matchAll(/\S+/g)];
  for (const [index, match] of words.entries()) {
    const typed = match[0];
    const bare = typed.replace(/[.,;:!?]+$/, '');
    const key = view.folded.slice(at + match.index, at + match.index + bare.length);
    const next = words[index + 1]?.[0] ?? '';
    const goesOn =
      connector.has(key) &&
      count > 0 &&
      /^[А-ЯЁA-Z0-9«"]/.test(next) &&
      !/^(?:ООО|АО|ЗАО|ОАО|ПАО|ИП|ИНН|КПП)$/.test(next);
    if (/^\d{9,}/.test(bare) || /^[-–—:=/]+$/.test(typed) || (stop.test(key) && !(goesOn && (whole || key === 'и'))))
      break;
    const capital = /^[«"“„]?[А-ЯЁA-Z0-9]/.test(typed);
    const lowerPerson = isPerson && /^(?:оглы|кызы|оглу|кизи)$/i.test(bare);
    const lowerAll = count === 0 ? !capital : !/[А-ЯЁA-Z]/.test(line.slice(0, end));
    if (!capital && !lowerPerson && !whole && !(lowerAll && count < 3) && !(goesOn && key === 'и')) break;
    if (isPerson && count >= (whole ? 6 : 4)) break;
    const quoted = /^[«"“„]/.test(typed) ? closeQuote(view.text, at + match.index) : null;
    if (quoted !== null) return quoted;
    const initial = isPerson && /^(?:[А-ЯЁA-Z]\.-?){1,3}$/.test(typed);
    end = match.index + (initial ? typed.length : bare.length);
    count += 1;
    if (bare !== typed && !initial && !/^[А-ЯЁ]{1,3}\.$/.test(typed) && !(whole && /^\p{L}{1,4}\.$/u.test(typed)))
      break;
    // «ООО Ромашка - перенос»: a dash between blanks ends a name; «Дом-Сервис» has none.
  }
  return end > 0 ? at + end : at;
}
