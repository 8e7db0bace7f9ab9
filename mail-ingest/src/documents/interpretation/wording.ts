/** Words with which a letter begins to ask. */
export const requestWords =
  /прос(?:им|ит|ят)(?!\p{L})|прошу(?!\p{L})|ходатайству|уведомляем|заявляем|заявляет|настоящим|сообщаем|осуществить\s+перенос|перен[её]сти|перевести|перенести/iu;

/** Where the head ends and the request begins; -1 where the text asks nothing in words (a filled form). */
export const requestStart = (text: string): number => text.search(requestWords);
