/**
 * How Russian mail clients mark forwards, replies, signatures and tails. No library knows them (measured: 3–4 of 22
 * samples), so they stand here as data. All patterns meet one line without blanks at its ends and without NBSP.
 */

/** Яндекс, Mail.ru («Пересылаемое»), Thunderbird («Перенаправленное»), Apple («Начало переадресованного»), Gmail. */
export const forwardSeparator =
  /^[-–—_=*>\s]*(?:(?:пересылаемое|перенаправленное|переадресованное|пересланное) (?:сообщение|письмо)|начало (?:переадресованного|пересылаемого|пересланного) (?:сообщения|письма)|forwarded (?:message|mail)|begin forwarded message|переслано)(?: от .*)?\s*:?[-–—_=*\s]*$/i;
export const forwardEnd =
  /^[-–—_=*>\s]*(?:конец (?:пересылаемого|перенаправленного|переадресованного|пересланного) (?:сообщения|письма)|end of forwarded message)/i;
/** Outlook and phones, above the header of the mail that is answered or forwarded. */
export const originalSeparator =
  /^[-–—_*\s]*(?:исходное сообщение|исходное письмо|оригинальное сообщение|первоначальное сообщение|original (?:message|appointment))[-–—_*:\s]*$/i;
/** OWA and Outlook draw this above the header, people above a signature. */
export const underscores = /^_{3,}$/;

export const headerLabels = {
  from: /^\*?(?:от кого|от|from|отправитель|автор)\*?\s*:\s*\*?\s*(.*)$/i,
  sent: /^\*?(?:отправлено|sent|дата|date|получено|время)\*?\s*:/i,
  addressee: /^\*?(?:кому|to)\*?\s*:/i,
  subject: /^\*?(?:тема|subject)\*?\s*:/i,
  other:
    /^\*?(?:копия|cc|сс|скрытая копия|bcc|ответить|ответ-кому|reply-to|важность|importance|приоритет|priority|вложения|attachments|организация отправителя)\*?\s*:/i,
} as const;

const month =
  '(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zа-яё]*\\.?';
const date = new RegExp(
  `\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})\\b|\\d{4}-\\d{2}-\\d{2}|\\d{1,2} ${month},? \\d{4}|${month} \\d{1,2},? \\d{4}`,
  'i',
);
const time = /\b\d{1,2}:\d{2}(?::\d{2})?\b/;
const verb =
  /(?:^|[^а-яё])(?:пишет|писала?|писали|писал\(а\)|написала?|написали|написал\(а\)|wrote|writes)(?:\s.*)?:$/i;
const weekday =
  /^(?:on )?(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|mon|tue|wed|thu|fri|sat|sun)[a-z]*\s*,/i;
const address = /<[^<>\s]+@[^<>\s]+>|\([^()\s]+@[^()\s]+\)|\[mailto:[^\]\s]+\]|(?:^|[\s,])[^\s<>,@]+@[^\s<>,@]+/;

/**
 * Whether a line (or two or three joined) introduces a quotation: a date and a time, a colon at its end, and an address,
 * a verb of writing or a weekday. «Совещание завтра в 10:00, повестка:» and «по КМД от 12.09.2026:» are none.
 */
export function isAttribution(line: string): boolean {
  if (!line.endsWith(':') || line.length > 400) return false;
  const writes = verb.test(line);
  const dated = date.test(line);
  if (writes) return dated || (time.test(line) && address.test(line)) || /<[^<>\s]+@[^<>\s]+>/.test(line);
  return dated && time.test(line) && (address.test(line) || weekday.test(line));
}

/** Whether a line may be the first of an attribution that a client broke: it holds the date and the time already. */
export const opensAttribution = (line: string): boolean =>
  (date.test(line) && time.test(line)) || weekday.test(line) || /^on /i.test(line);

/** Quotation marks of The Bat! carry the author's initials: `ИИ> `. */
export const quotePrefix = /^\s*(?:[A-Za-zА-ЯЁа-яё]{0,4}>\s?)+/;

