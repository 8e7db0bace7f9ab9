/** What stands at the end of an entry, in brackets or behind a dash. */
const noteIn = /(?:\(|\s[-–—]\s)([^().!?]{2,80})\)?[\s;.,]{0,9}$/;
/** A licence that isn't in force, a login of its own kind: what an entry is, not what to do with it. */
const ofData =
  /\d{4}|(?<![а-я])инн(?![а-я])|лиценз|сертификат|подпис|тариф|кпп|логин|регистр|пробел|букв|филиал|подразделени|долг|задолж|действу/;
const uneasy =
  /(?<![а-я])(?:нет|пока|рано|позже|потом|ждем|стоп|не\s+(?:\S+\s+)?[а-я]{2,}(?:[еи]м|[еи]те|ть|[аеиуюя]т(?:ся)?|надо|нужно|готов[аы]?|согласе?н[аы]?))(?![а-я])|отмен|отказ|подожд|повремен|придерж|под\s+вопрос/;

/** Whether a note at an entry of a list holds it back: «ООО «Б», ИНН … (этого не трогаем)», in folded words. */
export const hasNoteAgainst = (words: string): boolean =>
  words
    .split(/\n|(?<=[.!?])\s+/)
    .filter((entry) => /\d{10}/.test(entry))
    .map((entry) => noteIn.exec(entry)?.[1] ?? '')
    .some((note) => uneasy.test(note) && !ofData.test(note));
