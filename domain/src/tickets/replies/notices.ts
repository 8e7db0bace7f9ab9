import { type Product, productNames } from '../../products.ts';
import type { IsoDate, Partner } from '../../registry/types.ts';
import { formatDate } from '../../wording/format.ts';
import { ticketToken } from '../token.ts';
import { letterText, type Reply, type StaffMember } from './frame.ts';
import { innAndKpp } from './item-words.ts';

/** One transfer that was done, as 1.5 wants it told. */
export type TransferNotice = {
  ticketNumber: string;
  subject: 'application' | 'subscriber';
  product: Product;
  subscriber: { name: string; inn: string; kpp: string | null };
  target: Pick<Partner, 'name' | 'inn' | 'kpp'>;
  /** From `transferGrounds`. */
  grounds: string;
  /** Moscow date of the actual transfer (3.4.3). */
  transferredOn: IsoDate;
  staff: StaffMember;
};

const company = ({ name, inn, kpp }: { name: string; inn: string; kpp: string | null }): string =>
  `${name}, ${innAndKpp(inn, kpp)}`;

const noticeSubject = ({ subject, subscriber, ticketNumber }: TransferNotice): string =>
  `Перенос ${subject === 'application' ? 'заявки' : 'абонента'}: ${subscriber.name} ${ticketToken(ticketNumber)}`;

/** 1.5.1: the notice to the partner from whom the transfer was made, with all five of its points. */
export const sourcePartnerNotice = (notice: TransferNotice): Reply => ({
  subject: noticeSubject(notice),
  text: letterText(
    [
      `Сообщаем, что ${notice.subject === 'application' ? 'заявка абонента перенесена' : 'абонент перенесён'} от вас к другому партнёру (п. 1.5.1 Регламента).`,
      [
        `Абонент: ${company(notice.subscriber)}`,
        `Продукт: ${productNames[notice.product]}`,
        `Партнёр, к которому осуществлён перенос: ${company(notice.target)}`,
        `Основание переноса: ${notice.grounds}`,
        `Дата переноса: ${formatDate(notice.transferredOn)}`,
        `Ответственный сотрудник ООО «Астрал-Софт»: ${notice.staff.name}, ${notice.staff.email}`,
      ].join('\n'),
    ],
    notice.staff,
  ),
});

/** 1.5.2: the notice to the partner to whom the transfer was made: that it has happened. */
export const targetPartnerNotice = (notice: TransferNotice): Reply => ({
  subject: noticeSubject(notice),
  text: letterText(
    [
      `Сообщаем, что ${notice.subject === 'application' ? 'заявка абонента перенесена' : 'абонент перенесён'} к вам (п. 1.5.2 Регламента).`,
      [
        `Абонент: ${company(notice.subscriber)}`,
        `Продукт: ${productNames[notice.product]}`,
        `Дата переноса: ${formatDate(notice.transferredOn)}`,
      ].join('\n'),
    ],
    notice.staff,
  ),
});
