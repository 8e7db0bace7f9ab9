/*
 * Data that a mail promises and doesn't state: «КПП уточняю», «логин пришлю позже». The reply asks for them anyway (2.1),
 * so that the promise holds nothing back. All text is folded.
 */
import type { MissingCode } from '@perenos/domain';
import type { Draft } from '../drafts/draft.ts';

/** Data that people promise by their names alone; the ИНН is the subscriber's. */
export type PromisedDatum = 'инн' | 'кпп' | 'логин';

const promise = String.raw`(?<![а-я])(?:уточн|выясн|узна|поищ|найд|спрос|спраш|пришл|вышл|сообщ|скин|донес|напиш|дам|дадим|добав|не\s+(?:помн|зна[юе]|нашл|нашел)|(?:пока|еще)\s+(?:нет|не\s)|нет\s+под\s+рукой)[а-я]*`;
/** What may follow a promise and says nothing but when and how it will be kept. */
const tail = String.raw`(?:[\s,]+(?:и|а|еще|позже|потом|позднее|сегодня|завтра|чуть|скоро|дополнительно|отдельно|письмом|следом|вам|у\s+(?:клиента|них|него)|в\s+течение\s+дня|(?:уточн|пришл|вышл|сообщ|скин|напиш|не\s+помн|не\s+зна)[а-я]*)(?![а-я]))*(?:,?\s*как\s+только\s+[^.!?,;]{0,40}?(?:верн|прид|выйд|найд|появ|освобод)[а-я]+[^.!?,;]{0,30})?`;
const promiseOf = (datum: PromisedDatum): RegExp => {
  const named = String.raw`(?<![а-я])${datum}[а-я]*(?:\s+(?:партнер|абонент|клиент|доступ|нов)[а-я]*)*`;
  return new RegExp(
    String.raw`${named}(?:\s*[-–—:,]\s*|\s+)(?:(?:мы|я|он|его|вам|еще|чуть|позже|потом|сегодня|завтра)\s+)*${promise}${tail}|${promise}\s+(?:(?:вам|и|чуть|позже|потом|сегодня|завтра)\s+)*${named}${tail}`,
    'g',
  );
};
const promises: Readonly<Record<PromisedDatum, RegExp>> = {
  инн: promiseOf('инн'),
  кпп: promiseOf('кпп'),
  логин: promiseOf('логин'),
};

/** What the drafts of a mail leave out: a КПП of any legal entity, and what none of them has. */
export const unstatedIn = (drafts: readonly Draft[]): PromisedDatum[] => [
  ...(drafts.every(({ subscriber }) => subscriber.inn === null) ? (['инн'] as const) : []),
  ...(drafts.every(({ subscriber: { inn, kpp } }) => kpp !== null || inn?.value.length === 12)
    ? []
    : (['кпп'] as const)),
  ...(drafts.every(({ target }) => target.login === null) ? (['логин'] as const) : []),
];

/** What a ticket's question asks for. */
export const unstatedBy = (expected: readonly MissingCode[]): PromisedDatum[] => [
  ...(expected.includes('subscriber-inn') ? (['инн'] as const) : []),
  ...(expected.includes('subscriber-kpp') ? (['кпп'] as const) : []),
  ...(expected.includes('target-partner-login') ? (['логин'] as const) : []),
];

/** A sentence without its promises of what the mail doesn't state. */
export const withoutPromised = (sentence: string, unstated: readonly PromisedDatum[]): string =>
  unstated.reduce((rest, datum) => rest.replace(promises[datum], ' '), sentence);
