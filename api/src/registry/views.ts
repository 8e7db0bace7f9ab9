import type { Application, Licence, Subscriber } from '@perenos/db';
import { type IsoDate, standingOf } from '@perenos/domain';
import type { z } from 'zod';
import type { applicationRow, licenceRow, subscriberRow } from '../contract/records.ts';

type Names = ReadonlyMap<string, string>;

export const viewOfSubscriber = (row: Subscriber, names: Names): z.infer<typeof subscriberRow> => ({
  id: row.id,
  inn: row.inn,
  kpp: row.kpp,
  name: row.name,
  kind: row.kind,
  partnerId: row.partnerId,
  partnerName: names.get(row.partnerId) ?? null,
  emails: row.emails,
  services: row.services,
  representativeInn: row.representativeInn,
  directions: row.directions,
  itsLogin: row.itsLogin,
  itsPromo: row.itsPromo,
});

export const viewOfLicence = (row: Licence, names: Names, today: IsoDate): z.infer<typeof licenceRow> => ({
  id: row.id,
  product: row.product,
  subscriberInn: row.subscriberInn,
  subscriberKpp: row.subscriberKpp,
  partnerId: row.partnerId,
  partnerName: (row.partnerId !== null && names.get(row.partnerId)) || null,
  tariff: row.tariff,
  issuedOn: row.issuedOn,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  state: row.state,
  standing: standingOf(row, today),
});

export const viewOfApplication = (row: Application, names: Names): z.infer<typeof applicationRow> => ({
  id: row.id,
  product: row.product,
  type: row.type,
  state: row.state,
  subscriberInn: row.subscriberInn,
  subscriberKpp: row.subscriberKpp,
  subscriberName: row.subscriberName,
  partnerId: row.partnerId,
  partnerName: names.get(row.partnerId) ?? null,
  receivedOn: row.receivedOn,
});
