/** Words with which a letter begins to ask. */
export const requestWords =
  /прос(?:им|ит|ят)(?!\p{L})|прошу(?!\p{L})|ходатайству|уведомля(?:ем|ет)|извеща(?:ем|ет)|информиру(?:ем|ет)|доводим|заявля(?:ем|ет)|настоящим|сообща(?:ем|ет)|осуществить\s+перенос|перен[её]сти|перевести|перенести/iu;

/** Where the head ends and the request begins; -1 where the text asks nothing in words (a filled form). */
export const requestStart = (text: string): number => text.search(requestWords);

const forbidding =
  /(?<!\p{L})не\s+(?:переносить|переводить|осуществлять|производить|выполнять|исполнять|рассматривать)(?!\p{L})|(?<!не\s)возража(?:ем|ет|ю)(?!\p{L})|против\s+(?:перен|перевод|переход|смен)|недействительн|отзыва(?:ем|ет|ю)(?!\p{L})|отозвать|аннулир|отменить\s+(?:перен|перевод|письм|заявлени|наш)|без\s+(?:нашего|его)\s+согласи|рассматрива(?:ем|ет)\s+(?:возможност|вопрос)|прос(?:им|ит)\s+(?:сообщить|разъяснить)\s+(?:услови|возможност|порядок)/iu;

/** Whether a letter forbids a transfer, only wonders about one or takes another letter back: a person reads it, nothing rests on its data alone. */
export const forbids = (text: string): boolean => forbidding.test(text);
