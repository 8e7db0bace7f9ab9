import type {
  Application,
  CompanyGroup,
  Licence,
  Partner,
  RegistryData,
  Subscriber,
  Tariff,
} from '../registry/types.ts';
import type { Decision } from '../regulation/types.ts';
import type { OfficialLetter, PaymentDocument, RequestedItem } from '../requests/types.ts';

// Builders with sensible defaults for tests of the domain: one legal entity served by `p-old`, asked for by `p-new`.

export const aPartner = (over: Partial<Partner> = {}): Partner => ({
  id: 'p-old',
  name: 'ООО «Прежний»',
  inn: '7707083893',
  kpp: '770701001',
  kind: 'partner',
  salesCenterId: null,
  logins: [],
  emails: ['@old.example'],
  partnerCode: null,
  debts: [],
  restriction: null,
  ...over,
});

export const newPartner = (over: Partial<Partner> = {}): Partner =>
  aPartner({
    id: 'p-new',
    name: 'ООО «Новый»',
    inn: '7736207543',
    kpp: '773601001',
    logins: ['New Soft_1'],
    emails: ['ask@new.example'],
    partnerCode: 'NEW-1',
    ...over,
  });

export const aSubscriber = (over: Partial<Subscriber> = {}): Subscriber => ({
  inn: '7736050003',
  kpp: '773643001',
  name: 'ООО «Ромашка»',
  kind: 'legal',
  partnerId: 'p-old',
  emails: [],
  services: [],
  representativeInn: null,
  directions: [],
  itsLogin: null,
  itsPromo: null,
  ...over,
});

export const aLicence = (over: Partial<Licence> = {}): Licence => ({
  id: 'L-1',
  product: '1c-reporting',
  subscriberInn: '7736050003',
  subscriberKpp: '773643001',
  partnerId: null,
  tariff: 'Годовой',
  issuedOn: '2025-06-10',
  validFrom: '2025-06-10',
  validUntil: '2026-06-10',
  state: 'registered',
  ...over,
});

export const anApplication = (over: Partial<Application> = {}): Application => ({
  id: 'A-1',
  product: '1c-reporting',
  type: 'create',
  state: 'accepted',
  subscriberInn: '7736050003',
  subscriberKpp: '773643001',
  subscriberName: 'ООО «Ромашка»',
  partnerId: 'p-old',
  receivedOn: '2026-03-10',
  ...over,
});

export const aGroup = (over: Partial<CompanyGroup> = {}): CompanyGroup => ({
  id: 'G-1',
  name: 'ГК «Луг»',
  product: '1c-reporting',
  headInn: '7736050003',
  memberInns: ['7736050003', '7708503727'],
  ...over,
});

export const aTariff = (over: Partial<Tariff> = {}): Tariff => ({
  name: 'Годовой',
  product: '1c-reporting',
  kind: 'paid',
  ...over,
});

export const aRegistryData = (over: Partial<RegistryData> = {}): RegistryData => ({
  partners: [aPartner(), newPartner()],
  subscribers: [aSubscriber()],
  licences: [aLicence()],
  applications: [],
  groups: [],
  tariffs: [aTariff()],
  certificates: [],
  itsContracts: [],
  ...over,
});

/** The data of an item of which a mail states nothing. */
export const nothingStated = {
  product: null,
  subscriberInn: null,
  subscriberKpp: null,
  subscriberName: null,
  targetPartnerName: null,
  targetPartnerInn: null,
  targetPartnerLogin: null,
} satisfies Partial<RequestedItem>;

export const anItem = (over: Partial<RequestedItem> = {}): RequestedItem => ({
  product: '1c-reporting',
  subscriberInn: '7736050003',
  subscriberKpp: '773643001',
  subscriberName: 'ООО «Ромашка»',
  targetPartnerName: 'ООО «Новый»',
  targetPartnerInn: '7736207543',
  targetPartnerLogin: 'New Soft_1',
  doubtful: [],
  evidence: {},
  ...over,
});

/** An execution of 4.1.4 without effects, unless said otherwise. */
export const aDecision = (over: Partial<Decision> = {}): Decision => ({
  subject: 'subscriber',
  verdict: 'execute',
  action: 'transfer-subscriber',
  clauses: ['4.1.4'],
  reasons: [],
  missing: [],
  effects: [],
  notBefore: null,
  advisories: [],
  sourcePartnerId: 'p-old',
  targetPartnerId: 'p-new',
  licenceId: 'L-1',
  applicationId: null,
  edition: '2026',
  ...over,
});

export const aLetter = (over: Partial<OfficialLetter> = {}): OfficialLetter => ({
  attachment: 'письмо.pdf',
  form: 'scan',
  readable: true,
  subscriberInn: '7736050003',
  subscriberKpp: '773643001',
  subscriberName: 'ООО «Ромашка»',
  product: '1c-reporting',
  targetPartnerInn: '7736207543',
  targetPartnerName: 'ООО «Новый»',
  letterDate: '2026-03-12',
  effectiveDate: '2026-03-16',
  addressedToAstral: true,
  sealDetected: true,
  groupInns: [],
  lowQuality: false,
  doubtful: [],
  evidence: {},
  ...over,
});

export const aPayment = (over: Partial<PaymentDocument> = {}): PaymentDocument => ({
  attachment: 'пп.pdf',
  readable: true,
  payerInn: '7736050003',
  payeeInn: '7736207543',
  amountKopecks: 490000,
  date: '2026-03-13',
  doubtful: [],
  evidence: {},
  ...over,
});
