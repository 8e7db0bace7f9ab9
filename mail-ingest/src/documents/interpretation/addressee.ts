/** What recognition makes of the letters of capitals: «ACTPAJI-CO®T». */
const looks: Readonly<Record<string, string>> = {
  а: '[аa]',
  с: '[сc]',
  т: '[тt]',
  р: '[рp]',
  л: '(?:[лпn]|j[il1|])',
  о: '[оo0]',
  ф: '[ф®©]',
};
/** The word in any of these looks, with another letter in one place at most, and maybe torn apart («Астр а л»). */
const slips = (word: string): string => {
  const letters = [...word].map((letter) => looks[letter] ?? letter);
  return letters.map((_, i) => letters.with(i, '[\\p{L}®©]').join(' ?')).join('|');
};
/** «Астрал-Софт» with the slips of recognition: the words may be parted by a line's end, the outer letters lost. */
const astral = new RegExp(`(?<!\\p{L})(?:${slips('астрал')}|страл)[\\s‑–—-]*(?:${slips('софт')}|соф)(?!\\p{L})`, 'iu');
const request = /прос(?:им|ит|ят)(?!\p{L})|прошу(?!\p{L})|ходатайству|заявляем|настоящим/iu;
/** «Просим сообщить ООО «Астрал-Софт» …»: somebody else is asked to tell. */
const toldByAnother = /(?<!\p{L})(?:сообщ|уведом|извест|проинформ|переда[тй]|довести|направ)/iu;
/** A head line that addresses somebody: «В ООО …» (maybe with the blank lost), «Директору ООО …», «Кому: …». */
const addressLine =
  /(?:^|\n)\s*(?:в(?:ООО|АО)(?!\p{L})|кому:?|в\s+адрес|в|руководителю|(?:генеральному\s+)?директору|президенту|управляющему)\s+(?:ООО|АО|ЗАО|ПАО|ИП|обществ|компани|[А-ЯЁ«"])/iu;

/**
 * Whether the letter is addressed to ООО «Астрал-Софт» (3.5): the firm must stand in the head, before the request, or be
 * the one who is asked. A mention elsewhere («данные переданы в Астрал-Софт») addresses nobody. null: the head is too
 * short to tell.
 */
export function addressedToAstral(text: string): boolean | null {
  const body = text.search(request);
  const head = body < 0 ? text.slice(0, Math.max(400, text.length * 0.4)) : text.slice(0, body);
  if (astral.test(head)) return true;
  const asked = body < 0 ? '' : text.slice(body, body + 60);
  const named = asked.search(astral);
  if (named >= 0 && !toldByAnother.test(asked.slice(0, named)) && !addressLine.test(head)) return true;
  return text.trim().length < 80 ? null : false;
}
