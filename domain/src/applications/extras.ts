import type { Application, CompanyGroup } from '../registry/types.ts';
import { applicationStages, isLockedByIdentification } from './stages.ts';

/**
 * «Дополнительные функции» of an application in WEB-Регистратор: what staff put to it before it goes into processing. The
 * login of the ИТС portal is the requisite `itsUserId`.
 */
export type ApplicationExtras = {
  /** «ИНН/КПП группы компаний», as the group was called when it was chosen. */
  group: Pick<CompanyGroup, 'id' | 'name' | 'headInn'> | null;
  /** «Подключение в рамках тарифа „Бонус ГК“»: free for one company of the group. */
  bonusGroup: boolean;
  itsEmail: string | null;
  mainForEntrepreneur: boolean;
  rightSolution: boolean;
  /** The number or text of a special offer: «Акция 50»; null: none. */
  specialOffer: string | null;
};

export const noExtras: ApplicationExtras = {
  group: null,
  bonusGroup: false,
  itsEmail: null,
  mainForEntrepreneur: false,
  rightSolution: false,
  specialOffer: null,
};

export const extrasLabels = {
  group: 'Группа компаний',
  bonusGroup: 'Подключение в рамках тарифа «Бонус ГК»',
  itsLogin: 'Логин ИТС',
  itsEmail: 'E-mail ИТС',
  mainForEntrepreneur: 'Подключение в рамках тарифа «Основной для ИП»',
  rightSolution: 'Подключение в рамках тарифа «Верное решение»',
  specialOffer: 'Специальное предложение',
} as const;
export type ExtrasField = keyof typeof extrasLabels;

/** The extras as a person asks for them. */
export type AskedExtras = ApplicationExtras & { itsLogin: string | null };

const isEmail = (text: string): boolean => /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(text);

/** «Акция „Добро пожаловать“»: its text is «Акция 50», and it isn't for these tariffs. */
const isWelcomeOffer = (text: string): boolean => /^акция\s*50$/i.test(text.trim());

/**
 * What of the extras can't be, by the tables of tariffs of WEB-Регистратор, field by field in words; empty: nothing.
 * `group`: the chosen group as the registry has it, `own`: the one that the subscriber is in already; null: there is none.
 */
export function extrasProblems(
  asked: AskedExtras,
  { product, subscriberInn }: Pick<Application, 'product' | 'subscriberInn'>,
  { group, own }: { group: CompanyGroup | null; own: CompanyGroup | null },
): Partial<Record<ExtrasField, string>> {
  const problems: Partial<Record<ExtrasField, string>> = {};
  if (asked.group !== null) {
    if (group === null) problems.group = 'Такой группы компаний уже нет';
    else if (group.product !== product) problems.group = 'Эта группа — по другому продукту';
    else if (own !== null && own.id !== group.id) problems.group = `Абонент уже входит в ${own.name}`;
    else if (asked.rightSolution) problems.group = 'Тариф «Верное решение» не может входить в группу компаний';
  }
  if (asked.bonusGroup && asked.group === null) problems.bonusGroup = '«Бонус ГК» — только вместе с группой компаний';
  if (asked.mainForEntrepreneur && subscriberInn.length !== 12)
    problems.mainForEntrepreneur = 'Тариф «Основной для ИП» — только для индивидуального предпринимателя';
  const tariffs = [asked.bonusGroup, asked.mainForEntrepreneur, asked.rightSolution].filter(Boolean).length;
  if (tariffs > 1) problems.rightSolution = 'Отметьте только один тариф';
  if (asked.itsLogin !== null && /\s/.test(asked.itsLogin)) problems.itsLogin = 'В логине не бывает пробелов';
  if (asked.itsLogin === null && asked.itsEmail !== null) problems.itsLogin = 'Укажите и логин';
  if (asked.itsLogin !== null && asked.itsEmail === null) problems.itsEmail = 'Укажите и адрес электронной почты';
  if (asked.itsEmail !== null && !isEmail(asked.itsEmail)) problems.itsEmail = 'Адрес вида имя@узел.рф';
  const { specialOffer } = asked;
  if (specialOffer !== null && specialOffer.trim() === '')
    problems.specialOffer = 'Введите номер или текст предложения';
  else if (specialOffer !== null && isWelcomeOffer(specialOffer) && (tariffs > 0 || asked.group !== null))
    problems.specialOffer = '«Акция 50» действует только на тариф «Основной», без группы компаний и других льгот';
  return problems;
}

/** Why the extras of an application may not be changed at its stage, in words; null: they may. */
export function extrasClosed(state: Application['state']): string | null {
  const { label, group } = applicationStages[state];
  if (group === 'new' && state !== 'in-progress' && !isLockedByIdentification(state)) return null;
  return `Заявка на этапе «${label}»: дополнительные условия уже не изменить.`;
}
