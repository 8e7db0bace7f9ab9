/*
 * What a mail says of a restriction or of a rejection (4.5.1) that it doesn't ask for, or not yet. Data, like
 * the lists in `objections/words/`: each pattern meets one sentence in folded text.
 */
import type { TicketKind } from '@perenos/domain';
import { liftable } from './restriction-kind.ts';

const act = '(?:блокир|блокиров|огранич|разблок|отклон|аннулир|доступ|(?<![а-я])сн(?:ять|им|ят))';
const order = '[а-я]{2,}(?:йте|ьте|ите)(?:сь)?(?![а-я])';
/** Not «если возможно, сегодня», «если нужна служебная записка, пришлём». */
const ifReally = String.raw`(?<![а-я])если\s+(?!(?:нужн|необходим|потреб|понадоб|возможн|можно|вы(?![а-я])|вас|вам|что(?![а-я])|это|будут|есть\s+вопрос|возникн|не\s+(?:затруд|сложн|трудн)|долг[а-я]*\s+(?:уже\s+)?(?:погаш|закры)|оплат[а-я]*\s+(?:уже\s+)?(?:прош|поступил|видн)))`;
const still = String.raw`не\s+(?:снял|откр|восстан|работ|появ)|сохран|оста(?:л|е)|держится|висит|до\s+сих\s+пор`;
const coming = '(?:оплат|погаш|поступ|подпис|получен|согласован|подтвержд|сверк|проверк|отмашк|звонк)';

