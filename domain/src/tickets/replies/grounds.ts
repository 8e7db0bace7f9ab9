import type { IsoDate } from '../../registry/types.ts';
import type { Decision } from '../../regulation/types.ts';
import type { OfficialLetter, PaymentDocument, RequestedItem } from '../../requests/types.ts';
import { formatDate } from '../../wording/format.ts';
import { clausesInWords } from './frame.ts';

export type GroundsFacts = {
  decision: Pick<Decision, 'clauses' | 'effects'>;
  item: Pick<RequestedItem, 'subscriberInn'>;
  /** Name of the partner or sales centre that asked; null if it isn't known. */
  askedBy: string | null;
  requestDate: IsoDate;
  letters: readonly OfficialLetter[];
  payments: readonly PaymentDocument[];
};

const dated = (what: string, date: IsoDate | null): string => (date === null ? what : `${what} от ${formatDate(date)}`);

function documents({ item, letters, payments, decision }: GroundsFacts): string[] {
  const inn = item.subscriberInn;
  const own = letters.find((letter) => inn !== null && letter.subscriberInn === inn);
  const heads = letters.find((letter) => inn !== null && letter.groupInns.includes(inn));
  const letter = decision.effects.includes('group-dissolves') ? (heads ?? own) : (own ?? heads);
  const payment = payments.find(({ payerInn }) => inn !== null && payerInn === inn);
  return [
    ...(letter === undefined
      ? []
      : [
          dated(
            letter === heads && letter !== own ? 'официальное письмо головной компании' : 'официальное письмо абонента',
            letter.letterDate,
          ),
        ]),
    ...(payment === undefined ? [] : [dated('платёжный документ', payment.date)]),
  ];
}

/** On what grounds it was executed, in words: for the notice of 1.5.1 and for the journal. */
export function transferGrounds(facts: GroundsFacts): string {
  const request = `запрос${facts.askedBy === null ? '' : ` ${facts.askedBy}`} от ${formatDate(facts.requestDate)}`;
  const clauses = clausesInWords(facts.decision.clauses);
  return [request, ...documents(facts), ...(clauses === null ? [] : [clauses])].join('; ');
}
