/** What stands at the end of an entry, in brackets or behind a dash. */
const noteIn = /(?:\(|\s[-–—]\s)([^()]{2,80}?)\)?[\s;.,]{0,9}$/;
/** A licence that isn't in force, a login of its own kind: what an entry is, not what to do with it. */
const ofData =
  /\d{4}|лиценз|сертификат|подпис|тариф|кпп|логин|регистр|пробел|букв|филиал|подразделени|долг|задолж|действу/;
const uneasy =
  /(?<![а-я])(?:не|нет|пока|рано|позже|потом|ждем|стоп)(?![а-я])|отмен|отказ|подожд|повремен|придерж|под\s+вопрос/;

/** Whether a note at an entry of a list holds it back: «ООО «Б», ИНН … (этого не трогаем)», in folded words. */
export const hasNoteAgainst = (words: string): boolean =>
  words
    .split('\n')
    .filter((line) => /\d{9}/.test(line))
    .map((line) => noteIn.exec(line)?.[1] ?? '')
    .some((note) => uneasy.test(note) && !ofData.test(note));
