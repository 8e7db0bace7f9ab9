import { type Product, productNames } from '../../products.ts';
import type { IsoDate, Partner } from '../../registry/types.ts';
import { formatDate } from '../../wording/format.ts';
import { renderTemplate } from '../templates/render.ts';
import { ticketToken } from '../token.ts';
import { type LetterHand, letterText, type Reply, staffValues } from './frame.ts';
import { innAndKpp } from './item-words.ts';

type Company = Pick<Partner, 'name' | 'inn' | 'kpp'>;

/** One transfer that was done, as 1.5 wants it told. */
export type TransferNotice = LetterHand & {
  ticketNumber: string;
  subject: 'application' | 'subscriber';
  product: Product;
  subscriber: { name: string; inn: string; kpp: string | null };
  target: Company;
  /** From `transferGrounds`. */
  grounds: string;
  /** Moscow date of the actual transfer (3.4.3). */
  transferredOn: IsoDate;
};

/** One transfer that was taken back: `grounds` are those of the reverse transfer. */
export type ReversalNotice = TransferNotice & {
  source: Company;
  /** Moscow date of the reverse transfer. */
  reversedOn: IsoDate;
};

const company = ({ name, inn, kpp }: Company): string => `${name}, ${innAndKpp(inn, kpp)}`;

const subjectOf = (what: string, { subject, subscriber, ticketNumber }: TransferNotice): string =>
  `${what} ${subject === 'application' ? 'заявки' : 'абонента'}: ${subscriber.name} ${ticketToken(ticketNumber)}`;

const valuesOf = (notice: TransferNotice): Record<string, string> => ({
  'что перенесено': notice.subject === 'application' ? 'заявка абонента перенесена' : 'абонент перенесён',
  абонент: company(notice.subscriber),
  продукт: productNames[notice.product],
  'новый партнёр': company(notice.target),
  основание: notice.grounds,
  'дата переноса': formatDate(notice.transferredOn),
  ...staffValues(notice.staff),
});

const noticeBy = (key: 'notice-source' | 'notice-target', notice: TransferNotice): Reply => ({
  subject: subjectOf('Перенос', notice),
  text: letterText(renderTemplate(notice.templates[key], valuesOf(notice)), notice),
});

/** 1.5.1: the notice to the partner from whom the transfer was made, with all five of its points. */
export const sourcePartnerNotice = (notice: TransferNotice): Reply => noticeBy('notice-source', notice);

/** 1.5.2: the notice to the partner to whom the transfer was made: that it has happened. */
export const targetPartnerNotice = (notice: TransferNotice): Reply => noticeBy('notice-target', notice);

const reversalBy = (key: 'reversal-source' | 'reversal-target', notice: ReversalNotice): Reply => ({
  subject: subjectOf('Обратный перенос', notice),
  text: letterText(
    renderTemplate(notice.templates[key], {
      ...valuesOf(notice),
      'что возвращено': notice.subject === 'application' ? 'заявка абонента возвращена' : 'абонент возвращён',
      'прежний партнёр': company(notice.source),
      'дата возврата': formatDate(notice.reversedOn),
    }),
    notice,
  ),
});

/** To the partner who has the subscriber back. */
export const sourceReversalNotice = (notice: ReversalNotice): Reply => reversalBy('reversal-source', notice);

/** To the partner from whom the subscriber goes back: for him it is a transfer, with the points of 1.5.1. */
export const targetReversalNotice = (notice: ReversalNotice): Reply => reversalBy('reversal-target', notice);
