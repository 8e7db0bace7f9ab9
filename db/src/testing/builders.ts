import type { Application, Licence, Partner, RegistryData, Subscriber } from '@perenos/domain';

export const aPartner = (given: Partial<Partner> & { id: string }): Partner => ({
  name: `ООО «Партнёр ${given.id}»`,
  inn: '7707083893',
  kpp: '770701001',
  kind: 'partner',
  salesCenterId: null,
  logins: [`${given.id}-login`],
  emails: [`mail@${given.id}.example`],
  partnerCode: null,
  debts: [],
  restriction: null,
  ...given,
});

export const aSubscriber = (given: Partial<Subscriber> & { inn: string }): Subscriber => ({
  kpp: '770701001',
  name: `ООО «Абонент ${given.inn}»`,
  kind: 'legal',
  partnerId: 'p-1',
  emails: [],
  services: [],
  representativeInn: null,
  directions: [],
  itsLogin: null,
  itsPromo: null,
  ...given,
});

export const aLicence = (given: Partial<Licence> & { id: string }): Licence => ({
  product: '1c-reporting',
  subscriberInn: '7707083893',
  subscriberKpp: '770701001',
  partnerId: null,
  tariff: 'Платная',
  issuedOn: '2026-01-10',
  validFrom: '2026-01-10',
  validUntil: '2027-01-10',
  state: 'registered',
  ...given,
});

export const anApplication = (given: Partial<Application> & { id: string }): Application => ({
  product: '1c-reporting',
  type: 'create',
  state: 'checking',
  subscriberInn: '7707083893',
  subscriberKpp: '770701001',
  subscriberName: 'ООО «Абонент»',
  partnerId: 'p-1',
  receivedOn: '2026-03-02',
  ...given,
});

export const aRegistry = (given: Partial<RegistryData> = {}): RegistryData => ({
  partners: [],
  subscribers: [],
  licences: [],
  applications: [],
  groups: [],
  tariffs: [],
  certificates: [],
  itsContracts: [],
  ...given,
});
