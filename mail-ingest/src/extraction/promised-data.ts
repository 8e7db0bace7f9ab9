/*
 * Data that a mail promises and doesn't state: «КПП уточняю», «логин пришлю позже». The reply asks for them anyway (2.1),
 * so that the promise holds nothing back. All text is folded.
 */

/** Data that people promise by their names alone; an ИНН may be either of two. */
export type PromisedDatum = 'кпп' | 'логин';

const promise = String.raw`(?<![а-я])(?:уточн|выясн|узна|поищ|найд|спрос|спраш|пришл|вышл|сообщ|скин|донес|напиш|дам|дадим|добав|не\s+(?:помн|зна[юе]|нашл|нашел)|(?:пока|еще)\s+(?:нет|не\s)|нет\s+под\s+рукой)[а-я]*`;
/** What may follow a promise and says nothing but when and how it will be kept. */
const tail = String.raw`(?:[\s,]+(?:и|а|еще|позже|потом|позднее|сегодня|завтра|чуть|скоро|дополнительно|отдельно|письмом|следом|вам|у\s+(?:клиента|них|него)|в\s+течение\s+дня|(?:уточн|пришл|вышл|сообщ|скин|напиш|не\s+помн|не\s+зна)[а-я]*)(?![а-я]))*`;
const promiseOf = (datum: PromisedDatum): RegExp => {
  const named = String.raw`(?<![а-я])${datum}[а-я]*(?:\s+(?:партнер|абонент|клиент|доступ|нов)[а-я]*)*`;
  return new RegExp(
    String.raw`${named}(?:\s*[-–—:,]\s*|\s+)(?:(?:мы|я|он|его|вам|еще|чуть|позже|потом|сегодня|завтра)\s+)*${promise}${tail}|${promise}\s+(?:(?:вам|и|чуть|позже|потом|сегодня|завтра)\s+)*${named}${tail}`,
    'g',
  );
};
const promises: Readonly<Record<PromisedDatum, RegExp>> = { кпп: promiseOf('кпп'), логин: promiseOf('логин') };

/** A sentence without its promises of what the mail doesn't state. */
export const withoutPromised = (sentence: string, unstated: readonly PromisedDatum[]): string =>
  unstated.reduce((rest, datum) => rest.replace(promises[datum], ' '), sentence);
