import type { ParsedMail } from '../types.ts';
import { isOfThread, threadSubject } from './subject.ts';

/** What a mail is before anybody reads its request. `no-request` holds only for mails outside any ticket. */
export type Screening = 'request' | 'auto-reply' | 'bounce' | 'no-request';

const header = (mail: ParsedMail, name: string): string => mail.headers.get(name)?.[0]?.toLowerCase() ?? '';
const has = (mail: ParsedMail, name: string): boolean => mail.headers.has(name);

/** The words of the author and of what is forwarded, without quotations and signatures. */
const words = (mail: ParsedMail): string =>
  mail.segments
    .filter((segment) => segment.kind === 'own' || segment.kind === 'forwarded')
    .map((segment) => mail.text.slice(segment.start, segment.end))
    .join('\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .trim();

const systemSender = /^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|bounce[sd]?)(?:[+@-]|$)/i;
const bounceSubject =
  /^(?:недоставленное сообщение|не удается доставить|не удалось доставить|сообщение не доставлено|ошибка доставки|undeliver|delivery status notification|mail delivery (?:failed|failure)|returned mail|failure notice|delivery failure|письмо не доставлено)/i;

/** RFC 3464 reports, and the notices of servers that don't follow it. A positive notice is no request either. */
function isBounce(mail: ParsedMail): boolean {
  const type = header(mail, 'content-type');
  if (/multipart\/report/.test(type) && /report-type\s*=\s*"?(delivery-status|disposition-notification)/.test(type))
    return true;
  const fromSystem = systemSender.test(mail.from?.address ?? '');
  const nullPath = (mail.headers.get('return-path')?.[0] ?? 'x').trim() === '<>';
  return (
    (fromSystem &&
      (nullPath || bounceSubject.test(mail.subject) || has(mail, 'x-failed-recipients') || !asksForSomething(mail))) ||
    (nullPath && bounceSubject.test(mail.subject))
  );
}

const autoSubject =
  /^(?:(?:прочитано|прочтено|не прочитано|доставлено|read|not read|delivered)\s*:|уведомление о (?:прочтении|доставке)|автоматический ответ|авто-?ответ|автоответчик|вне офиса|отсутствие на рабочем|я в отпуске|в отпуске|нет на месте|automatic reply|auto(?:matic)?[- ]?reply|autoreply|out of (?:the )?office|auto:)/i;
const robotSubject =
  /^(?:ваш[аеи]?\s+)?(?:заявка|обращение|запрос|письмо)\s*(?:№\s*\S+\s*)?(?:принят|зарегистрирован|получен|создан)[аоы]?(?![а-яё])/i;
const robotText =
  /это автоматическое (?:сообщение|уведомление|письмо)|(?:данное|это) (?:письмо|сообщение) (?:сформировано|отправлено|создано) автоматически|ваш[аеи]? (?:письмо|обращение|заявка|запрос) (?:получен|принят|зарегистрирован)[аоы]?|(?:я |сейчас )?(?:нахожусь )?в отпуске (?:с|до|по) |отсутствую на рабочем месте/i;

function isAutoReply(mail: ParsedMail): boolean {
  const autoSubmitted = header(mail, 'auto-submitted');
  const byHeader =
    (autoSubmitted !== '' && !autoSubmitted.startsWith('no') && !autoSubmitted.startsWith('auto-generated')) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'x-ms-exchange-inbox-rules-loop'].some((name) =>
      has(mail, name),
    ) ||
    /auto[_-]reply/.test(header(mail, 'precedence'));
  if (byHeader) return !isRequest(mail);
  const subject = mail.subject.trim();
  if (autoSubject.test(subject) || autoSubject.test(threadSubject(subject))) return !isRequest(mail);
  const generated = autoSubmitted.startsWith('auto-generated') || has(mail, 'x-auto-response-suppress');
  return robotText.test(words(mail)) && (generated || robotSubject.test(subject)) && !isRequest(mail);
}

