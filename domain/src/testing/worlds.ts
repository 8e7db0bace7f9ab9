import fc from 'fast-check';
import { type Product, products } from '../products.ts';
import { createRegistry } from '../registry/registry.ts';
import { applicationStates, type Licence, type TariffKind, tariffKinds } from '../registry/types.ts';
import type { JudgeInput } from '../regulation/types.ts';
import type { OfficialLetter, RequestedItem } from '../requests/types.ts';
import { addCalendarDays, calendarDaysBetween, russianCalendar } from '../working-time/calendar.ts';
import {
  aGroup,
  aLetter,
  aLicence,
  anApplication,
  anEntrepreneur,
  anItem,
  aPartner,
  aPayment,
  aRegistryData,
  aSalesCenter,
  aSubscriber,
  aTariff,
  newPartner,
} from './builders.ts';

// Small worlds in which everything can go right, and anything can go wrong.

const requestDate = '2026-03-17';
const parties = [
  { inn: '7736050003', kpp: '773643001', name: 'ООО «Ромашка»' },
  { inn: '7708503727', kpp: '770801001', name: 'ООО «Василёк»' },
  { inn: '500100732259', kpp: null, name: 'ИП Иванов Иван Иванович' },
] as const;

/** Mostly the good value, sometimes one of the others. */
const mostly = <T>(good: T, ...bad: T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
const dayNear = fc.integer({ min: -40, max: 40 }).map((days) => addCalendarDays(requestDate, days));
const product = fc.constantFrom(...products.slice(0, 3), '1c-etp' as const);

const itemOf = (
  party: (typeof parties)[number],
  asked: fc.Arbitrary<RequestedItem['product']>,
): fc.Arbitrary<RequestedItem> =>
  fc
    .record({
      product: asked,
      subscriberInn: mostly<string | null>(party.inn, null, '7736050004', '7702070139'),
      subscriberKpp: mostly<string | null>(party.kpp, null, '784001001'),
      subscriberName: mostly<string | null>(party.name, null, 'ООО «Василёк»', 'Нечто'),
      targetPartnerName: mostly<string | null>('ООО «Новый»', null, 'ООО «Прежний»'),
      targetPartnerInn: mostly<string | null>('7736207543', null, '7707083893', '1'),
      targetPartnerLogin: mostly<string | null>('New Soft_1', null, 'new soft_1', 'Old'),
      doubtful: mostly<RequestedItem['doubtful']>([], ['subscriberInn'], ['product']),
    })
    .map(anItem);

const letterOf = (
  party: (typeof parties)[number],
  asked: fc.Arbitrary<OfficialLetter['product']>,
): fc.Arbitrary<OfficialLetter> =>
  fc
    .record({
      subscriberInn: mostly<string | null>(party.inn, null, '7708503727'),
      subscriberKpp: mostly<string | null>(party.kpp, null),
      subscriberName: fc.constant(null),
      product: asked,
      targetPartnerInn: mostly<string | null>('7736207543', null, '7707083893'),
      letterDate: mostly<string | null>('2026-03-12', null),
      effectiveDate: mostly<string | null>('2026-03-16', null, '2026-03-03', '2026-03-02', '2026-03-18'),
      addressedToAstral: mostly<boolean | null>(true, false, null),
      readable: mostly(true, false),
      form: mostly<OfficialLetter['form']>('scan', 'editable', 'body'),
      groupInns: mostly<string[]>(
        [],
        parties.map((p) => p.inn),
        parties.slice(0, 2).map((p) => p.inn),
      ),
      doubtful: mostly<OfficialLetter['doubtful']>([], ['subscriberInn'], ['effectiveDate'], ['groupInns']),
    })
    .map(aLetter);

const licencesOf = (asked: fc.Arbitrary<Licence['product']>): fc.Arbitrary<Licence[]> =>
  fc.array(
    fc
      .record({
        id: fc.uuid(),
        party: fc.constantFrom(...parties),
        product: asked,
        tariff: fc.constantFrom(...tariffKinds, 'нет в справочнике'),
        issuedOn: fc.constantFrom('2025-06-10', '2026-02-12', '2026-03-02'),
        validFrom: mostly('2026-01-01', '2026-03-18'),
        validUntil: dayNear,
        state: mostly<Licence['state']>('registered', 'blocked', 'revoked'),
      })
      .map(({ party, ...licence }) => aLicence({ ...licence, subscriberInn: party.inn, subscriberKpp: party.kpp })),
    { maxLength: 5 },
  );

const registryOf = (asked: fc.Arbitrary<Licence['product']>) =>
  fc
    .record({
      licences: licencesOf(asked),
      applications: fc.array(
        fc
          .record({
            id: fc.uuid(),
            party: fc.constantFrom(...parties),
            product: asked,
            type: fc.constantFrom('create' as const, 'renew' as const),
            state: fc.constantFrom(...applicationStates),
          })
          .map(({ party, ...application }) =>
            anApplication({
              ...application,
              subscriberInn: party.inn,
              subscriberKpp: party.kpp,
              subscriberName: party.name,
            }),
          ),
        { maxLength: 2 },
      ),
      known: fc.subarray([0, 1, 2], { minLength: 2 }),
      servedBy: mostly('p-old', 'p-new', 'p-gone'),
      bukh: mostly(false, true),
      grouped: fc.boolean(),
      contract: fc.boolean(),
      product: asked,
    })
    .map((world) => {
      const records = [
        aSubscriber({ ...parties[0], partnerId: world.servedBy, services: world.bukh ? ['1c-bukhobsluzhivanie'] : [] }),
        aSubscriber(parties[1]),
        anEntrepreneur(),
      ];
      return createRegistry(
        aRegistryData({
          partners: [aPartner({ logins: ['Old'] }), newPartner({ salesCenterId: 'p-center' }), aSalesCenter()],
          subscribers: records.filter((_, index) => world.known.includes(index)),
          licences: world.licences,
          applications: world.applications,
          groups: world.grouped
            ? [aGroup({ product: world.product, headInn: parties[0].inn, memberInns: parties.map((p) => p.inn) })]
            : [],
          tariffs: products.flatMap((of) => tariffKinds.map((kind) => aTariff({ product: of, name: kind, kind }))),
          itsContracts: world.contract
            ? [{ subscriberInn: parties[0].inn, partnerId: 'p-new', level: 'prof', validUntil: '2026-12-31' }]
            : [],
        }),
      );
    });

/** Random requests for transfers: a mail over one to three parties, its documents, and a registry. */
export const worldArbitrary: fc.Arbitrary<JudgeInput> = product.chain((chosen) => {
  const asked = mostly<Product>(chosen, '1c-reporting', 'astral-edo');
  const some = fc.subarray([...parties], { minLength: 1 });
  return fc.record({
    mailbox: mostly<JudgeInput['mailbox']>('perevod', 'partners'),
    kind: fc.constant('transfer' as const),
    sender: mostly<JudgeInput['sender']>(
      { address: 'ask@new.example', role: 'partner', partnerId: 'p-new' },
      { address: 'x@y.example', role: 'unknown', partnerId: null },
      { address: 'x@y.example', role: 'subscriber', partnerId: null },
      { address: 'info@center.example', role: 'sales-center', partnerId: 'p-center' },
    ),
    requestDate: fc.constant(requestDate),
    items: some.chain((chosenParties) => fc.tuple(...chosenParties.map((party) => itemOf(party, asked)))),
    picturedFields: fc.constant([]),
    letters: some.chain((authors) => fc.tuple(...authors.map((party) => letterOf(party, asked)))),
    payments: fc.array(
      fc
        .record({
          payerInn: fc.constantFrom(...parties.map((party) => party.inn)),
          payeeInn: mostly<string | null>('7736207543', '7707083893', null),
          readable: mostly(true, false),
        })
        .map(aPayment),
      { maxLength: 2 },
    ),
    registry: registryOf(asked),
    calendar: fc.constant(russianCalendar),
    dkim: fc.constant(null),
  });
});

export type LicenceFacts = { inForce: boolean; kind: TariffKind | null; daysLeft: number };

/** The licences of an item's subscriber and product, without the regulation's own code. */
export const licenceFields = ({ registry }: JudgeInput, item: RequestedItem): LicenceFacts[] =>
  registry.data.licences
    .filter(
      (licence) =>
        licence.subscriberInn === item.subscriberInn &&
        licence.subscriberKpp === item.subscriberKpp &&
        licence.product === item.product,
    )
    .map((licence) => ({
      inForce: licence.state === 'registered' && licence.validFrom <= requestDate && requestDate <= licence.validUntil,
      kind: registry.data.tariffs.find((t) => t.name === licence.tariff && t.product === licence.product)?.kind ?? null,
      daysLeft: calendarDaysBetween(requestDate, licence.validUntil),
    }));
