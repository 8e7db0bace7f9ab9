/** What stands behind the number of an entry, in brackets or behind a dash, without data of its own. */
const note = /(?<!\d)\d{9,12}(?!\d)[^\n]*?(?:\(|\s[-–—]\s)(?![^\n]*\d{4})([^()\n]+)\)?[\s;.,]*$/gmu;
/** A licence that isn't in force, a login of its own kind: what an entry is, not what to do with it. */
const ofData = /лиценз|сертификат|подпис|тариф|кпп|логин|регистр|пробел|букв|филиал|подразделени|долг|задолж|действу/;
const uneasy =
  /(?<![а-я])(?:не|нет|пока|рано|позже|потом|ждем|стоп)(?![а-я])|отмен|отказ|подожд|повремен|придерж|под\s+вопрос/;

/** Whether a note at an entry of a list holds it back: «ООО «Б», ИНН … (этого не трогаем)», in folded words. */
export const hasNoteAgainst = (words: string): boolean =>
  [...words.matchAll(note)].some(([, said = '']) => uneasy.test(said) && !ofData.test(said));
