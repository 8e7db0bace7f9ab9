/*
 * What a mail says beside its request: of other companies, of papers and settings, out of courtesy. Such sentences
 * hold words that would speak against a request («не трогайте», «не нужно», «?»), but are not about it. All text is folded.
 */
const innIn = /(?<!\d)\d{10}(?:\d\d)?(?!\d)/g;
const whose = String.raw`(?:\s+(?:(?:наш|ваш|сво|эт|клиент)[а-я]*|их|его|ее))?`;
const client = '(?:клиент|абонент|компани|организаци|фирм)[а-я]*';
const others = new RegExp(
  String.raw`(?<![а-я])(?:(?:их|ее|его)\s+)?(?:(?:остальн|проч)(?:[ыи]е|[ыи]х|[ыи]м|[ыи]ми)(?:${whose}\s+(?:${client}|партнер[а-я]*|(?:продукт|сервис|направлени)[а-я]*(?:\s+${client})?))?|(?:предыдущ|прошл)[а-я]*${whose}\s+(?:клиент|абонент)[а-я]*|(?:други[ех]|дочерн|соседн)[а-я]*${whose}\s+${client}|те(?:х)?\s+(?:двух|две|двое|трех|три|трое)(?![а-я]))`,
  'g',
);
const needless = String.raw`не\s*(?:надо|нужн[оаы]?|требу[а-я]+|обязательн[оаы]|следует|стоит)(?![а-я])`;
const leaving = '(?:трога|меня|изменя|отклоня|аннулир|удаля|перевыпуска|выпуска|присыла|отправля|прилага)[а-я]+';
const old = '(?:стар|древн|втор|друг|прошлогодн)[а-я]+';
const application = String.raw`${old}\s+(?:\S+\s+)?(?:заявк[ауи]|заявление)(?:[^,.!?]{0,30},\s+ее)?|(?:заявк[ауи]|заявление)(?:[^,.!?]{0,30},)?\s+${old}`;
const paper = String.raw`(?:отдельн[а-я]+\s+заявлени[еяй]|письм|оригинал|доверенност|бумаг|скан)[а-я]*(?:\s+(?:от\s+)?${client})?`;
const setting = String.raw`(?<!партнер[а-я]*\s+(?:и|или)\s+)(?:реквизит|контакт|телефон|почт|настройк|направлени|сертификат|подпис)[а-я]*(?:\s+(?:у\s+)?${client})?|в\s+карточке(?:\s+${client})?|(?:больше\s+ничего|ничего\s+(?:другого|больше))(?:\s+у\s+(?:него|нее|них))?`;
const matter = `(?<![а-я])(?:${application}|${paper}|${setting})(?![а-я])`;
/** What a sentence can't be without if it is about the request after all. */
const ownWords = String.raw`(?<![а-я])(?:абонент|клиент|компани|организаци|ооо|ип(?![а-я])|партнер|перенос(?![ия])|перевод(?!и)|переход|его(?![а-я])|него|нему|ним(?![а-я])|их(?![а-я])|эт(?:от|ого|у|ому)(?![а-я])|вместо)|не\s+т(?:от|ого|а|у|ому)(?![а-я])|ошиб|перепут|против|отбой|стоп|отмен|подожд|придерж`;
const own = new RegExp(ownWords);
/** «Старую заявку не трогайте, эту тоже». */
const noMore = `(?![^.!?]*(?<![а-я])(?:тоже|также)(?![а-я]))`;
const gap = `(?:(?!${ownWords}|(?<![а-я])(?:перен[ео]с|перев[ео]д|обрабатыва|исполн|выполн|рассматрива|пока|сейчас|врем))[^.!?]){0,40}?`;
const withdrawn = '(?:отозва[нл]|аннулирова[нл]|приостанов(?:лен|ил))[аоиы]?(?![а-я])';
/** «Письмо уже не нужно», «старую заявку не трогайте», «не меняйте настройки»; «отклонять заявку не нужно» beside its transfer. */
const spared = new RegExp(
  [
    // «Письмо обрабатывать не нужно» is said of the request.
    String.raw`(?<!(?:обрабатыва|исполн|выполн|рассматрива|учитыва|принима)[а-я]*ть\s+(?:\S+\s+)?)${matter}${gap}(?:(?<![а-я])${leaving}\s+(?:(?:его|ее|их)\s+)?)?${needless}(?:\s+${leaving})?${noMore}`,
    String.raw`${matter}${gap}(?<![а-я])не\s+${leaving}${noMore}`,
    // «(Сертификат действует до 14.09, его не трогаем)»: opens its clause, so that «его» is nobody else.
    String.raw`(?<=(?:^|[(,;:–—-])\s?)(?:сертификаты?|подпис[ьи]|ключи?|настройки|направления)(?![а-я])(?:(?!${ownWords})[^!?,;]){0,60},\s+(?:его|ее|их)\s+не\s+${leaving}${noMore}`,
    String.raw`(?<![а-я])(?:(?:${leaving}\s+)?${needless}(?:\s+${leaving})?|не\s+${leaving})\s+(?:\S+\s+)?${matter}${noMore}`,
    String.raw`(?<![а-я])(?:разблокир|продл|(?:пере)?выпус|восстан)[а-я]*ть\s+(?:(?:его|ее|их)\s+)?не\s+прос(?:им|шу)(?![^.!?]*перен)|не\s+прос(?:им|шу)\s*:?\s+переносить\s+лицензию`,
    // «Возражений против переноса нет», «лицензия отозвана» (4.1.12), «ранее просили отложить, теперь можно».
    String.raw`(?<![а-я])возражени[а-я]+\s+против\s+[^.!?,]{0,40}?(?<![а-я])(?:нет(?![а-я])|не\s+(?:име|поступ)[а-я]+|отсутству[а-я]+)|(?<![а-я])(?:нет|без|не\s+име[а-я]+)\s+возражений\s+против\s+[а-я]+`,
    String.raw`(?<![а-я])лицензи[а-я]*(?:\s*[:–—-])?\s+(?:(?!заявк|перенос|письм)[^\s.!?]+\s+){0,3}?${withdrawn}|(?<![а-я])${withdrawn}\s+лицензи[а-я]*|(?<![а-я])(?:отозванн|аннулированн|приостановленн)[а-я]+\s+(?:[а-я]+\s+)?лицензи[а-я]*`,
    String.raw`(?<![а-я])(?:ранее|раньше|прежде|вчера|до\s+этого)\s+(?:[а-я]+\s+)?просил[аи]?\s[^.!?]{0,60}?[\s,]+(?:теперь|сейчас|сегодня)\s+(?:(?:уже|все|это)\s+)?(?:можно|вопрос[а-я]*\s+(?:нет|снят)|готов|переносите|актуальн)`,
    // An earlier letter whose fault is named: this one stands in its place.
    String.raw`(?<![а-я])(?:прошл|предыдущ|прежн|вчерашн|перв)[а-я]+\s+(?:письмо|заявк[ауи]|запрос|обращение)(?=[^.!?]*(?:(?<![а-я])без(?![а-я])|ошибк|опечатк|пуст|забы|раньше\s+времени|неполн|недописан|некорректн))[^.!?]*?(?<![а-я])(?:не\s+(?:нужно\s+|надо\s+)?(?:обрабатыва|учитыва|рассматрива|смотр|чита)[а-я]+|недействительн[а-я]+|(?:отправ|направ|ушл)[а-я]+\s+(?:по\s+ошибке|ошибочно|случайно))`,
    // «Переносим головную, филиал остаётся у прежнего партнёра».
    String.raw`(?<=головн[^.!?]*)(?<![а-я])филиал[а-я]*\s+(?:[а-я]+\s+)?оста(?:ет|ют|н[еу]т)ся\s+(?:у\s+(?:прежн|стар|текущ|нынешн|сво)[а-я]+\s+партнер[а-я]*)?`,
    String.raw`(?<![а-я])(?:(?:отклонять|аннулировать|отменять|отзывать|останавливать)\s+(?:(?:ее|его|заявк[ау]|заявление|ничего)\s+)?не\s*(?:нужно|надо|требуется)|не\s+(?:отклоня|отменя|останавлива)(?:ть|йте))(?![а-я])`,
  ].join('|'),
  'g',
);

