import { createRegistry, type Partner, type Registry } from '@perenos/domain';
import { aPartner, aRegistryData, aSubscriber } from '@perenos/domain/testing';

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

const partner = (id: string, { name, inn }: { name: string; inn: string }, over: Partial<Partner>): Partner =>
  aPartner({ id, name, inn, kpp: inn.length === 10 ? `${inn.slice(0, 4)}01001` : null, ...over });

/** The registry of the tests: three partners, a sales centre, four subscribers. */
export const aRegistry = (): Registry =>
  createRegistry(
    aRegistryData({
      partners: [
        partner('p-kedr', people.kedr, { logins: ['Kedr Soft_78', 'kedrsoft2'], emails: ['@kedr-soft.example'] }),
        partner('p-biryuza', people.biryuza, { logins: ['Biryuza_77'], emails: ['@biryuza.example'] }),
        partner('p-larionova', people.larionova, { logins: ['Larionova OP'], emails: ['larionova@post.example'] }),
        partner('p-centre', people.centre, {
          kind: 'sales-center',
          logins: ['NevCentr'],
          emails: ['@nevcentr.example'],
        }),
      ],
      subscribers: [people.romashka, people.chainik, people.somov, people.khutor].map((one) =>
        aSubscriber({ ...one, kind: one.kpp === null ? 'individual' : 'legal', partnerId: 'p-biryuza' }),
      ),
      licences: [],
      tariffs: [],
    }),
  );