/** It waits for something, is planned, or is over. */
const waiting: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?=.*${act}).*(?:${ifReally}|(?<![а-я])(?:при|в\s+случае)\s+(?:достижени|услови|неоплат|непоступлени|отсутстви|невыполнени)[а-я]+)`,
  ),
  new RegExp(
    String.raw`^(?=.*${act})(?!.*(?:${still}|(?<!не\s)раньше|обычно)).*(?<![а-я])(?:после\s+(?:\S+\s+)?${coming}[а-я]*|как\s+только|когда\s+(?:\S+\s+){0,2}?(?:подтверд|оплат|поступ|погас|подпиш|согласу|реш)[а-я]+)(?=.*${order}|.*${act})`,
  ),
  new RegExp(
    String.raw`^(?=.*${act}).*(?<![а-я])(?:планиру|готовим(?:ся)?|(?<!не\s)собира(?:ем|ет|ют)ся|рассматрива(?:ем|ю)|согласу(?:ем|ю)|обсужда|отложить|отложите|хо(?:тим|чу|тел)[а-я]*\s+(?:\S+\s+)?(?:посовет|понять|узнать|уточнить))`,
  ),
  /(?<![а-я])(?:попросим|попрошу)(?![а-я])|(?<![а-я])мы\s+(?:\S+\s+)?(?:против|не\s+согласны)(?![а-я])|(?<![а-я])(?:отзыва|отменя)(?:ем|ю)\s+(?:\S+\s+)?(?:просьб|обращени)|(?<![а-я])(?:черновик|образец|шаблон)(?![а-я])/,
  /(?<![а-я])доступ\s+(?:(?:уже|снова|теперь)\s+)?(?:есть|появился|открылся|восстановлен|вернулся)(?![а-я])|(?:ограничени|блокировк)[а-я]*\s+(?:(?!не\s)\S+\s+)?(?:исчез|пропал|снял(?:о|а)сь)/,
];

/** It only wonders: nothing is asked for, unless another sentence does so. */
const wondering: readonly RegExp[] = [
  /(?<![а-я])(?:можно|возможно|нужно|надо|стоит|вправе|реально|целесообразно|имеет\s+смысл)\s+ли(?![а-я])|(?<![а-я])ли\s+(?:\S+\s+)?(?:снять|отклон|блокир|огранич)/,
  /(?<![а-я])(?:сроки|порядок|процедура|основания)\s+(?:отклонени|блокиров|ограничени|сняти)|что\s+(?:\S+\s+)?(?:ответить|сказать)(?![а-я])|(?<![а-я])(?:котор[а-я]+\s+(?:можно|нужно|надо)|(?:список|перечень)\s+(?:\S+\s+)?(?:партнер|клиент))/,
  /(?<![а-я])(?:можно|возможно)\s+(?:снять|разблок|отклон|отменить)[^.!?]*\?|(?<![а-я])когда\s+(?:вы\s+)?отклон[а-я]+/,
];

const orders: Partial<Record<TicketKind, RegExp>> = {
  'edo-reject':
    /(?<![а-я])(?<!не\s)(?:отклоните|аннулируйте|отзовите|отмените|удалите)(?![а-я])|(?:прош[уи]|прос(?:им|ьба)|нужно|надо|необходимо)[^.!?]{0,60}?(?:отклон|аннулир|отозва|отмен)/,
  unblock:
    /(?<![а-я])(?:снимите|разблокируйте|откройте|восстановите|верните|отмените|уберите)(?![а-я])|(?:прош[уи]|прос(?:им|ьба))[^.!?]{0,80}?(?:снять|разблок|восстанов|откр|верн)/,
};

/** «Вчера просили не блокировать, …», «почему не снимаете?»: said of what is to end. */
const told =
  /(?<![а-я])просил[аи]?\s+(?:[^.!?,\n]{0,30}\s)?не\s+(?:за)?(?:блокировать|ограничивать)(?![а-я])|(?<=почему\s+(?:\S+\s+)?)не\s+снима(?:ете|ют)/g;
/** The words of a mail to sverka@ without what tells of the state that they ask to end. */
export const withoutStateTold = (words: string): string => words.replace(told, ' ');

/** «Отмена ограничения», «ограничение больше не нужно», «вопрос закрыт», «мы не согласны»: why it is to be lifted. */
const reasonsToLift =
  /отмен[аыу]\s+(?:ограничени|блокировк)|(?<![а-я])вопрос\s+(?:\S+\s+)?(?:закрыт|реш[её]н|урегулирован|исчерпан)[а-я]{0,2}|(?<=(?:ограничени|блокировк|блокировать|ограничивать)[^.!?\n]{0,80})(?<![а-я])(?:больше|уже)\s+не\s+(?:нужн|надо|требу)[а-я]*|блокировать\s+(?:\S+\s+)?(?:больше|уже)\s+не\s+(?:нужно|надо)|(?<![а-я])мы\s+(?:\S+\s+)?(?:против|не\s+согласны)(?![а-я])/g;
const asksToLift = new RegExp(
  String.raw`(?<![а-я])(?:сним(?:ите|айте)|(?:прош[уи]|просим|просьба)\s+(?:[^\s.!?]+\s+){0,3}?(?:снять|разблокировать)|разблокируйте|откройте|верните|восстановите|уберите|отмените)|${liftable}`,
);
/** «Иначе не заплатит», and how long it is to last: «до особого распоряжения». */
const reasonsToImpose =
  /(?<![а-я])(?:иначе|а\s+то)\s[^.!?\n]*|(?<![а-я])до\s+(?:особого|отдельного|дополнительного|нашего|последующего)\s+[а-я]+|(?<![а-я])на\s+стоп(?![а-я])/g;

/** The words of a mail that asks for an act, without its reasons, which would else object to it. */
export function withoutReasons(words: string, kind: TicketKind): string {
  if (kind === 'block') return words.replace(reasonsToImpose, ' ');
  return kind === 'unblock' && asksToLift.test(words) ? words.replace(reasonsToLift, ' ') : words;
}

/** Whether no act on a restriction or an application is asked for, or none yet. */
export function isWithheld(sentences: readonly string[], kind: TicketKind): boolean {
  const says = (patterns: readonly RegExp[], sentence: string): boolean => patterns.some((one) => one.test(sentence));
  if (sentences.some((sentence) => says(waiting, sentence))) return true;
  const others = sentences.filter((sentence) => !says(wondering, sentence));
  return others.length < sentences.length && !others.some((sentence) => orders[kind]?.test(sentence) ?? false);
}
