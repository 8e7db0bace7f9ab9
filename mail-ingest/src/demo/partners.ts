import type { Partner } from '@perenos/domain';
import { demoInn10, demoInn12, demoKpp } from './numbers.ts';

type Sketch = Pick<Partner, 'id' | 'name' | 'logins' | 'emails'> & Partial<Partner> & { number: number };

const aPartner = ({ number, ...sketch }: Sketch): Partner => {
  const individual = sketch.name.startsWith('ИП ');
  const inn = individual ? demoInn12(number) : demoInn10(number);
  return {
    inn,
    kpp: individual ? null : demoKpp(inn),
    kind: 'partner',
    salesCenterId: null,
    partnerCode: `KP-${1000 + number}`,
    debts: [],
    restriction: null,
    ...sketch,
  };
};

/** Invented sales centres and partners. Dates of debts and restrictions are set by `demoRegistry`. */
export const demoPartners = {
  north: aPartner({
    number: 1,
    id: 'sc-north',
    kind: 'sales-center',
    name: 'ООО «Северный Узел»',
    logins: ['SevUzel_51', 'Sev Uzel Office'],
    emails: ['@sevuzel.example'],
  }),
  volga: aPartner({
    number: 2,
    id: 'sc-volga',
    kind: 'sales-center',
    name: 'АО «Волжский Расчёт»',
    logins: ['VolgaRaschet_63'],
    emails: ['@volga-raschet.example', 'office.vr@post.example'],
  }),
  lantern: aPartner({
    number: 3,
    id: 'pt-lantern',
    salesCenterId: 'sc-north',
    name: 'ООО «Фонарь Учёта»',
    logins: ['Fonar Ucheta_51'],
    emails: ['@fonar-ucheta.example', 'zayavki@fonar-ucheta.example'],
  }),
  abacus: aPartner({
    number: 4,
    id: 'pt-abacus',
    salesCenterId: 'sc-north',
    name: 'ООО «Счёты и Ко»',
    logins: ['SchetyiKo', 'SchetyiKo_2'],
    emails: ['info@schety-ko.example'],
  }),
  harbour: aPartner({
    number: 5,
    id: 'pt-harbour',
    salesCenterId: 'sc-volga',
    name: 'ООО «Гавань Данных»',
    logins: ['gavan_Dannyh'],
    emails: ['@gavan-data.example', 'perenos@gavan-data.example'],
  }),
  compass: aPartner({
    number: 6,
    id: 'pt-compass',
    salesCenterId: 'sc-volga',
    name: 'ООО «Румб-Сервис»',
    logins: ['Rumb Servis_63'],
    emails: ['otdel@rumb-servis.example'],
  }),
  attic: aPartner({
    number: 7,
    id: 'pt-attic',
    salesCenterId: 'sc-volga',
    name: 'ИП Чердакова Алла Игоревна',
    logins: ['Cherdakova_AI'],
    emails: ['cherdakova@post.example'],
  }),
  bridge: aPartner({
    number: 8,
    id: 'pt-bridge',
    salesCenterId: 'sc-north',
    name: 'ООО «Мост-Отчёт»',
    logins: ['Most Otchet_29', 'MostOtchet'],
    emails: ['@most-otchet.example', 'buh@most-otchet.example'],
  }),
  millstone: aPartner({
    number: 9,
    id: 'pt-millstone',
    salesCenterId: 'sc-north',
    name: 'ООО «Жёрнов»',
    logins: ['Zhernov_10'],
    emails: ['info@zhernov.example'],
  }),
  lighthouse: aPartner({
    number: 10,
    id: 'pt-lighthouse',
    salesCenterId: 'sc-volga',
    name: 'ООО «Береговой Маяк»',
    logins: ['BeregMayak'],
    emails: ['@bereg-mayak.example', 'office@bereg-mayak.example'],
  }),
} as const;

export type DemoPartner = keyof typeof demoPartners;
