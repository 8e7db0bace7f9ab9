import { z } from '@hono/zod-openapi';
import { products } from '@perenos/domain';
import { date } from './common.ts';
import { applicationRow, journalRow, subscriberRow } from './records.ts';
import { tariffRow } from './tariffs.ts';

const text = z.string().nullable();
const line = z.string().max(500, 'Слишком длинно').nullable();
const version = z.number().int().nonnegative();

export const subscriberListRow = subscriberRow
  .extend({ groups: z.array(z.string()), products: z.array(z.enum(products)) })
  .openapi('SubscriberListRow');

const direction = z.object({ code: z.enum(['FNS', 'PFR', 'FSS', 'ROSSTAT']), kpp: text, active: z.boolean() });

const subscriberCard = z
  .object({
    name: z.string().max(500, 'Слишком длинно'),
    category: line,
    ogrn: line,
    pfrNumber: line,
    fssNumber: line,
    phone: line,
    extraPhone: line,
    legalAddress: line,
    actualAddress: line,
    emails: z.array(z.string().max(320)).max(50, 'Не больше 50 адресов'),
    itsLogin: line,
    directions: z.array(direction).max(100, 'Не больше 100 направлений'),
    products: z
      .array(z.object({ product: z.enum(products), identifier: z.string().max(100), registrationNumber: line }))
      .max(50, 'Не больше 50 идентификаторов'),
  })
  .openapi('SubscriberCard');

export const subscriberDetail = subscriberListRow
  .extend({
    version: version.openapi({ description: 'Номер последнего изменения: передаётся при следующем' }),
    card: subscriberCard,
    licences: z.array(tariffRow),
    applications: z.array(applicationRow),
    itsContracts: z.array(z.object({ partnerId: z.string(), partnerName: text, validUntil: date })),
    history: z.array(journalRow).openapi({ description: 'Журнал абонента и его лицензий и заявок, новое сверху' }),
  })
  .openapi('SubscriberDetail');

export const subscriberEdit = z
  .object({ version, card: subscriberCard, grounds: z.string().trim().max(2_000).default('') })
  .openapi('SubscriberEdit');
