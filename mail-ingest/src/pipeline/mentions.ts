const invisible = /[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]/gu;
const groupsInRow = 6;

/**
 * All numbers of ten or twelve digits in a text: whatever may be an ИНН. Digits may be parted by blanks or signs that
 * show nothing, so neighbouring groups are also read together.
 */
export function numbersIn(text: string): string[] {
  const groups = [...text.replace(invisible, '').matchAll(/\d+/gu)];
  const found = new Set<string>();
  for (const [i, first] of groups.entries()) {
    let digits = first[0];
    let end = first.index + first[0].length;
    for (let j = i + 1; digits.length <= 12; j += 1) {
      if (digits.length === 10 || digits.length === 12) found.add(digits);
      const next = groups[j];
      if (!next || j - i >= groupsInRow || !/^[\s\u00a0.-]{1,2}$/u.test(first.input.slice(end, next.index))) break;
      digits += next[0];
      end = next.index + next[0].length;
    }
  }
  return [...found];
}

const quoted = /[«"“„]([^«»"“”„\n]{2,80})[»"”“]/gu;
const entrepreneur = /(?<!\p{L})(?:ИП|предпринимател[а-я]+)\s+((?:[А-ЯЁ][\p{L}.-]*\s*){1,4})/gu;

/** Names that a text gives in quotes or after «ИП»: whom else than by number it may mean. */
export function namesIn(text: string): string[] {
  const found = [...text.matchAll(quoted), ...text.matchAll(entrepreneur)].map((match) => match[1]?.trim() ?? '');
  return [...new Set(found.filter((name) => name !== ''))];
}
