/** Words with which a letter begins to ask. */
export const requestWords =
  /прос(?:им|ит|ят)(?!\p{L})|прошу(?!\p{L})|ходатайству|уведомля(?:ем|ет)|извеща(?:ем|ет)|информиру(?:ем|ет)|доводим|заявля(?:ем|ет)|настоящим|сообща(?:ем|ет)|осуществить\s+перенос|перен[её]сти|перевести|перенести/iu;

/** Where the head ends and the request begins; -1 where the text asks nothing in words (a filled form). */
export const requestStart = (text: string): number => text.search(requestWords);

const transfer = String.raw`(?:перен[оеё]с|перев[оеё]д|переход|смен[аыу](?!\p{L}))`;
const paper = '(?:письм|заявлени|обращени|запрос|заявк|просьб)';
/** To the end of the sentence at most; the full stops of dates and abbreviations end none. */
const within = String.raw`(?:[^.\f]|\.(?=\S)){0,120}`;
/** «Отозвано», «аннулировать», «оставить без исполнения». */
const annulled = String.raw`(?:недейств|аннулир|отзыва(?:ем|ет|ю)|отозва|отзыв(?:е|ом|а)?(?!\p{L})|отмен(?:ить|яем|яет|яю|ите|ен|ён)|отлож(?:ить|ите)|воздерж|без\s+(?:исполнения|рассмотрения)|не\s*уполномоч|подде(?:лк|льн)|не\s+(?:исполнять|выполнять|осуществлять|производить|рассматривать|учитывать|принимать))`;
/** The same of a paper: a licence, too, «больше не действует». */
const outdated = String.raw`(?:не\s*актуальн|не\s+действу|утрати\p{L}*\s+(?:силу|актуальн)|силы\s+не\s+име|ошибочн\p{L}*\s+(?:направлен|отправлен)|(?:направлен|отправлен|считать)\p{L}*\s+ошибочн)`;
const voided = new RegExp(
  `(?:${transfer}|${paper})${within}${annulled}|${annulled}${within}(?:${transfer}|${paper})|${paper}${within}${outdated}`,
  'iu',
);

/** With which a letter forbids a transfer, makes it depend on something, wonders about one, or is no letter yet. */
const forbidding: readonly RegExp[] = [
  voided,
  /(?<!\p{L})не\s+(?:\p{L}+\s+)?(?:переносить|переводить|осуществлять|производить|выполнять|исполнять|рассматривать|менять)(?!\p{L})|(?<!не\s)возража(?:ем|ет|ю)(?!\p{L})|без\s+(?:нашего|его)\s+согласи/iu,
  new RegExp(String.raw`(?<!\p{L})(?:против|отказ\p{L}*\s+от)\s+(?:\p{L}+\s+)?(?:${transfer}|${paper})`, 'iu'),
  /(?:перенос|перевод|переход|смена)\s+(?:уже\s+|больше\s+|пока\s+)?не\s*(?:нуж(?:ен|но|на)|надо|требуется)(?!\p{L})/iu,
  /недействительн|аннулир|(?<!\p{L})передума|приостановить|прекратить\s+(?:рассмотр|исполн|перенос|процедур)|соглас\p{L}*\s+(?:\p{L}+\s+){0,2}?не\s+да|не\s+да\p{L}*\s+(?:\p{L}+\s+)?согласи/iu,
  /оста(?:[её]мся|[её]тся|ться|вить|вьте)\s+(?:нас\s+|его\s+)?(?:на\s+обслуживани|у\s)/iu,
  /рассматрива(?:ем|ет)\s+(?:возможност|вопрос)|возможност\p{L}+\s+(?:перен|перев|смен)|прос(?:им|ит)\s+(?:сообщить|разъяснить)\s+(?:услови|возможност|порядок)/iu,
  /при\s+условии|(?<!\p{L})(?:только|лишь|исключительно)\s+(?:после|если|при|в\s+случае)(?!\p{L})|(?<!\p{L})после\s+(?:\p{L}+\s+)?(?:оплаты|погашения|подписания|согласования|подтверждения)(?!\p{L})|не\s+(?:ранее|раньше)\s+(?:чем|наш|ваш|получ|подтвер|соглас|оплат|звонк|уведомл|поступл)/iu,
  /дат\p{L}*\s+(?:перен\p{L}*\s+|перев\p{L}*\s+)?(?:будет|сообщим|уточним)(?!\p{L})/iu,
  // A stamp or a heading («ОБРАЗЕЦ. Письмо …»), a name still to be filled in; «проект письма» anywhere.
  /(?:^|[\n\f])[\s«"(*]*(?:образец|проект|черновик|шаблон|макет|пример)(?:\s+(?:официального\s+)?(?:письма|заявления|документа|заполнения))?(?:[\s»")*.:!]*(?=[\n\f]|$)|[.:)]\s)|И\.\s?О\.\s+Фамили|Фамилия\s+И\.\s?О\.(?!\p{L})|(?<!\p{L})(?:проект|черновик)\s+(?:официального\s+)?(?:письма|заявления)(?!\p{L})/iu,
  // «Письмо действительно до 01.03.2026»: whether it still holds, a person sees.
  /(?:письм|заявлени|согласи|просьб)\p{L}*[^.\n]{0,30}(?:действ(?:ует|ительн)|актуальн)\p{L}*[^.\n]{0,20}(?<!\p{L})(?:до|по|в\s+течение)(?!\p{L})|срок\s+действия\s+(?:\p{L}+\s+)?(?:письм|заявлени|согласи)/iu,
];

/** Without any of these words a letter asks for another thing («просит продлить сертификат»). */
const anyTransfer =
  /пер[еи]н[оеё]с|перев[её]?[дс]т|перевод|перейти|переход|перемещ|перемест|переда[тйчё]|(?:за|при)креп|смен[аеуиы]|сменить|поменя|подключить|прин(?:ять|има)|взять|на\s+(?:\p{L}+\s+){0,2}?(?:обслуживани|сопровождени)|обслуживаться|обслуживать|обслуживал|нов\p{L}+\s+партн|через\s+партн/iu;

/**
 * Whether a letter forbids a transfer, makes it depend on something, only wonders about one, takes another letter back, asks
 * for another thing or is a specimen: a person reads it, nothing rests on its data alone.
 */
export const forbids = (text: string): boolean =>
  forbidding.some((pattern) => pattern.test(text)) || !anyTransfer.test(text);

/** Whether a paper that asks for no transfer takes a letter or a request back. */
export const takesBack = (text: string): boolean => voided.test(text);