const requestVerbs =
  /(?:прошу|просим|просьба|необходимо|нужно|надо|можно|требуется|хотим|хотел[аи]?(?: бы)?)[^.?!]{0,80}?(?:перен|перев[еоё]|переза|переда|отклон|сня[тл]|разблок|заблок|огранич|восстанов|аннулир|сообщ|подска|уточн|провер)|перенесите|переведите|отклоните|снимите|разблокируйте|заблокируйте|откройте доступ|подскажите|помогите/i;
const requisites = /(?<!\d)(?:\d[ \u00a0]?){9}(?:\d[ \u00a0]?){0,2}\d(?!\d)|инн|кпп|логин/i;

const asksForSomething = (mail: ParsedMail): boolean => requestVerbs.test(words(mail)) || requisites.test(words(mail));
/** A full request: nothing a header says may hide it. A vacation note may ask to write elsewhere, but states no ИНН. */
const isRequest = (mail: ParsedMail): boolean =>
  requestVerbs.test(words(mail)) && /(?<!\d)\d{10}(?:\d\d)?(?!\d)/.test(words(mail));

/** Newsletters say so in their headers (RFC 2369, 8058), or invite to unsubscribe. */
function isNewsletter(mail: ParsedMail): boolean {
  const listed =
    has(mail, 'list-unsubscribe') || has(mail, 'list-id') || /^(?:bulk|list|junk)/.test(header(mail, 'precedence'));
  const unsubscribe =
    /отписаться|отказаться от (?:рассылки|подписки)|вы (?:получили|получаете) (?:это|данное) (?:письмо|сообщение),? (?:так как|потому что|поскольку)|unsubscribe/i.test(
      mail.text,
    );
  return (
    (listed || unsubscribe) &&
    !isRequest(mail) &&
    !/(?:прошу|просим|просьба|перенесите|переведите)[^.]{0,60}(?:перен|перев|абонент|заявк)/i.test(words(mail))
  );
}

const thanks =
  /спасибо|благодарю|благодарим|(?<![а-я])(?:ок|ok)(?![а-яa-z])|принято|понял[аи]?(?![а-я])|(?<![а-я])ждем(?![а-я])|отлично|супер|поздравля|праздник|новым годом|наступ|все получилось|вопрос (?:решен|закрыт|снят)/;
/** Verbs of courtesy: of all that look like a statement or an order these say nothing. */
const courteous =
  /(?<![а-я])(?:поздравля(?:ем|ю|ет|ют)|жела(?:ем|ю|ет|ют)|благодар(?:им|ю)|жд(?:ем|у)|(?<!не\s)(?:за)?работает|днем|всем|новым|наступ[а-я]+)(?![а-я])/g;
/** «Мы отдыхаем с 9 по 11 мая»: when an office is closed for the holidays. */
const closed =
  /(?<![а-я])(?:отдыха(?:ем|ю)|не\s+работа(?:ем|ю)|выходн[а-я]+(?:\s+дни)?)(?:\s+у\s+нас)?\s*[–—:-]?\s*(?:с\s+)?\d{1,2}(?:\s+[а-я]+)?\s*(?:по|до|и|[–—-])\s*\d{1,2}(?:\s+[а-я]+)?/g;
/** «Спасибо за быстрый перенос!»: what one is thanked for is done. Beforehand it is asked for. */
const thankedFor =
  /(?<!заранее\s)(?:спасибо|благодар(?:ю|им|ны))(?:\s+(?:вам|вас|большое|огромное|всем))*\s+за(?:\s+(?!(?:не|но|а|и|если|чтобы?|что|как)(?![а-я]))[а-я-]+){1,7}(?=\s*(?:[.,!)\n]|$))/g;
/** «Желаем лёгких сверок и благодарных клиентов»: what is wished in nouns alone is asked of nobody. */
const wished =
  /(?<![а-я])жела(?:ем|ю)(?:[\s,]+(?!пере|смен|закреп|обслуж|(?:что|если|но|а|не)(?![а-я])|чтобы|[а-я]+(?:[аеиоуыя]ть|чь)(?:ся)?(?![а-я]))[а-я-]+){1,30}(?=\s*(?:[.,!)\n]|$))/g;
