import type {
  Application,
  Certificate,
  CompanyGroup,
  IsoDate,
  ItsContract,
  Licence,
  Product,
  RegistryData,
  Subscriber,
} from '@perenos/domain';
import { addCalendarDays } from '@perenos/domain';
import { demoInn10, demoInn12, demoKpp } from './numbers.ts';
import { demoPartners } from './partners.ts';
import { demoTariffs } from './tariffs.ts';

/**
 * The registry that the demo mails are about: grows scenario by scenario, so that each scenario stands in one place with
 * the facts that give it its verdict. Dates are counted from the day on which the scenario's mail is received.
 */
export class DemoWorld {
  readonly registry: RegistryData = {
    partners: structuredClone(Object.values(demoPartners)),
    subscribers: [],
    licences: [],
    applications: [],
    groups: [],
    tariffs: demoTariffs,
    certificates: [],
    itsContracts: [],
  };
  #next = 100;

  number(): number {
    this.#next += 1;
    return this.#next;
  }
}

/** The view of the world that one scenario has: its own day, and what it adds to the registry. */
export class DemoDay {
  readonly world: DemoWorld;
  readonly date: IsoDate;

  constructor(world: DemoWorld, date: IsoDate) {
    this.world = world;
    this.date = date;
  }

  /** The day `offset` calendar days after the mail's own. */
  day(offset: number): IsoDate {
    return addCalendarDays(this.date, offset);
  }

  /** Requisites of a company that the registry doesn't hold yet. */
  identity(name: string): Pick<Subscriber, 'inn' | 'kpp' | 'name' | 'kind'> {
    const individual = name.startsWith('ИП ');
    const inn = individual ? demoInn12(this.world.number()) : demoInn10(this.world.number());
    return { inn, kpp: individual ? null : demoKpp(inn), name, kind: individual ? 'individual' : 'legal' };
  }

  subscriber(name: string, partnerId: string, facts: Partial<Subscriber> = {}): Subscriber {
    const subscriber: Subscriber = {
      ...this.identity(name),
      partnerId,
      emails: [],
      services: [],
      representativeInn: null,
      directions: [],
      itsLogin: null,
      itsPromo: null,
      ...facts,
    };
    this.world.registry.subscribers.push(subscriber);
    return subscriber;
  }

  /** A licence in force for a year around the mail's day, unless `facts` say otherwise. */
  licence(subscriber: Subscriber, product: Product, tariff: string, facts: Partial<Licence> = {}): Licence {
    const validFrom = facts.validFrom ?? this.day(-200);
    const licence: Licence = {
      id: `L-${this.world.number()}`,
      product,
      subscriberInn: subscriber.inn,
      subscriberKpp: subscriber.kpp,
      partnerId: null,
      tariff,
      issuedOn: validFrom,
      validFrom,
      validUntil: addCalendarDays(validFrom, 364),
      state: 'registered',
      ...facts,
    };
    this.world.registry.licences.push(licence);
    return licence;
  }

  application(
    of: Pick<Subscriber, 'inn' | 'kpp' | 'name'>,
    product: Product,
    partnerId: string,
    facts: Partial<Application> = {},
  ): Application {
    const application: Application = {
      id: `A-${this.world.number()}`,
      product,
      type: 'create',
      state: 'accepted',
      subscriberInn: of.inn,
      subscriberKpp: of.kpp,
      subscriberName: of.name,
      partnerId,
      receivedOn: this.day(-3),
      ...facts,
    };
    this.world.registry.applications.push(application);
    return application;
  }

  itsContract(subscriber: Subscriber, partnerId: string): ItsContract {
    const contract: ItsContract = {
      subscriberInn: subscriber.inn,
      partnerId,
      level: 'prof',
      validUntil: this.day(150),
    };
    this.world.registry.itsContracts.push(contract);
    return contract;
  }

  group(name: string, product: Product, members: readonly [Subscriber, ...Subscriber[]]): CompanyGroup {
    const group: CompanyGroup = {
      id: `G-${this.world.number()}`,
      name,
      product,
      headInn: members[0].inn,
      memberInns: members.map((m) => m.inn),
    };
    this.world.registry.groups.push(group);
    return group;
  }

  certificate(subscriber: Subscriber, holder: string, product: Product): Certificate {
    const certificate: Certificate = {
      serial: `01D${String(this.world.number()).padStart(6, '0')}A7C4`,
      subscriberInn: subscriber.inn,
      subscriberKpp: subscriber.kpp,
      holder,
      product,
      validFrom: this.day(-200),
      validUntil: this.day(250),
      state: 'valid',
    };
    this.world.registry.certificates.push(certificate);
    return certificate;
  }
}
