import type {
  Application,
  ApplicationFileKind,
  ApplicationRequisites,
  ApplicationState,
  DirectionCode,
  Product,
} from '@perenos/domain';
import type { DemoApplication } from './applications.ts';
import type { DemoPartner } from './partners.ts';

/** What is particular about an application of the demo; the rest is made up around it. */
export type Sketch = {
  name: string;
  owner: string;
  partner: DemoPartner;
  state: ApplicationState;
  city: string;
  type?: Application['type'];
  product?: Product;
  daysAgo?: number;
  jobTitle?: string;
  viaDss?: boolean;
  directions?: DirectionCode[];
  represented?: true;
  files?: ApplicationFileKind[];
  requisites?: Partial<ApplicationRequisites>;
  suspended?: DemoApplication['suspended'];
  delegated?: DemoApplication['delegated'];
};

/** Applications at every stage: two suspended ones, one delegated whose term ends, one first of a representative's client. */
export const sketches: readonly Sketch[] = [
  {
    name: 'ООО «Липовый Цвет»',
    owner: 'Зайцева Нина Олеговна',
    partner: 'lantern',
    state: 'new',
    city: 'Мурманск',
    daysAgo: 0,
  },
  {
    name: 'ООО «Медный Колокол»',
    owner: 'Грачёв Игнат Львович',
    partner: 'abacus',
    state: 'new',
    city: 'Петрозаводск',
    daysAgo: 0,
    viaDss: true,
  },
  {
    name: 'ИП Щеглова Марта Юрьевна',
    owner: 'Щеглова Марта Юрьевна',
    partner: 'attic',
    state: 'new',
    city: 'Самара',
    daysAgo: 1,
  },
  {
    name: 'ООО «Тихая Заводь»',
    owner: 'Карасёв Влас Петрович',
    partner: 'harbour',
    state: 'checking',
    city: 'Тольятти',
    daysAgo: 1,
  },
  {
    name: 'АО «Кедровый Дом»',
    owner: 'Белкина Рада Ильинична',
    partner: 'compass',
    state: 'accepted',
    city: 'Кудымкар',
    daysAgo: 2,
  },
  {
    name: 'ООО «Ясный Полдень»',
    owner: 'Стрижов Тимур Олегович',
    partner: 'lantern',
    state: 'accepted',
    city: 'Калуга',
    daysAgo: 2,
  },
  {
    name: 'ИП Воробьёв Клим Андреевич',
    owner: 'Воробьёв Клим Андреевич',
    partner: 'bridge',
    state: 'accepted',
    city: 'Архангельск',
    daysAgo: 3,
    type: 'renew',
  },
  {
    name: 'ООО «Речной Бисер»',
    owner: 'Ершова Ася Глебовна',
    partner: 'harbour',
    state: 'confirmed',
    city: 'Самара',
    daysAgo: 3,
    directions: ['FNS', 'PFR', 'FSS', 'ROSSTAT'],
  },
  {
    name: 'ООО «Пять Дубов»',
    owner: 'Дубов Лука Егорович',
    partner: 'abacus',
    state: 'confirmed',
    city: 'Обнинск',
    daysAgo: 4,
    represented: true,
  },
  {
    name: 'ООО «Горный Ручей»',
    owner: 'Козлова Вета Марковна',
    partner: 'compass',
    state: 'confirmed',
    city: 'Пермь',
    daysAgo: 4,
    type: 'change',
  },
  {
    name: 'ООО «Стеклянная Гора»',
    owner: 'Лисицын Юлий Ромович',
    partner: 'lighthouse',
    state: 'confirmed',
    city: 'Казань',
    daysAgo: 5,
    product: '1c-etp',
  },
  {
    name: 'ООО «Сорочья Ярмарка»',
    owner: 'Сорокина Ева Павловна',
    partner: 'lantern',
    state: 'confirmed',
    city: 'Калуга',
    daysAgo: 5,
    suspended: {
      errors: [
        { code: 'ogrn-mismatch', comment: 'В выписке последняя цифра другая' },
        { code: 'passport-unreadable', comment: 'Блик на номере' },
      ],
      corrected: 0,
    },
  },
  {
    name: 'АО «Полынный Берег»',
    owner: 'Чижов Артур Семёнович',
    partner: 'harbour',
    state: 'confirmed',
    city: 'Саратов',
    daysAgo: 6,
    suspended: {
      errors: [
        { code: 'email-invalid', comment: 'Письмо вернулось' },
        { code: 'power-of-attorney-missing', comment: '' },
        { code: 'owner-job', comment: 'В ЕГРЮЛ директор, в заявлении — генеральный директор' },
      ],
      corrected: 1,
    },
  },
  {
    name: 'ООО «Дальний Хутор»',
    owner: 'Уткин Савва Денисович',
    partner: 'compass',
    state: 'confirmed',
    city: 'Кудымкар',
    daysAgo: 15,
    delegated: { centerId: 'kudymkar', workingDaysAgo: 9 },
  },
  {
    name: 'ИП Синицына Злата Игоревна',
    owner: 'Синицына Злата Игоревна',
    partner: 'attic',
    state: 'confirmed',
    city: 'Нижний Новгород',
    daysAgo: 4,
    delegated: { centerId: 'nn', workingDaysAgo: 2 },
  },
  {
    name: 'ООО «Серебряный Лист»',
    owner: 'Иволгина Вера Титовна',
    partner: 'bridge',
    state: 'identification-fns',
    city: 'Москва',
    daysAgo: 6,
  },
  {
    name: 'ООО «Каменный Мост»',
    owner: 'Орешкин Пахом Ильич',
    partner: 'abacus',
    state: 'identification-passed',
    city: 'Тюмень',
    daysAgo: 7,
  },
  {
    name: 'ООО «Вечерний Звон»',
    owner: 'Галкина Лия Борисовна',
    partner: 'lighthouse',
    state: 'confirmed',
    city: 'Казань',
    daysAgo: 9,
    delegated: { centerId: 'kazan', workingDaysAgo: 4, refused: 'Заявитель предъявил просроченный паспорт' },
  },
  {
    name: 'ООО «Сто Пудов»',
    owner: 'Хомяков Фрол Кириллович',
    partner: 'harbour',
    state: 'in-progress',
    city: 'Самара',
    daysAgo: 6,
  },
  {
    name: 'АО «Ветряная Мельница»',
    owner: 'Мельникова Инга Львовна',
    partner: 'lantern',
    state: 'in-progress',
    city: 'Мурманск',
    daysAgo: 7,
    type: 'renew',
    requisites: { paperlessRenewal: true },
  },
  {
    name: 'ООО «Глиняный Кувшин»',
    owner: 'Гончаров Емельян Ильич',
    partner: 'compass',
    state: 'blocked',
    city: 'Екатеринбург',
    daysAgo: 8,
  },
  {
    name: 'ООО «Первый Снег»',
    owner: 'Метелина Дана Олеговна',
    partner: 'bridge',
    state: 'processed',
    city: 'Архангельск',
    daysAgo: 8,
    type: 'change',
  },
  {
    name: 'ООО «Зелёный Чай»',
    owner: 'Травин Богдан Макарович',
    partner: 'abacus',
    state: 'registered',
    city: 'Новосибирск',
    daysAgo: 10,
  },
  {
    name: 'ИП Кукушкин Яков Назарович',
    owner: 'Кукушкин Яков Назарович',
    partner: 'attic',
    state: 'registered',
    city: 'Самара',
    daysAgo: 12,
    type: 'renew',
  },
  {
    name: 'ООО «Пустой Амбар»',
    owner: 'Мышкина Пелагея Ивановна',
    partner: 'lighthouse',
    state: 'rejected',
    city: 'Казань',
    daysAgo: 11,
  },
  {
    name: 'ООО «Быстрая Почта»',
    owner: 'Голубев Наум Яковлевич',
    partner: 'lantern',
    state: 'awaiting-receipt',
    city: 'Санкт-Петербург',
    daysAgo: 5,
    type: 'renew',
    requisites: { paperlessRenewal: true },
  },
  {
    name: 'ООО «Полный Короб»',
    owner: 'Коробова Агния Фёдоровна',
    partner: 'harbour',
    state: 'response-uploaded',
    city: 'Самара',
    daysAgo: 14,
    type: 'renew',
  },
];