/** `-- ` is RFC 3676; people draw other rules as well. */
export const signatureRule = /^(?:--|—|–|_{3,}|\*{3,}|={4,}|-{3,}|~{3,})$/;
export const closing =
  /^[-–—]*\s*(?:(?:заранее )?(?:спасибо|благодарю|благодарим)[,.!]?\s*)?(?:с (?:искренним |глубоким |большим )?уважением|с наилучшими(?: пожеланиями)?|с пожеланиями|искренне ваш[аи]?|всего (?:доброго|хорошего|наилучшего)|хорошего (?:дня|вечера)|(?:best|kind|warm) regards|regards|sincerely|br)(?![а-яёa-z])/i;
export const closingInLine = /[.!;]\s+(?:с (?:искренним )?уважением|с наилучшими пожеланиями)(?![а-яё])/i;
export const sentFrom =
  /^(?:отправлено (?:с|из|через|при помощи) |sent (?:from|via) |get outlook|получить outlook|скачать outlook|загрузить outlook|пожалуйста, подумайте|думайте об экологии|проверено (?:на вирусы|антивирус)|без вирусов|virus-free)/i;

export const disclaimer =
  /^(?:\*|внимание[!:.]?\s*)?(?:(?:настоящее|данное|это)\s+(?:электронное |e-mail )?(?:сообщение|письмо|электронное письмо)[^.]{0,160}(?:предназначен|конфиденциальн|адресат|сформировано автоматически)|конфиденциальн(?:о|ость|ая информация)\b|(?:информация|сведения), содержащ(?:аяся|иеся) в (?:настоящем|данном|этом)|если вы (?:получили (?:это|данное|настоящее)|не являетесь)|уведомление о конфиденциальности|this (?:e-?mail|message)|the information (?:contained )?in this|confidentiality notice|disclaimer)/i;

/** Lines that say nothing about a request. */
export const courtesy =
  /^(?:(?:уважаем\S+|дорог\S+)?\s*(?:коллеги|друзья|партн[её]ры)|здравствуйте|добр(?:ый|ого|ое|ой)\s+(?:день|дня|утро|утра|вечер|вечера|ночи|времени суток)|день добрый|доброго времени|приветствую|привет|hi|hello|спасибо|благодар\S+|заранее|пожалуйста|с наступившим|fyi)(?![а-яё])/i;

/** Words by which an author points at what stands below. */
export const pointsBelow =
  /(?:^|[^а-яё])(?:ниже|см\.|смотри\S*|пересыла\S+|пересла\S+|переш\S+|переадрес\S+|перенаправ\S+|следующ\S+|из (?:письма|переписки)|fyi|информация от|заявка от|просьба от|запрос от|письмо от|в работу|к исполнению|на исполнение|принять)(?![а-яё])/i;

/** An order without any data: «Просим выполнить.» above somebody else's mail. */
export const bareOrder = /^[^\d:]{0,120}(?:прош|прос|перенес|перевед|выполн|исполн|отработ)[^\d:]{0,120}$/i;

/** A line that states a login. The card below a mail may hold the sender's own. */
export const loginLine =
  /логин(?!\S*\s+(?:в\s+)?(?:скайп|skype|teams|телегр|telegr))\S*[^\n]{0,60}?[:=\s–—-]\s*\S*[a-z0-9]/i;
/** A line that states another field of a request, or asks: it never belongs to a signature. «Партнёр 1С:Франчайзи» states nothing. */
export const fieldLine =
  /(?:^|[\s(])(?:абонент|клиент|продукт|сервис|программ\S*|наименование|название|организация|партн[её]р\S*|новый партн[её]р\S*|инн (?:партн|абон|клиен)\S*|инн\/кпп (?:абон|партн|клиен)\S*)[^:\n]{0,70}(?:=|(?<!1[сc]):)\s*\S|(?:прошу|просим|просьба|необходимо|нужно)[^\n]{0,40}(?:перен|перев)/i;
export const isRequestLine = (line: string): boolean => loginLine.test(line) || fieldLine.test(line);

export const contact =
  /(?:^|[^а-яё])(?:тел|т|моб|факс|раб|сот|доб|phone|tel|mob|fax|e-?mail|почта|сайт|skype|telegram|whatsapp|горячая линия)\s*[.:/№]|(?:^|[^а-яё])(?:тел|моб|горячая линия)\s|\+7|(?:^|\s)8[ (-]\s?\(?\d{3}|\(\d{3,5}\)\s?\d|[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}|(?:https?:\/\/|www\.)\S+/i;