/** What a request, a question or a complaint is about; and words that turn thanks into one. */
const substance =
  /\d{4}|\?|инн|кпп|логин|абонент|клиент|заяв|перен|перев[еоё]|партн[её]р|лиценз|продукт|отчетн|астрал|документ|письм|счет|оплат|плат[еиё]ж|долг|доступ|блок|огранич|регистратор|подключ|провер|сдела[йеют]|пришл|отправ|подска|сообщ|уточн|прос(?:им|ьба)|прошу|помог[иу]|нуж[ен]|надо|можно|необходим|когда|почему|срочн|ошиб|проблем|вопрос(?! (?:решен|закрыт|снят))|договор|акт(?![а-я]*ивн)|жалоб|претенз|возврат|отказ|хорошо бы|(?:[еи]м|[еию]те|йте|ьте|ют|ят|ет|ит)(?![а-я])|(?<![а-я])(?:не|но|нет|без|однако|хотя|только|если|уже|еще)(?![а-я])/;

/** «Прошу перенести ООО …, ИНН …» as a subject of its own; a reply carries that of the mail it answers. */
const asksInSubject = ({ subject }: ParsedMail): boolean =>
  !isOfThread(subject) && (requestVerbs.test(subject) || requisites.test(subject));

/** Only thanks, greetings and assent; anything of substance makes it a request of kind `other`. */
function isThanksOnly(mail: ParsedMail): boolean {
  const text = words(mail).toLowerCase().replaceAll('ё', 'е');
  if (text === '' || text.length > 300 || mail.attachments.some((attachment) => !attachment.inline)) return false;
  // «+», a smiling face: assent without a word.
  if (!/[\p{L}\p{N}]/u.test(text)) return /^(?:re|отв|ответ)\s*:/i.test(mail.subject);
  return (
    thanks.test(text) &&
    !asksInSubject(mail) &&
    !substance.test([thankedFor, wished, closed, courteous].reduce((rest, one) => rest.replace(one, ' '), text))
  );
}

/** Somebody's goods: an offer says so, and names nothing of ours. */
function isOffer(mail: ParsedMail): boolean {
  const text = `${mail.subject}\n${words(mail)}`.toLowerCase().replaceAll('ё', 'е');
  const offers =
    /коммерческое предложение|предлага(?:ем|ю)|(?:наш[а-я]*|высыла[а-я]+|направля[а-я]+)\s+прайс|(?<![а-яa-z])seo(?![а-яa-z])|продвижени[ея]\s+(?:\S+\s+){0,2}сайт|распродаж|со скидкой|скидк[аиу]\s/.test(
      text,
    );
  const ours =
    /прошу|просим|пришлите|подскаж|(?:\d[ \u00a0]?){9}|инн(?![а-я])|кпп|логин|абонент|партнер|1[сc](?![а-я])|астрал|отчетност|эдо|регистратор|лиценз|задолж|блокир|ограничен|перен[ео]с(?!\s+сайт)[а-я]*\s+(?:от|с|на|к)(?![а-я])/;
  return offers && !ours.test(text) && !mail.attachments.some((attachment) => !attachment.inline);
}

/** Nothing at all: no words, no subject, nothing attached. */
const isBlank = (mail: ParsedMail): boolean =>
  mail.text.trim() === '' && mail.subject.trim() === '' && mail.attachments.length === 0;

/**
 * Whether a mail asks for anything. Headers speak first, words second, and in doubt it is a request: losing a mail is
 * worse than a ticket too many. `no-request` means nothing for a reply in a known thread.
 */
export function screen(mail: ParsedMail): Screening {
  if (isBounce(mail)) return 'bounce';
  if (isAutoReply(mail)) return 'auto-reply';
  if (isNewsletter(mail) || isOffer(mail) || isThanksOnly(mail) || isBlank(mail)) return 'no-request';
  return 'request';
}
