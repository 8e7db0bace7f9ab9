import { createRegistry, type Partner, type Registry, type Subscriber } from '@perenos/domain';

const aPartner = (fields: Partial<Partner> & Pick<Partner, 'id' | 'name' | 'inn'>): Partner => ({
  kpp: fields.inn.length === 10 ? `${fields.inn.slice(0, 4)}01001` : null,
  kind: 'partner',
  salesCenterId: null,
  logins: [],
  emails: [],
  partnerCode: null,
  debts: [],
  restriction: null,
  ...fields,
});

const aSubscriber = (fields: Partial<Subscriber> & Pick<Subscriber, 'name' | 'inn'>): Subscriber => ({
  kpp: fields.inn.length === 10 ? `${fields.inn.slice(0, 4)}01001` : null,
  kind: fields.inn.length === 10 ? 'legal' : 'individual',
  partnerId: 'p-biryuza',
  emails: [],
  services: [],
  representativeInn: null,
  directions: [],
  itsLogin: null,
  itsPromo: null,
  ...fields,
});

/** Invented companies of the tests; their ИНН have true check digits and belong to nobody in any corpus. */
export const people = {
  kedr: { name: 'ООО «Кедр Софт»', inn: '7804123453', login: 'Kedr Soft_78' },
  biryuza: { name: 'ООО «Бирюза-Бит»', inn: '7705098767', login: 'Biryuza_77' },
  larionova: { name: 'ИП Ларионова Ольга Петровна', inn: '780412345685', login: 'Larionova OP' },
  centre: { name: 'ООО «Невский Центр»', inn: '5023001112', login: 'NevCentr' },
  romashka: { name: 'ООО «Ромашка»', inn: '5401888223', kpp: '540101001' },
  chainik: { name: 'ООО «Чайник на плите плюс»', inn: '6670555440', kpp: '667001001' },
  somov: { name: 'ИП Сомов Илья Андреевич', inn: '540299887770', kpp: null },
  khutor: { name: 'ООО «Лесной Хутор»', inn: '2310444553', kpp: '231001001' },
  /** Nobody in the registry. */
  vershina: { name: 'ООО «Вершина»', inn: '5902777884', kpp: '590201001' },
  zveno: { name: 'АО «Звено»', inn: '1655333228', kpp: '165501001' },
} as const;

/** The registry of the tests: three partners, a sales centre, four subscribers. */
export const aRegistry = (): Registry =>
  createRegistry({
    partners: [
      aPartner({
        id: 'p-kedr',
        ...only(people.kedr),
        logins: ['Kedr Soft_78', 'kedrsoft2'],
        emails: ['@kedr-soft.example'],
      }),
      aPartner({ id: 'p-biryuza', ...only(people.biryuza), logins: ['Biryuza_77'], emails: ['@biryuza.example'] }),
      aPartner({
        id: 'p-larionova',
        ...only(people.larionova),
        logins: ['Larionova OP'],
        emails: ['larionova@post.example'],
      }),
      aPartner({
        id: 'p-centre',
        ...only(people.centre),
        kind: 'sales-center',
        logins: ['NevCentr'],
        emails: ['@nevcentr.example'],
      }),
    ],
    subscribers: [people.romashka, people.chainik, people.somov, people.khutor].map((one) =>
      aSubscriber({ name: one.name, inn: one.inn, kpp: one.kpp }),
    ),
    licences: [],
    applications: [],
    groups: [],
    tariffs: [],
    certificates: [],
    itsContracts: [],
  });

function only({ name, inn }: { name: string; inn: string }): { name: string; inn: string } {
  return { name, inn };
}