/** «Остальных», «те две» are nobody of a request for one: two ИНН at most, the subscriber's and the partner's. */
export const asksForOne = (words: string): boolean => new Set(words.match(innIn)).size <= 2;

/** Whether a part of a sentence is about other companies alone, whatever it says of them. */
function isOfOthers(part: string): boolean {
  const rest = part.replace(others, ' ');
  return rest !== part && !/\d{9}/.test(part) && !own.test(rest);
}

/** A sentence without what it says of other companies. */
export const withoutOthers = (sentence: string): string =>
  sentence
    .split(/(?<=[,;])\s+(?=(?:а|но|зато|однако)\s)/)
    .map((part) => (isOfOthers(part) ? ' ' : part))
    .join(' ');

/** A sentence without what it says of papers, settings and old applications. */
export const withoutSpared = (sentence: string): string => sentence.replace(spared, ' ');

/** Names within quotation marks. */
export const quoted = /[«"“„]([^«»"“”„\n]{1,60})[»"”“]/g;
const stemsOf = (name: string): string[] => (name.match(/\p{L}+|\d+/gu) ?? []).map((word) => word.slice(0, 4));
const isAlike = (a: readonly string[], b: readonly string[]): boolean =>
  a.length <= b.length ? a.every((stem) => b.includes(stem)) : isAlike(b, a);
const namesIn = (text: string): string[][] =>
  [...text.matchAll(quoted)].flatMap(([, name = '']) => (/\p{L}{3}/u.test(name) ? [stemsOf(name)] : []));

/** Where a company stands that a sentence is about: at its beginning, or behind «перенос». */
const asTopic =
  /(?:^(?:(?:а|и|но|вот)\s+)*(?:(?:про|по|насчет|относительно)\s+(?:(?:втор|трет|друг)[а-я]+\s+)?)?|перенос[а-я]*\s+)(?:(?:абонент|клиент|компани|фирм)[а-я]*,?\s+)?(?:(?:ооо|ао|ип)\s*)?[«"“„][^«»"“”„]*[»"”“]/g;

/** «А «Порт-1» уже у нас, его не надо»: of a company that no other sentence (`rest`) names, and whose ИНН nobody states. */
export function isOfAnother(sentence: string, rest: readonly string[]): boolean {
  const names = namesIn(sentence);
  const known = namesIn(rest.join('\n'));
  if (names.length === 0 || /\d{9}/.test(sentence) || names.some((name) => known.some((one) => isAlike(name, one))))
    return false;
  const said = sentence.replace(asTopic, ' ');
  if (said === sentence) return false;
  return !/(?<![а-я])(?:абонент|клиент|партнер|перенос|перевод|переход|пока|если|когда|против|возраж|соглас|вместо|без|эт(?:от|ого|у|ому))(?![а-я]*@)|ошиб|перепут/.test(
    said,
  );
}

const headOffice = String.raw`(?:головн[а-я]+(?:\s+(?:организаци|компани|предприяти|офис|юрлиц)[а-я]*)?|голов[уа])(?![а-я])`;
const branchOffice = String.raw`(?:(?:остальн|друг|проч|сам)[а-я]+\s+)?(?:филиал|обособленн|подразделени|обособк)[а-я]*(?:\s+подразделени[а-я]*)?`;
/** «Головную (КПП …) не трогаем!» as a whole sentence. */
const leftAsItIs = (part: string): RegExp =>
  new RegExp(
    String.raw`^(?:(?:а|но|при\s+этом)\s+)?(?:сам[а-я]+\s+)?${part}(?:\s*\([^()]*\))?,?\s+(?:(?:мы|пока|при\s+этом)\s+)*не\s+(?:трога|перенос|перевод)[а-я]+\s*[.!]*$`,
  );
const parts = [headOffice, branchOffice].map((part) => ({ named: new RegExp(part), left: leftAsItIs(part) }));

/** «Головную не трогаем» in a mail whose other sentences (`rest`) ask for the branch, and the other way round. */
export function leavesOtherPart(sentence: string, rest: readonly string[]): boolean {
  const left = parts.findIndex((part) => part.left.test(sentence));
  if (left < 0) return false;
  const names = (index: number): boolean => rest.some((one) => parts[index]?.named.test(one));
  return names(1 - left) && !names(left);
}

const pronoun = /(?<![а-я])(?:его|ее|их|не[йм]|ним|ними|нему|них)(?![а-я])/;
/** «Напишу отдельно, его пока не трогайте»: goes on about whom the sentence before is about. */
export const goesOn = (sentence: string): boolean =>
  pronoun.test(sentence) &&
  namesIn(sentence).length === 0 &&
  !/\d{9}|(?<![а-я])(?:абонент|клиент|партнер|компани|перенос(?![ия])|перевод(?!и)|прош[уе]|прос[ия]|эт(?:от|ого|у|ому)(?![а-я]))|ошиб|перепут/.test(
    sentence,
  );

/** Words of a question that may ask for something of ours after all. */
const ours =
  /\d{4}|перен|перев|перех|закреп|сертиф|лиценз|тариф|(?<![а-я])акт|счет|договор|документ|письм|доступ|отч|заяв|абонент|клиент|данн|реквизит|(?<![а-я])(?:инн|кпп|эдо)|логин|опла|плат|долг|ключ|парол|настро|направл|ошиб|статус|срок|подпи|продл|регистр|партн|баз|програм|работ|сервис|продукт/;
const wonders =
  /(?<![а-я])(?:как|кто|кого|кому|что|чего|чей|чья|где|куда|откуда|когда|почему|зачем|сколько|верн|правильн|так|точно|подскаж|узна|уточн|провер)/;
const willing =
  /(?<![а-я])(?:(?:сдела|успе|помож|смож|возьм|выполн|исполн)[а-я]*(?:ете|ите|етесь)|получится|можно|давайте)(?![а-я])(?![^?]*(?<![а-я])(?:не|после|позже|потом|если|когда|но)(?![а-я]))[^.!?]*\?$|(?<![а-я])ведь\s[^.!?]*\?$/;
const isIdle = (sentence: string): boolean => !ours.test(sentence) && !wonders.test(sentence);
/** «Сделаете?», «Можно?», «Ведь не страшно?», «…, помните?»: a question that asks for nothing but what stands beside it. */
export const isAsideQuestion = (sentence: string): boolean =>
  (willing.test(sentence) && isIdle(sentence)) || /,\s*(?:помните|представляете|понимаете|знаете)\s*\?$/.test(sentence);
