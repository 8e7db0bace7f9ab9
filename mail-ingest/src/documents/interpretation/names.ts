const inside = '[^«»"“”„\\n\\f]';
/** «Ромашка», over the end of a line, and with a name in the name: «Центр «Маяк»», of which one closing mark is often left out. */
const quoted = `[«"“„‹<]${inside}{2,70}(?:\\n${inside}{1,50})?(?:[«“„]${inside}{2,50}[»"”]?${inside}{0,30})?[»"”›>]`;
const form =
  '(?:ООО|ОАО|ЗАО|ПАО|НАО|АО|НКО|АНО|ТСЖ|ТСН|СНТ|ГУП|МУП|ФГУП|ГБУ|МБУ|МКУ|КФХ|Обществ\\p{L}*\\s+с\\s+ограниченной\\s+ответственностью|(?:Публичн\\p{L}*\\s+|Закрыт\\p{L}*\\s+|Открыт\\p{L}*\\s+)?Акционерн\\p{L}*\\s+обществ\\p{L}*)';
const person = '[А-ЯЁ][а-яё-]+\\s+(?:[А-ЯЁ][а-яё]+\\s+[А-ЯЁ][а-яё]+|[А-ЯЁ]\\.\\s?[А-ЯЁ]\\.)';
const company = new RegExp(
  `(?<!\\p{L})${form}\\s*(?:[\\p{L}-]{2,15}\\s+){0,2}${quoted}|(?<!\\p{L})(?:ИП|Индивидуальн\\p{L}*\\s+предпринимател\\p{L}*)\\s+${person}`,
  'giu',
);

export type NameMention = { name: string; start: number; end: number };

/** Companies by legal form and quoted name, individual entrepreneurs by form and person, in order. */
export function nameMentions(text: string): NameMention[] {
  return [...text.matchAll(company)].map((match) => ({
    name: match[0]
      .replace(/\s+/g, ' ')
      .replace(/- (?=\p{Ll}|\p{Lu})/gu, '-')
      .trim(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
