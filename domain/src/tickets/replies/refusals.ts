import type { ClauseId, Decision } from '../../regulation/types.ts';
import { clausesInWords } from './frame.ts';
import { itemWords, type ReplyItem } from './item-words.ts';

type Refusal = { because: string; instead: string };

const refusals: Readonly<Record<ClauseId, Refusal>> = {
  '1.1': {
    because:
      'Запросы на перенос принимаются только от партнёра или Центра продаж; письма напрямую от абонентов запрещены',
    instead: 'Обратитесь к партнёру, к которому хотите перейти: он направит запрос сам.',
  },
  '1.2': {
    because: 'Запросы на перенос принимаются только на адрес perevod@astral.ru',
    instead: 'Отправьте запрос на perevod@astral.ru.',
  },
  '4.1.7': {
    because:
      'Абонент обслуживается по лицензии клиента уполномоченного представителя: отдельно от него перенос невозможен',
    instead:
      'Такого абонента можно перенести только вместе с его уполномоченным представителем: пришлите запрос на перенос представителя и его клиентов.',
  },
  '4.1.9': {
    because: 'Абонент подключен в рамках сервиса 1С:Бухобслуживание: перенос невозможен',
    instead:
      'Если абонент больше не подключен к 1С:Бухобслуживанию, сообщите нам об этом: мы проверим данные и рассмотрим запрос заново.',
  },
  '4.2.4': {
    because: 'Абонент зарегистрирован через авторизованный центр: отдельно от него перенос невозможен',
    instead:
      'Такого абонента можно перенести только вместе с его авторизованным центром: пришлите запрос на перенос центра и его абонентов.',
  },
  '4.5.1': {
    because: 'Перенос заявок по продукту «Астрал ЭДО» невозможен',
    instead:
      'Текущее заявление нужно отклонить и отправить новое, указав в нём Код партнёра. Чтобы отклонить заявление и узнать Код партнёра, напишите на partners@astral.ru.',
  },
  'FB-6': {
    because: 'Ограничить партнёра по запросу может только его Центр продаж',
    instead: 'Обратитесь в Центр продаж, с которым работает этот партнёр.',
  },
  'FB-8': {
    because: 'Ограничение наложено по запросу Центра продаж: снять его можно только по запросу этого же Центра продаж',
    instead: 'Обратитесь в ваш Центр продаж: после его письма на sverka@astral.ru доступ будет восстановлен.',
  },
  'SE-3': {
    because: 'Акция «Старт ЭДО» заключена раньше и до сих пор не видна в Web-Регистраторе',
    instead: 'Обратитесь в фирму «1С»: сведения об акции передаёт она.',
  },
};

/** Why it is refused, by which clause, and what to do instead. */
export function refusalText(decision: Pick<Decision, 'clauses' | 'reasons'>): string {
  const rule = decision.clauses.find((clause) => refusals[clause] !== undefined);
  const known = rule === undefined ? undefined : refusals[rule];
  const clauses = clausesInWords(decision.clauses);
  const because = (known?.because ?? decision.reasons[0]?.text ?? 'Запрос не может быть исполнен').replace(/\.$/, '');
  return [
    `${because}${clauses === null ? '' : ` (${clauses})`}.`,
    ...(known === undefined ? [] : [known.instead]),
  ].join(' ');
}

export const refusalSection = ({ item, decision }: ReplyItem, withHeading: boolean): string =>
  withHeading ? `${itemWords(item)}: ${refusalText(decision)}` : refusalText(decision);
